import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../src/notebook/drawing/browser";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { runTable, showProgress } from "../../src/notebook/run/progress";
import { runNotebooks, type RunEvent } from "../../src/notebook/run/run";
import { DISPLAY, isRunning, makeWorkspace, notebookOf, printed, until } from "./workspace";

const probe = await openBrowser();
if (probe.browser === null) console.log(`skipped: figures are not drawn. ${probe.reason}`);
else await probe.browser.close();

/** A folder of its own for temporary files, so that what is left there is known to be the run's. */
function makeTemporary(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "champo-tmp-"));
}

describe("a run of notebooks", () => {
  const workspaces: ReturnType<typeof makeWorkspace>[] = [];
  const make: typeof makeWorkspace = (notebooks) => {
    const workspace = makeWorkspace(notebooks);
    workspaces.push(workspace);
    return workspace;
  };
  afterAll(() => {
    for (const workspace of workspaces) workspace.remove();
  });

  it("runs them in order, each seeing what earlier ones wrote, saves each and draws its figures", async () => {
    const { folder } = make({
      "01-a": notebookOf(
        DISPLAY,
        'figure("Ünits & Orders", [1, 2]); figure("Units, orders", [2, 1]);',
        'require("node:fs").writeFileSync("passed", "on");',
      ),
      "02-b": notebookOf(
        'console.log(require("node:fs").readFileSync("passed", "utf8"), process.env.CHAMPO_TEST);',
      ),
    });
    const figures = path.join(folder, "figures");
    fs.mkdirSync(figures);
    fs.writeFileSync(path.join(figures, "01-a-no-longer.png"), "");
    fs.writeFileSync(path.join(figures, "03-other.png"), "");
    const events: RunEvent[] = [];
    const report = await runNotebooks({
      folder,
      names: ["01-a", "02-b"],
      figuresFolder: figures,
      env: { CHAMPO_TEST: "seen" },
      onEvent: (event) => events.push(event),
    });
    const second = readNotebook(path.join(folder, "02-b.ipynb"));
    expect(printed(second, 0)).toBe("on seen\n");
    expect(report.notebooks.map(({ notebook, cells }) => [notebook, cells])).toEqual([
      ["01-a", 3],
      ["02-b", 1],
    ]);
    expect(report.notebooks[1]?.document).toEqual(second);
    expect(
      events.flatMap((event) => (event.kind === "cell" ? [`${event.notebook}${event.done}`] : [])),
    ).toEqual(["01-a1", "01-a2", "01-a3", "02-b1"]);
    const table = runTable(report).split("\n");
    expect(table[0]).toBe("notebook   cells figures seconds");
    expect(table[3]).toMatch(/^together {7}4 {7}\d +\d+\.\d$/);
    expect(fs.readdirSync(folder).filter((file) => file.endsWith(".tmp"))).toEqual([]);

    if (probe.browser === null) {
      expect(report.figuresMissing).toContain("No browser could be started");
      return;
    }
    const files = ["01-a-units-orders-2.png", "01-a-units-orders.png", "03-other.png"];
    expect(fs.readdirSync(figures).sort()).toEqual(files);
    expect(report.notebooks[0]?.figures).toEqual(["01-a-units-orders.png", "01-a-units-orders-2.png"]);
    const png = fs.readFileSync(path.join(figures, "01-a-units-orders.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([900, 520]);
    const first = readNotebook(path.join(folder, "01-a.ipynb"));
    expect(first.cells[1]).toMatchObject({
      outputs: [{ data: { "image/png": png.toString("base64"), "text/plain": "Ünits & Orders" } }, {}],
    });
    expect(events.filter((event) => event.kind === "figures")).toEqual([
      { kind: "figures", notebook: "01-a", figures: 2 },
      { kind: "figures", notebook: "02-b", figures: 0 },
    ]);
  });

  it("ends at a failed cell, with what ran saved and later notebooks untouched", async () => {
    const { folder } = make({
      "01-a": notebookOf("console.log('kept');", "throw new Error('no');", "console.log('never');"),
      // The later ones end at the failure: one runs by then, one waits for the first.
      "02-b": notebookOf("await new Promise(() => {});"),
      "03-c": notebookOf("require('node:fs'); console.log('never');"),
    });
    const run = runNotebooks({ folder, names: ["01-a", "02-b", "03-c"], jobs: 2, figuresFolder: null });
    await expect(run).rejects.toMatchObject({ notebook: "01-a", cellNumber: 2, failure: { evalue: "no" } });
    const saved = readNotebook(path.join(folder, "01-a.ipynb"));
    expect(printed(saved, 0)).toBe("kept\n");
    expect(saved.cells[1]).toMatchObject({ outputs: [{ output_type: "error", evalue: "no" }] });
    for (const later of ["02-b", "03-c"])
      expect(readNotebook(path.join(folder, `${later}.ipynb`)).cells[0]).toMatchObject({ outputs: [] });
  });

  it("runs notebooks at the same time that do not need one another, and lets earlier ones end after a failure", async () => {
    const { folder } = make({
      "01-a": notebookOf("await new Promise((go) => setTimeout(go, 10)); console.log('kept');"),
      "02-b": notebookOf("throw new Error('second');"),
      "03-c": notebookOf("await new Promise(() => {});"),
    });
    const events: string[] = [];
    const run = runNotebooks({
      folder,
      names: ["01-a", "02-b", "03-c"],
      jobs: 3,
      figuresFolder: null,
      onEvent: (event) =>
        events.push(`${event.kind} ${"notebook" in event ? event.notebook : event.notebooks.length}`),
    });
    await expect(run).rejects.toMatchObject({ notebook: "02-b", failure: { evalue: "second" } });
    expect(events.slice(0, 4)).toEqual(["planned 3", "started 01-a", "started 02-b", "started 03-c"]);
    expect(printed(readNotebook(path.join(folder, "01-a.ipynb")), 0)).toBe("kept\n");
    expect(readNotebook(path.join(folder, "03-c.ipynb")).cells[0]).toMatchObject({ outputs: [] });
  });

  it("keeps what a notebook gave until something that it depends on changes", async () => {
    const library = 'import { digestOf } from "champo/core/digest";';
    const { folder } = make({
      "01-a": notebookOf(library, 'console.log(digestOf("a").slice(0, 4));'),
      "02-b": notebookOf('console.log(require("node:fs").existsSync("seen"));'),
    });
    const events: string[] = [];
    const run = async (fresh = false): Promise<string[]> => {
      events.length = 0;
      await runNotebooks({
        folder,
        names: ["01-a", "02-b"],
        figuresFolder: null,
        cacheFolder: path.join(folder, "records"),
        fresh,
        onEvent: (event) => {
          if (event.kind === "kept") events.push(`${event.notebook} is kept`);
          if (event.kind === "started") events.push(`${event.notebook} runs: ${event.why}`);
        },
      });
      return [...events];
    };
    const outputs = (): string => fs.readFileSync(path.join(folder, "01-a.ipynb"), "utf8");
    const always = "02-b runs: a cell reaches files, programs or packages without the library";
    expect(await run()).toEqual(["01-a runs: there is no record of a run", always]);
    const first = outputs();
    expect(await run()).toEqual(["01-a is kept", always]);
    expect(outputs()).toBe(first);
    expect(await run(true)).toEqual(["01-a runs: it was asked for", "02-b runs: it was asked for"]);
    expect(outputs()).toBe(first);
  });

  it("leaves the notebooks as they are when told to save none", async () => {
    const { folder } = make({ "01-a": notebookOf("console.log(1);") });
    const report = await runNotebooks({ folder, names: ["01-a"], figuresFolder: null, saveTo: null });
    expect(printed(report.notebooks[0]!.document, 0)).toBe("1\n");
    expect(readNotebook(path.join(folder, "01-a.ipynb")).cells[0]).toMatchObject({ outputs: [] });
  });

  describe.skipIf(process.platform === "win32")("that is ended from outside", () => {
    const LOOP = [
      'const child = require("node:child_process").spawn("sleep", ["600"]);',
      'require("node:fs").writeFileSync("pids.tmp", `${process.pid} ${child.pid}`);',
      'require("node:fs").renameSync("pids.tmp", "pids");',
    ].join("\n");

    it.each([
      ["SIGINT", "await new Promise(() => {});", 130, true],
      ["SIGTERM", "await 1; while (true) {}", 143, false],
    ] as const)("by %s leaves no process and no temporary file", async (signal, wait, code, figures) => {
      const { folder } = make({ "01-a": notebookOf(`${LOOP}\n${wait}`), "02-b": notebookOf("1") });
      const temporary = makeTemporary();
      const args = [
        path.join(__dirname, "run-in-child.mjs"),
        folder,
        ...(figures ? [path.join(folder, "figures")] : []),
      ];
      const runner = spawn(process.execPath, args, {
        env: { ...process.env, TMPDIR: temporary },
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      runner.stderr.on("data", (data: Buffer) => (said += data.toString()));
      const ended = new Promise((resolve) => runner.once("close", resolve));
      const pids = path.join(folder, "pids");
      await until(() => fs.existsSync(pids), "the cell runs");
      const started = fs.readFileSync(pids, "utf8").split(" ").map(Number);
      expect(started.every(isRunning)).toBe(true);
      runner.kill(signal);
      expect(await ended).toBe(code);
      expect(said).toBe(`The run was ended by ${signal}.\n`);
      await until(
        () => !started.some(isRunning) && processesOf(temporary).length === 0,
        "all processes gone",
      );
      expect(fs.readdirSync(temporary)).toEqual([]);
      fs.rmdirSync(temporary);
    });

    it("by SIGKILL leaves no process and no temporary file either", async () => {
      const { folder } = make({
        "01-a": notebookOf(`${LOOP}\nawait 1; while (true) {}`),
        "02-b": notebookOf("1"),
      });
      const temporary = makeTemporary();
      const runner = spawn(process.execPath, [path.join(__dirname, "run-in-child.mjs"), folder], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: "ignore",
      });
      const pids = path.join(folder, "pids");
      await until(() => fs.existsSync(pids), "the cell runs");
      const [kernel = 0, child = 0] = fs.readFileSync(pids, "utf8").split(" ").map(Number);
      runner.kill("SIGKILL");
      await until(() => !isRunning(kernel) && !isRunning(child), "kernel and its child gone");
      await until(
        () => processesOf(temporary).length === 0 && fs.readdirSync(temporary).length === 0,
        "nothing left",
      );
      fs.rmdirSync(temporary);
    });
  });
});

/** Processes that were started with this temporary folder in their environment (Linux; none elsewhere). */
function processesOf(temporary: string): string[] {
  if (process.platform !== "linux") return [];
  return fs.readdirSync("/proc").filter((entry) => {
    if (!/^\d+$/.test(entry) || !isRunning(Number(entry))) return false;
    try {
      return fs.readFileSync(`/proc/${entry}/environ`, "utf8").includes(`TMPDIR=${temporary}\0`);
    } catch {
      return false; // ended meanwhile
    }
  });
}

describe("progress", () => {
  const events: RunEvent[] = [
    { kind: "started", notebook: "01-a", number: 1, count: 2, cells: 3, why: "it was asked for" },
    { kind: "cell", notebook: "01-a", done: 1, cells: 3 },
    { kind: "finished", notebook: "01-a", cells: 3, seconds: 1.26 },
    { kind: "figures", notebook: "01-a", figures: 2 },
    { kind: "kept", notebook: "02-b", number: 2, count: 2 },
  ];
  const written = (isTTY: boolean, explain = false): string => {
    let text = "";
    const stream = {
      isTTY,
      columns: 100,
      write: (piece: string) => Boolean((text += piece)),
      on: () => undefined,
    };
    const progress = showProgress(stream as unknown as NodeJS.WriteStream, explain);
    for (const event of events) progress.onEvent(event);
    progress.stop();
    return text;
  };

  it("is plain lines where there is no terminal", () => {
    const after = "      01-a: done in 1.3 s\n[2/2] 02-b: unchanged\n";
    expect(written(false)).toBe(`[1/2] 01-a: 3 cells\n${after}`);
    expect(written(true, true)).toBe(`[1/2] 01-a: 3 cells, because it was asked for\n${after}`);
  });

  it("knows with which notebook to go on: the first that has not run to its end, started or not", () => {
    const stream = { write: () => true } as unknown as NodeJS.WriteStream;
    const { onEvent, at } = showProgress(stream);
    const [count, cells, why] = [3, 1, null];
    onEvent({ kind: "planned", notebooks: ["01-a", "02-b", "03-c"] });
    expect(at()).toBeNull();
    onEvent({ kind: "started", notebook: "03-c", number: 3, count, cells, why });
    expect(at()).toBe("01-a");
    onEvent({ kind: "kept", notebook: "01-a", number: 1, count });
    expect(at()).toBe("02-b");
    onEvent({ kind: "started", notebook: "02-b", number: 2, count, cells, why });
    onEvent({ kind: "finished", notebook: "02-b", cells, seconds: 1 });
    expect(at()).toBe("03-c");
    onEvent({ kind: "finished", notebook: "03-c", cells, seconds: 1 });
    expect(at()).toBeNull();
  });

  it("is a bar on a terminal", () => {
    expect(written(true)).toMatch(/\[1\/2\] 01-a .*3\/3 cells 1\.3 s/);
  });
});
