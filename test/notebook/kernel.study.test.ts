import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Kernel, type ExecuteOptions } from "../../src/notebook/kernel/kernel-client";
import { CONNECTION_FOLDER_PREFIX } from "../../src/notebook/kernel/kernel-process";
import type { DisplayOutput } from "../../src/notebook/document/document";
import { OutputCollector } from "../../src/notebook/run/output-collector";
import { isRunning, makeWorkspace, until } from "./workspace";

const root = path.join(__dirname, "..", "..");

describe("a kernel", () => {
  const workspace = makeWorkspace();
  let kernel: Kernel;
  const run = async (code: string, options?: ExecuteOptions) => {
    const collector = new OutputCollector();
    const execution = await kernel.execute(code, collector, options);
    return { ...execution, collector, outputs: collector.outputs };
  };

  const textOf = ({ outputs }: Awaited<ReturnType<typeof run>>): string =>
    outputs.map((output) => (output.output_type === "stream" ? output.text : "")).join("");

  beforeAll(async () => {
    kernel = await Kernel.start({ cwd: workspace.folder, env: { CHAMPO_TEST: "passed on" } });
  });
  afterAll(async () => {
    await kernel.kill();
    workspace.remove();
  });

  it("runs cells one after the other, with what earlier ones declared", async () => {
    const first = await run("const a: number = 20;");
    const second = await run("console.log(a + 1); ({ a })");
    expect(second.outputs).toEqual([{ output_type: "stream", name: "stdout", text: "21\n{ a: 20 }\n" }]);
    expect(second.executionCount).toBe((first.executionCount ?? NaN) + 1);
    expect(second.failure).toBeUndefined();
  });

  it("sees names of earlier cells in shorthand properties, which tslab alone does not", async () => {
    await run("let width = 2; const height = 3;");
    const { outputs } = await run(
      "const box = { width, height, f: ({ width }: { width: number }) => width };\n({ width = 9 } = { width: undefined });\nconsole.log(box.width, box.f({ width: 7 }), { width }); // { height }",
    );
    expect(outputs).toMatchObject([{ text: "2 7 { width: 9 }\n" }]);
    const { failure } = await run("const text: string = [{ width }, 1];");
    expect(failure?.evalue).toMatch(/^1:7 - /);
  });

  it("runs in the given environment, in UTC, and without colours", async () => {
    const { outputs } = await run(
      "console.log(process.env.CHAMPO_TEST, process.env.TZ, new Date(2020, 0, 1).toISOString(), [1, 'x']);",
    );
    expect(outputs).toEqual([
      { output_type: "stream", name: "stdout", text: "passed on UTC 2020-01-01T00:00:00.000Z [ 1, 'x' ]\n" },
    ]);
  });

  it("runs TypeScript that lies next to the notebook, with what that imports, and checks no other", async () => {
    const write = (name: string, text: string): void =>
      fs.writeFileSync(path.join(workspace.folder, name), text);
    write("inner.ts", "export const inner: number = 20;");
    write("outer.ts", 'import { inner } from "./inner"; export const outer = (): number => inner + 1;');
    write("wrong.ts", "export const wrong: number = 'x';");
    expect(textOf(await run('import { outer } from "./outer"; console.log(outer());'))).toBe("21\n");
    expect(textOf(await run("console.log(outer() + 1);"))).toBe("22\n");
    const { failure } = await run('import { wrong } from "./wrong"; console.log(wrong);');
    expect(failure?.evalue).toMatch(/not assignable to type 'number'/);
  });

  it("delivers 100,000 printed lines complete and in order", async () => {
    const { outputs } = await run("for (let line = 0; line < 100_000; line++) console.log(line);");
    expect(outputs).toHaveLength(1);
    const text = outputs[0]?.output_type === "stream" ? outputs[0].text : "";
    expect(text === Array.from({ length: 100_000 }, (_, line) => `${line}\n`).join("")).toBe(true);
  });

  it("keeps the order of both streams and of displays, however much is printed", async () => {
    const { outputs } = await run(
      [
        'const send = require("tslab/dist/jupyter.js").lastWriteDisplayData;',
        "for (let i = 0; i < 3000; i++) console.log(i);",
        'console.error("between");',
        'send({ data: { "text/plain": "shown" }, metadata: {}, transient: {} });',
        'console.log("last");',
      ].join("\n"),
    );
    expect(
      outputs.map((output) =>
        output.output_type === "stream" ? output.text.slice(-8) : "data" in output && output.data,
      ),
    ).toEqual(["98\n2999\n", "between\n", { "text/plain": "shown" }, "last\n"]);
  });

  it("updates a display in place, also from a later cell, and clears outputs", async () => {
    const display = (text: string, update: boolean) =>
      `require("tslab/dist/jupyter.js").lastWriteDisplayData({ data: { "text/plain": "${text}" }, metadata: { n: "${text}" }, transient: { display_id: "d" } }, ${update});`;
    const first = await run(display("before", false));
    await run(display("after", true));
    expect(first.collector.outputs).toEqual([
      { output_type: "display_data", data: { "text/plain": "after" }, metadata: { n: "after" } },
    ]);
    const collector = new OutputCollector();
    collector.receive("stream", { name: "stdout", text: "old" });
    collector.receive("clear_output", { wait: true });
    expect(collector.outputs).toHaveLength(1);
    collector.receive("stream", { name: "stdout", text: "new" });
    expect(collector.outputs).toEqual([{ output_type: "stream", name: "stdout", text: "new" }]);
    collector.receive("clear_output", {});
    expect(collector.outputs).toEqual([]);
  });

  it("tells an exception with its class, message and the frames of the cell alone", async () => {
    const { failure, outputs } = await run(
      "console.error('printed'); function f() { throw new RangeError('no'); }\nf();",
    );
    expect(failure).toMatchObject({ ename: "RangeError", evalue: "no" });
    expect(outputs.map((output) => output.output_type)).toEqual(["stream", "error"]);
    expect(failure?.traceback.join("\n")).not.toContain("node_modules");
    expect(failure?.traceback.join("\n")).toContain("at f (evalmachine");
  });

  it("tells a thrown value that is no error", async () => {
    expect((await run("throw { code: 7 };")).failure).toMatchObject({
      ename: "Uncaught",
      evalue: "{ code: 7 }",
    });
  });

  it("tells every type error with its line, and does not run the cell", async () => {
    const { failure, outputs } = await run("console.log('ran');\nconst s: number = 'x';\nlet t: string = 2;");
    expect(failure).toMatchObject({
      ename: "TypeScriptError",
      evalue: "2:7 - Type 'string' is not assignable to type 'number'.",
    });
    expect(failure?.traceback).toEqual([
      "Line 2, column 7: Type 'string' is not assignable to type 'number'.",
      "    const s: number = 'x';",
      "          ^",
      "Line 3, column 5: Type 'number' is not assignable to type 'string'.",
      "    let t: string = 2;",
      "        ^",
    ]);
    expect(outputs).toHaveLength(1);
  });

  it("shows the value of a last line as the library says, and prints what it leaves", async () => {
    const hook =
      'globalThis[Symbol.for("champo.kernel")].show = (value: any) => value.rows ? { data: { "text/plain": "a table" }, metadata: {} } : undefined;';
    await run(hook);
    expect((await run("({ rows: 3 })")).outputs).toMatchObject([
      {
        output_type: "execute_result",
        data: { "text/plain": "a table" },
        execution_count: expect.any(Number),
      },
    ]);
    expect((await run("1 + 1")).outputs).toMatchObject([{ output_type: "stream", text: "2\n" }]);
  });

  it("takes up a library that was built anew, and tells which variables are of the old one", async () => {
    const reload =
      'const told = globalThis[Symbol.for("champo.kernel")].reload(); console.log(JSON.stringify(told));';
    await run(
      'import * as study from "champo"; const { percent } = study; const frame = study.table("T", [{ a: 1 }]);',
    );
    const before = JSON.parse(textOf(await run(reload))) as { changed: string[] };
    expect(before.changed).toEqual([]);
    const file = path.join(root, "lib", "text", "format.js");
    const time = new Date();
    await run("const kept = percent;");
    fs.utimesSync(file, time, time);
    const told = JSON.parse(textOf(await run(reload))) as Record<"changed" | "renewed" | "stale", string[]>;
    expect(told.changed).toContain(path.join("text", "format.js"));
    expect(told.renewed).toEqual(expect.arrayContaining(["study", "percent", "kept"]));
    expect(told.stale).toContain("frame");
    expect(textOf(await run("console.log(kept === percent && percent === study.percent);"))).toBe("true\n");
  });

  it("completes the library's names, and tells what is known of one", async () => {
    await run('import * as champo from "champo"; const { kmeans } = champo;');
    const code = "champo.bootstrapJ";
    const completed = await kernel.ask("complete_request", { code, cursor_pos: code.length });
    expect(completed["matches"]).toContain("bootstrapJaccard");
    const all = await kernel.ask("complete_request", { code: "champo.", cursor_pos: 7 });
    expect(all["matches"]).toEqual(
      expect.arrayContaining(["kmeans", "silhouette", "loadStudy", "help", "reload"]),
    );
    const option = "kmeans([[1]] as any, { st";
    const options = await kernel.ask("complete_request", { code: option, cursor_pos: option.length });
    expect(options["matches"]).toContain("starts");
    // A name taken out of the library by `const { kmeans } = champo` has its type, but TypeScript drops its docstring.
    const inspected = { code: "champo.kmeans", cursor_pos: 9, detail_level: 0 };
    const known = await kernel.ask("inspect_request", inspected);
    const { "text/plain": told } = known["data"] as { "text/plain": string };
    expect(told).toContain("kmeans(x: Observations, options: KMeansOptions): KMeans");
    expect(told).toContain("the k centres with the least sum of squared distances");
    expect(told).toContain("\nx: n rows by d columns");
    expect(told).toContain("\nReturns clusters numbered");
    expect(told).toContain("\nExample: kmeans(");
    const unknown = { code: "nothing_of_the_kind", cursor_pos: 5, detail_level: 0 };
    expect(await kernel.ask("inspect_request", unknown)).toMatchObject({ found: false, data: {} });
    const shifted = { code: "'🧶🧶'; champo.bootstrapJ", cursor_pos: 23 };
    expect(await kernel.ask("complete_request", shifted)).toMatchObject({
      matches: ["bootstrapJaccard"],
      cursor_start: 13,
      cursor_end: 23,
    });
  });

  it("has help and reload in every cell, imported or not", async () => {
    const own = await Kernel.start({ cwd: workspace.folder });
    const outputs = new OutputCollector();
    expect((await own.execute('help("kmeans")', outputs)).failure).toBeUndefined();
    expect((await own.execute("reload({ build: false })", outputs)).failure).toBeUndefined();
    const [text, reloaded] = outputs.outputs.map((output) => (output as DisplayOutput).data["text/plain"]);
    expect(text).toContain("kmeans(x: Observations, options: KMeansOptions): KMeans");
    expect(reloaded).toBe("Nothing in the library has changed since it was loaded.");
    const wrong = await own.execute("help(3)", new OutputCollector());
    expect(wrong.failure?.ename).toBe("TypeScriptError");
    await own.shutdown();
  });

  it("answers front ends in the protocol's terms, and writes nothing of their questions into a cell", async () => {
    const asked = new Map<string, Readonly<Record<string, unknown>>>();
    const { collector } = await run("console.log('quiet');");
    for (const name of ["kernel_info", "comm_info", "history", "interrupt"])
      asked.set(name, await kernel.ask(`${name}_request`, {}));
    expect(asked.get("kernel_info")).toMatchObject({
      status: "ok",
      protocol_version: "5.3",
      language_info: { name: "typescript", file_extension: ".ts", pygments_lexer: "typescript" },
    });
    const { version } = asked.get("kernel_info")?.["language_info"] as { version: string };
    expect(asked.get("comm_info")).toEqual({ status: "ok", comms: {} });
    expect(asked.get("history")).toEqual({ status: "ok", history: [] });
    expect(asked.get("interrupt")).toEqual({ status: "ok" });
    expect(version).toMatch(/^[4-9]\./);
    expect(collector.outputs).toEqual([{ output_type: "stream", name: "stdout", text: "quiet\n" }]);
  });

  it("shows nothing of a silent cell, counts none that is not for the history, and refuses a debugger", async () => {
    const send = (code: string, more: object) => kernel.ask("execute_request", { code, ...more });
    const first = await send("const held = 3;", { store_history: true });
    const count = first["execution_count"];
    const silent = await send("console.log('unheard'); held", { silent: true });
    expect(silent).toMatchObject({ status: "ok", execution_count: count });
    const own = await send("held", { store_history: false, user_expressions: { twice: "held * 2" } });
    expect(own).toMatchObject({
      status: "ok",
      execution_count: count,
      user_expressions: { twice: { status: "error", ename: "NotEvaluated" } },
    });
    expect((await run("held")).executionCount).toBe(Number(count) + 1);
    expect(
      await kernel.ask("debug_request", { seq: 4, type: "request", command: "debugInfo" }),
    ).toMatchObject({
      type: "response",
      request_seq: 4,
      command: "debugInfo",
      success: false,
    });
  });

  it("says whether a cell is complete, as consoles ask before they run it", async () => {
    const status = async (code: string) => (await kernel.ask("is_complete_request", { code }))["status"];
    expect(await status("const a = 1;")).toBe("complete");
    expect(await status("for (const a of [1]) {")).toBe("incomplete");
  });

  it("runs on after an empty first cell and a comm that it does not know, as Quarto sends them", async () => {
    expect((await run("")).outputs).toEqual([]);
    const quarto = { comm_id: "quarto_comm", target_name: "quarto_kernel_setup", data: { options: {} } };
    void kernel.ask("comm_open", quarto); // it has no reply
    expect((await run("1 + 1")).outputs).toMatchObject([{ output_type: "stream", text: "2\n" }]);
  });

  it("says what is wrong before where, of an error of the library", async () => {
    const { failure } = await run(
      'import { kmeans as again } from "champo"; again([[1]] as any, { k: 0, seed: 1 });',
    );
    expect(failure?.traceback.join("\n").split("\n")[0]).toMatch(/^InputError: kmeans\(x\): expected/);
    expect(failure?.traceback.join("\n")).not.toContain("problem: {");
  });

  it("fails a cell that leaves a rejected promise behind", async () => {
    expect((await run("void Promise.reject(new TypeError('left'));")).failure).toMatchObject({
      ename: "TypeError",
      evalue: "left",
    });
  });

  it("fails a cell at once when work it waits for throws where nobody can catch it", async () => {
    const { failure } = await run(
      "await new Promise(() => setTimeout(() => { throw new Error('aside'); }, 1));",
    );
    expect(failure).toMatchObject({ ename: "Error", evalue: "aside" });
  });

  it("fails the cell that left the work behind, not the one that runs when it throws", async () => {
    const first = await run(
      "let leave = () => {}; const left = new Promise<void>((r) => { leave = r; }).then(() => { console.log('late'); throw new Error('late'); }); 0",
    );
    expect(first.failure).toBeUndefined();
    const second = await run("leave(); await new Promise((r) => setTimeout(r, 5)); console.log('mine');");
    expect(second.failure).toBeUndefined();
    expect(second.outputs).toEqual([{ output_type: "stream", name: "stdout", text: "mine\n" }]);
    expect(first.collector.failure).toMatchObject({ evalue: "late" });
    expect(first.collector.outputs[0]).toMatchObject({ text: "0\nlate\n" });
  });

  it("does not run cells that were sent before an earlier one failed", async () => {
    const [failed, waiting] = await Promise.all([run("throw new Error('x')"), run("console.log('never')")]);
    expect(failed.failure?.evalue).toBe("x");
    expect(waiting.failure).toMatchObject({ ename: "NotRun", evalue: 'the kernel answered "aborted"' });
    expect(waiting.outputs.map((output) => output.output_type)).toEqual(["error"]);
  });

  it("runs the cell after a failed one at once", async () => {
    await run("throw new Error('x')");
    expect((await run("console.log('again')")).outputs).toMatchObject([{ text: "again\n" }]);
  });

  it.each([
    ["busy", "while (true) {}"],
    ["waiting", "await new Promise(() => {});"],
  ])("interrupts a cell that is %s beyond its time, and lives on", async (_, code) => {
    const { failure, outputs } = await run(`console.log("began");\n${code}`, { timeoutSeconds: 3 });
    expect(failure).toMatchObject({
      ename: "CellTimeout",
      evalue: "the cell ran longer than 3 s and was interrupted",
    });
    expect(outputs).toMatchObject([{ text: "began\n" }, { ename: "CellTimeout" }]);
    expect((await run("console.log('alive')")).outputs).toMatchObject([{ text: "alive\n" }]);
  });

  it("removes its connection file as soon as it is connected", () => {
    const own = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(CONNECTION_FOLDER_PREFIX));
    expect(own.filter((name) => fs.existsSync(path.join(os.tmpdir(), name, "connection.json")))).toEqual([]);
  });
});

describe("a kernel that ends", () => {
  const workspace = makeWorkspace();
  afterAll(() => {
    workspace.remove();
  });
  const start = () => Kernel.start({ cwd: workspace.folder });

  it("by process.exit says so, with what was printed before", async () => {
    const kernel = await start();
    const collector = new OutputCollector();
    const { failure } = await kernel.execute("console.log('before'); process.exit(3);", collector);
    expect(failure).toMatchObject({
      ename: "ProcessExit",
      evalue: "process.exit(3) was called and ended the kernel",
    });
    expect(collector.outputs).toMatchObject([{ text: "before\n" }, { output_type: "error" }]);
    const after = await kernel.execute("1", new OutputCollector());
    expect(after.failure?.ename).toBe("DeadKernel");
    await kernel.shutdown();
  });

  it("by SIGKILL is noticed, also over TCP", async () => {
    const kernel = await Kernel.start({ cwd: workspace.folder, transport: "tcp" });
    const collector = new OutputCollector();
    const { failure } = await kernel.execute(
      "console.log('before'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10); await new Promise(() => {});",
      collector,
    );
    expect(failure).toMatchObject({
      ename: "DeadKernel",
      evalue: "the kernel ended while the cell ran (SIGKILL)",
    });
    expect(collector.outputs[0]).toMatchObject({ text: "before\n" });
  });

  it("because it does not heed an interrupt is killed, with all it started, and says so", async () => {
    const kernel = await start();
    const pid = kernel.pid ?? 0;
    const collector = new OutputCollector();
    const child =
      'const child = require("node:child_process").spawn("sleep", ["600"]); console.log(child.pid);';
    const { failure } = await kernel.execute(`${child}\nawait 1;\nwhile (true) {}`, collector, {
      // Time enough for a busy machine to reach the loop.
      timeoutSeconds: 15,
    });
    expect(failure).toMatchObject({ ename: "CellTimeout" });
    expect(failure?.evalue).toContain("ignored an interrupt; its kernel was killed");
    const [output] = collector.outputs;
    const childPid = Number(output?.output_type === "stream" ? output.text : NaN);
    await until(() => !isRunning(pid) && !isRunning(childPid), "kernel and child gone");
  });

  it("because memory ran out shows what Node.js said last", async () => {
    const kernel = await Kernel.start({
      cwd: workspace.folder,
      env: { NODE_OPTIONS: "--max-old-space-size=220" },
    });
    const { failure } = await kernel.execute(
      "const held: number[][] = []; for (;;) held.push(Array.from({ length: 1e5 }, (_, i) => i + 0.5));",
      new OutputCollector(),
    );
    expect(failure?.ename).toBe("DeadKernel");
    expect(failure?.traceback.join("\n")).toContain("heap out of memory");
  });

  it("by shutdown lets it finish what it writes, and is gone", async () => {
    const kernel = await start();
    const pid = kernel.pid ?? 0;
    const file = `${workspace.folder}/written`;
    await kernel.execute(
      `setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(file)}, "all"), 100);`,
      new OutputCollector(),
    );
    await kernel.shutdown();
    expect(fs.readFileSync(file, "utf8")).toBe("all");
    expect(isRunning(pid)).toBe(false);
  });

  it("before it began says why", async () => {
    await expect(Kernel.start({ cwd: `${workspace.folder}/missing` })).rejects.toThrow(
      /did not start .*ENOENT/,
    );
  });

  it("when the caller's signal fires throws its reason, while running or starting", async () => {
    const reason = new Error("enough");
    const kernel = await start();
    const running = new AbortController();
    const cell = kernel.execute("await new Promise(() => {});", new OutputCollector(), {
      signal: running.signal,
    });
    running.abort(reason);
    await expect(cell).rejects.toBe(reason);
    const starting = new AbortController();
    const begun = Kernel.start({ cwd: workspace.folder, signal: starting.signal });
    setTimeout(() => {
      starting.abort(reason);
    }, 50);
    await expect(begun).rejects.toBe(reason);
  });
});
