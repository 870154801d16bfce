import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Limits } from "../../src/teaching/assignment";
import { availableConfinement } from "../../src/teaching/sandbox/confinement";
import { runNotebooks, type RunContext } from "../../src/teaching/sandbox/run-notebooks";
import type { RunResult } from "../../src/teaching/sandbox/run-request";
import type { Confinement } from "../../src/teaching/sandbox/sandbox";
import { isRunning, until } from "../notebook/workspace";

const root = path.join(__dirname, "..", "..");
const limits: Limits = {
  cellSeconds: 60,
  notebookSeconds: 240,
  memoryMegabytes: 700,
  outputMegabytes: 2,
  processes: 40,
};
const strong = availableConfinement() === "namespaces";

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function context(confinement: Confinement = availableConfinement(), own: Partial<Limits> = {}): RunContext {
  return {
    workbooks: [{ name: "none", files: [], env: {} }],
    confinement,
    limits: { ...limits, ...own },
    projectFolder: root,
    libraryFingerprint: "",
    runsFolder: path.join(folder, "runs"),
  };
}

/** Runs an honest cell, a hostile one and an honest one, and reports what the honest ones hold. */
async function run(
  hostile: string,
  own: Partial<Limits> = {},
  confinement?: Confinement,
): Promise<RunResult> {
  const sources = { before: "const before = 1 + 1;", hostile, after: "const after = before + 1;" };
  const cells = Object.entries(sources).map(([id, source]) => ({ id, kind: "task" as const, source }));
  const notebooks = [{ cells, collect: ["before", "after", "seen"] }];
  const [result] = await runNotebooks(notebooks, context(confinement, own));
  return result;
}

const statuses = (result: RunResult) => result.cells.map(({ status }) => status);
const whyOf = (result: RunResult) => result.cells.find(({ id }) => id === "hostile")?.why;
const survivors = { before: 2, after: 3 };

describe("a hostile cell costs itself only", () => {
  test("when it never ends", async () => {
    const result = await run("while (true) {}", { cellSeconds: 15 });
    expect(statuses(result)).toEqual(["ran", "stopped", "ran"]);
    expect(whyOf(result)).toMatch(/ran longer than 15 s/);
    expect(result.values).toEqual(survivors);
  });

  test("when it waits for ever", async () => {
    const result = await run("await new Promise(() => setTimeout(() => undefined, 1e9));", {
      cellSeconds: 15,
    });
    expect(statuses(result)).toEqual(["ran", "stopped", "ran"]);
    expect(result.values).toEqual(survivors);
  });

  test("when it prints a gigabyte", async () => {
    const result = await run(
      'const line = "x".repeat(1 << 20); for (let i = 0; i < 1024; i++) console.log(line);',
    );
    expect(statuses(result)).toEqual(["ran", "stopped", "ran"]);
    expect(whyOf(result)).toMatch(/printed more than 2 MB|more than 700 MB of memory/);
    expect(result.values).toEqual(survivors);
  });

  test("when it allocates ten gigabytes", async () => {
    const result = await run("const all = []; for (let i = 0; i < 100; i++) all.push(Buffer.alloc(1e8, 1));");
    expect(["stopped", "failed"]).toContain(statuses(result)[1]);
    expect(result.values).toEqual(survivors);
  });

  test("when it fills the heap", async () => {
    const result = await run('const all = []; for (;;) all.push("x".repeat(1000) + all.length, { all });', {
      memoryMegabytes: 400,
    });
    expect(statuses(result)).toEqual(["ran", "stopped", "ran"]);
    expect(result.values).toEqual(survivors);
  });

  test.runIf(strong)("when it starts processes without end", async () => {
    const result = await run(
      [
        'const { spawn } = require("child_process");',
        'for (let i = 0; i < 200; i++) spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });',
        "await new Promise(() => {});",
      ].join("\n"),
      { processes: 30 },
    );
    expect(statuses(result)).toEqual(["ran", "stopped", "ran"]);
    expect(whyOf(result)).toMatch(/started more than 30 processes|MB of memory/);
    expect(result.values).toEqual(survivors);
    await until(() => processesNamed("setInterval(() => {}, 1000)") === 0, "its processes are gone");
  });

  test("when it ends its process, or breaks it", async () => {
    const exits = await run("process.exit(0);");
    expect(statuses(exits)).toEqual(["ran", "stopped", "ran"]);
    const aborts = await run("process.abort();");
    expect(statuses(aborts)).toEqual(["ran", "stopped", "ran"]);
    expect(aborts.values).toEqual(survivors);
  });

  test("when it deletes all that it can", async () => {
    const victim = path.join(folder, "of somebody else");
    fs.writeFileSync(victim, "kept");
    const result = await run(
      [
        'const fs = require("fs");',
        'const tried = ["/", process.cwd() + "/..", FOLDER, LIBRARY].map((place) => {',
        "  try { fs.rmSync(place, { recursive: true, force: true }); return true; } catch { return false; }",
        "});",
      ]
        .join("\n")
        .replace("FOLDER", JSON.stringify(folder))
        .replace("LIBRARY", JSON.stringify(path.join(root, "lib", "teaching"))),
    );
    expect(statuses(result)[0]).toBe("ran");
    expect(fs.readFileSync(victim, "utf8")).toBe("kept");
    expect(fs.existsSync(path.join(root, "lib", "teaching", "grade", "report-values.js"))).toBe(true);
  });

  test("when it sends what no kernel would", async () => {
    const result = await run(
      [
        'const Module = require("module");',
        "JSON.stringify = () => '{';",
        "Object.prototype.then = function () { throw new Error('caught you'); };",
      ].join("\n"),
      { cellSeconds: 4, notebookSeconds: 20 },
    );
    expect(result.values["after"] ?? 3).toBe(3);
    const honest = await run("const seen = 0;");
    expect(honest.values).toEqual({ ...survivors, seen: 0 });
  });
});

describe("a submission sees nothing that is not its own", () => {
  const places = (): string[] => [
    path.join(root, "instructor", "tests", "several-criteria.ts"),
    path.join(root, "notebooks", "03-k-means.ipynb"),
    path.join(root, "package-lock.json"),
    path.join(folder, "secret"),
    "/etc/passwd",
    "/etc/shadow",
    "/root",
  ];
  const look = (): string =>
    [
      'const fs = require("fs");',
      `const seen = ${JSON.stringify(places())}.filter((place) => { try { return fs.readdirSync(place).length >= 0; } catch {} try { return fs.readFileSync(place).length >= 0; } catch { return false; } });`,
    ].join("\n");

  test("neither hidden tests, nor the solution, nor other people's files", async () => {
    fs.writeFileSync(path.join(folder, "secret"), "mine");
    const result = await run(look());
    expect(result.values["seen"]).toEqual([]);
  });

  test("nor under the permission model, where there is no better", async () => {
    fs.writeFileSync(path.join(folder, "secret"), "mine");
    const result = await run(look(), {}, "permissions");
    expect(result.values).toEqual({ ...survivors, seen: [] });
    const spawned = await run(
      'const seen = require("child_process").spawnSync("/bin/true").status;',
      {},
      "permissions",
    );
    expect(statuses(spawned)).toEqual(["ran", "failed", "ran"]);
    const wrote = await run(
      `require("fs").writeFileSync(${JSON.stringify(path.join(folder, "secret"))}, "yours");`,
      {},
      "permissions",
    );
    expect(statuses(wrote)).toEqual(["ran", "failed", "ran"]);
    expect(fs.readFileSync(path.join(folder, "secret"), "utf8")).toBe("mine");
  });

  test("none of this process's environment", async () => {
    process.env["CHAMPO_TEST_SECRET"] = "of the instructor";
    try {
      const result = await run("const seen = Object.keys(process.env).sort();");
      expect(result.values["seen"]).toEqual(["HOME", "LANG", "PATH", "TZ", "NO_COLOR"].sort());
    } finally {
      delete process.env["CHAMPO_TEST_SECRET"];
    }
  });

  test.runIf(strong)("no network: not even this machine's own", async () => {
    const server = net.createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as net.AddressInfo;
    let visited = 0;
    server.on("connection", () => visited++);
    const result = await run(
      `const seen = await new Promise((resolve) => { const socket = require("net").connect(${port}, "127.0.0.1"); socket.on("connect", () => resolve("in")); socket.on("error", (error) => resolve(error.code)); });`,
    );
    server.close();
    expect(result.values["seen"]).toMatch(/ENETUNREACH|ECONNREFUSED|EADDRNOTAVAIL/);
    expect(visited).toBe(0);
  });

  test.runIf(strong)("no other processes, no privileges, and no way to mount", async () => {
    const result = await run(
      [
        'const fs = require("fs");',
        'const pids = fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).length;',
        'const capabilities = /CapBnd:\\s*(\\w+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1];',
        'const shell = require("child_process").spawnSync("/bin/sh", ["-c", "true"]).error?.code;',
        "const seen = [pids, capabilities, shell];",
      ].join("\n"),
    );
    expect(result.values["seen"]).toEqual([1, "0000000000000000", "ENOENT"]);
  });

  test("and leaves nothing behind", () => {
    expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("champo-grade-"))).toEqual([]);
    expect(isRunning(process.pid)).toBe(true);
  });
});

function processesNamed(words: string): number {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const file = `/proc/${pid}/cmdline`;
      return fs.existsSync(file) && fs.readFileSync(file, "utf8").includes(words);
    }).length;
}
