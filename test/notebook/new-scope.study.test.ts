import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Kernel } from "../../src/notebook/kernel/kernel-client";
import { OutputCollector } from "../../src/notebook/run/output-collector";
import { makeWorkspace } from "./workspace";

const workspace = makeWorkspace();
const temporary = path.join(path.dirname(workspace.folder), "temporary");
let kernel: Kernel;

const run = async (code: string) => {
  const collector = new OutputCollector();
  const { failure } = await kernel.execute(code, collector);
  const [output] = collector.outputs;
  return failure?.evalue ?? (output?.output_type === "stream" ? output.text.trim() : "");
};

beforeAll(async () => {
  fs.mkdirSync(temporary);
  kernel = await Kernel.start({ cwd: workspace.folder, env: { TMPDIR: temporary } });
  await kernel.newScope({});
});
afterAll(async () => {
  await kernel.kill();
  workspace.remove();
});

test("a new scope has none of the variables, sets the environment, and is clean after what cells usually do", async () => {
  await run('import { loadStudy, kmeans } from "champo";');
  await run("const study = await loadStudy(); let count = 1; console.log(process.env.CHAMPO_TEST);");
  expect(await kernel.newScope({ CHAMPO_TEST: "second" })).toEqual([]);
  expect(await run("console.log(count);")).toMatch(/Cannot find name 'count'/);
  expect(await run("console.log(typeof kmeans);")).toMatch(/undefined|Cannot find name/);
  expect(await run("const count = process.env.CHAMPO_TEST; console.log(count);")).toBe("second");
  expect(await kernel.newScope({})).toEqual([]);
});

test("the same cells give the same in each scope, also those that fail", async () => {
  const cells = [
    "const a: number = 2; let list = [a];",
    "list.push(a + 1); console.log(list);",
    "const wrong: string = list;",
    "console.log({ list, a });",
  ];
  const runs: string[][] = [];
  for (let i = 0; i < 3; i++) {
    await kernel.newScope({});
    runs.push([]);
    for (const cell of cells) runs[i].push(await run(cell));
  }
  expect(runs[0]).toEqual([
    "",
    "[ 2, 3 ]",
    expect.stringMatching(/not assignable/),
    "{ list: [ 2, 3 ], a: 2 }",
  ]);
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).toEqual(runs[0]);
});

// Last, since what they leave stays.
test.each([
  ["(Array.prototype as any).second = 1;", "Array.prototype.second"],
  ["Math.random = () => 0.5;", "Math.random"],
  ["(globalThis as any).kept = 1;", "globalThis.kept"],
  ['(require("fs") as any).readFileSync = () => "";', "fs.readFileSync"],
  ['(require("champo/core/sum") as any).sumOf = () => 0;', "sum.js.sumOf"],
  ["setTimeout(() => undefined, 1e8);", "timers"],
  ['require("fs").writeFileSync("kept.txt", "");', "files"],
  ['process.chdir("..");', "the current folder"],
])("what %s leaves behind is named", async (code, left) => {
  await kernel.kill();
  kernel = await Kernel.start({ cwd: workspace.folder, env: { TMPDIR: temporary } });
  await kernel.newScope({});
  expect(await run(code)).not.toMatch(/Error/);
  expect(await kernel.newScope({})).toEqual([left]);
  fs.rmSync(path.join(workspace.folder, "kept.txt"), { force: true });
});

test("what is left deep within what cells share is named, too", async () => {
  await kernel.kill();
  kernel = await Kernel.start({ cwd: workspace.folder, env: { TMPDIR: temporary } });
  await kernel.newScope({});
  const leave = [
    "Object.setPrototypeOf(Array.prototype, { kept: 1 });",
    "(Object.getPrototypeOf(Float64Array.prototype) as any).kept = 1;",
    "(Object.getPrototypeOf(function* () {}) as any).kept = 1;",
    "(Intl.NumberFormat.prototype as any).kept = 1;",
    'import { methods } from "champo"; (methods.kMeans.parameters as any)[0] = "kept";',
    'import { COLUMN_TITLES } from "champo/text/column-titles"; (COLUMN_TITLES as Map<string, string>).set("kept", "");',
  ];
  for (const code of leave) expect(await run(code)).not.toMatch(/Error|error TS|Cannot/);
  expect([...((await kernel.newScope({})) ?? [])].sort()).toEqual([
    "Array.prototype.__proto__",
    "Intl.NumberFormat.prototype.kept",
    expect.stringMatching(/^\w+Array\.__proto__\.prototype\.kept$/),
    "a built-in.__proto__.kept",
    "column-titles.js.COLUMN_TITLES.kept",
    "methods.js.methods.kMeans.parameters.0",
  ]);
});

test("a kernel that ended has no scope", async () => {
  await kernel.kill();
  expect(await kernel.newScope({})).toBeNull();
});
