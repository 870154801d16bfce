import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { availableConfinement } from "../../src/teaching/sandbox/confinement";
import { runNotebooks, type RunContext } from "../../src/teaching/sandbox/run-notebooks";
import type { NotebookToRun, RunResult } from "../../src/teaching/sandbox/run-request";
import { planRun } from "../../src/teaching/release/plan-run";
import { namesOfTest } from "../../src/teaching/grade/judge-tests";
import { openClassroom, root, type Classroom } from "./classroom";

let folder: string;
let runs = 0;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const context = (own: Partial<RunContext["limits"]> = {}): RunContext => ({
  workbooks: ["first", "second"].map((name) => ({ name, files: [], env: { CHAMPO_TEST: name } })),
  confinement: availableConfinement(),
  limits: {
    cellSeconds: 60,
    notebookSeconds: 240,
    memoryMegabytes: 900,
    outputMegabytes: 2,
    processes: 40,
    ...own,
  },
  projectFolder: root,
  libraryFingerprint: "",
  runsFolder: path.join(folder, String(++runs)),
});

const notebook = (...sources: readonly string[]): NotebookToRun => ({
  cells: sources.map((source, i) => ({ id: `cell-${i + 1}`, kind: "task", source })),
  collect: ["seen"],
});
const seenIn = ({ values, others }: RunResult) =>
  [values, ...others.map((other) => other.values)].map(({ seen }) => seen);
const withoutTime = ({ seconds: _, ...rest }: RunResult) => rest;

describe("the notebooks of one submission run one after another", () => {
  test("with what each would give in a kernel of its own, on both workbooks", async () => {
    const room: Classroom = await openClassroom();
    try {
      const names = ["02-customer-features", "05-density", "10-recommendations"];
      const notebooks = names.map((name): NotebookToRun => {
        const { assignment, sources, tests } = room.kit;
        const assigned = assignment.notebooks.find((each) => each.name === name)!;
        const { source } = sources.find((each) => each.name === name)!;
        const codes = assigned.tasks.flatMap((task) => (task.kind === "code" ? task.tests : []));
        const collect = [...new Set(codes.flatMap(({ id }) => namesOfTest(tests.get(id)!.full)))];
        return { cells: planRun(source, assigned, room.solution.get(name)!, collect), collect };
      });
      const together = await runNotebooks(notebooks, room.context);
      for (const [i, each] of notebooks.entries()) {
        const apart = { ...room.context, runsFolder: path.join(folder, `apart-${i}`) };
        const [alone] = await runNotebooks([each], apart);
        expect(Object.keys(alone.values)).toEqual(each.collect.filter((name) => name in alone.values));
        expect(alone.others[0].values).not.toEqual(alone.values);
        expect(withoutTime(together[i])).toEqual(withoutTime(alone));
      }
    } finally {
      await room.leave();
    }
  });

  test.each([
    ["a changed built-in", "(Array.prototype as any).kept = 1;", "typeof ([] as any).kept"],
    ["a global", "(globalThis as any).kept = 1;", "typeof (globalThis as any).kept"],
    ["a setting", 'process.env.KEPT = "1";', "typeof process.env.KEPT"],
    [
      "a file",
      'require("fs").writeFileSync("kept", "");',
      'require("fs").existsSync("kept") ? "there" : "undefined"',
    ],
    [
      "a function of the library",
      'require("champo/core/sum").sumOf = undefined;',
      'typeof require("champo/core/sum").sumOf === "function" ? "undefined" : "gone"',
    ],
  ])("and %s of one is not there in the next, nor on the second workbook", async (_, leave, look) => {
    const looking = `let seen = "undefined"; try { seen = ${look}; } catch { seen = "undefined"; }`;
    const results = await runNotebooks([notebook(looking, leave), notebook(looking)], context());
    expect(results.map(seenIn)).toEqual([
      ["undefined", "undefined"],
      ["undefined", "undefined"],
    ]);
    expect(results.flatMap(({ cells }) => cells.map(({ status }) => status))).toEqual(["ran", "ran", "ran"]);
  });

  test("and one that is ended costs the others nothing", async () => {
    const honest = notebook("const seen = process.env.CHAMPO_TEST;");
    const results = await runNotebooks(
      [honest, notebook("const seen = 1;", "process.exit(0);"), notebook("process.abort();"), honest],
      context(),
    );
    expect(results.map(seenIn)).toEqual([
      ["first", "second"],
      [1, 1],
      [undefined, undefined],
      ["first", "second"],
    ]);
  });

  test("and memory that an earlier one used is no fault of a later one", async () => {
    const hoarder = notebook("const seen = Array.from({ length: 5 }, () => Buffer.alloc(1e8, 1)).length;");
    const results = await runNotebooks([hoarder, hoarder, hoarder], context());
    expect(results.map(seenIn)).toEqual([
      [5, 5],
      [5, 5],
      [5, 5],
    ]);
  });
});

test("a run that is kept counts only for who ran the same before it", async () => {
  const own = context();
  const kept = () => fs.readdirSync(own.runsFolder).length;
  const [first, second] = [notebook("const seen = 1;"), notebook("const seen = 2;")];
  await runNotebooks([first, second], own);
  expect(kept()).toBe(2);
  await runNotebooks([first, second], own);
  expect(kept()).toBe(2);
  await runNotebooks([second], own);
  expect(kept()).toBe(3);
  const [, again] = await runNotebooks([notebook("const seen = 3;"), second], own);
  expect(kept()).toBe(5);
  expect(seenIn(again)).toEqual([2, 2]);
});
