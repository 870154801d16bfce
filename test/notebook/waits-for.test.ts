import { expect, test } from "vitest";
import { Turns } from "../../src/notebook/run/turns";
import { startOrder, usesLibraryAlone, waitsFor } from "../../src/notebook/run/waits-for";
import { notebookOf } from "./workspace";

const PLAIN = notebookOf('import { loadStudy } from "champo";', "const study = await loadStudy();");
const SAVES = notebookOf('import { saveSegments } from "champo";', "saveSegments(study, choice);");
const READS = notebookOf('import { chosenSegmentation } from "champo";', "chosenSegmentation(study);");
const FILES = notebookOf('import { readFileSync } from "node:fs";', 'readFileSync("a");');

test("who reads the segments waits for who saves them, and the other way round; the rest waits for nobody", () => {
  expect(waitsFor([PLAIN, READS, PLAIN, SAVES, READS, PLAIN, SAVES])).toEqual([
    [],
    [],
    [],
    [1],
    [3],
    [],
    [1, 3, 4],
  ]);
});

test("a notebook that may do anything waits for all before it, and all after it wait for it", () => {
  expect(waitsFor([PLAIN, FILES, PLAIN, SAVES])).toEqual([[], [0], [1], [1]]);
});

test.each([
  ['require("node:fs")', false],
  ["process.cwd()", false],
  ['await import("node:fs")', false],
  ['import "./mine";', false],
  ['import * as d from "danfojs-node";', false],
  ['import { kMeans } from "champo";', true],
  ['import { gradeOne } from "champo/teaching/grade";', true],
  ["const processed = required(1);", true],
])("a cell with %s uses the library alone: %s", (code, alone) => {
  expect(usesLibraryAlone(code)).toBe(alone);
});

test("the notebook with the most cells from it to the end of the run starts first, and each after those it waits for", () => {
  expect(startOrder([[], [], [], [2], [2]], [29, 21, 23, 28, 30])).toEqual([2, 4, 0, 3, 1]);
  expect(startOrder([[], [0], [], [1, 2]], [1, 1, 9, 1])).toEqual([2, 0, 1, 3]);
  expect(startOrder([[], [0], [1]], [0, 0, 0])).toEqual([0, 1, 2]);
  expect(startOrder([[], [], []], [3, 3, 3])).toEqual([0, 1, 2]);
});

test("of what waits for a turn, the lowest place comes first, and what came first of the same place", async () => {
  const turns = new Turns(1);
  const began: string[] = [];
  const take = (name: string, place?: number) =>
    turns.take(() => {
      began.push(name);
      return Promise.resolve();
    }, place);
  await Promise.all([
    take("at once", 7),
    take("third", 5),
    take("first", 2),
    take("fourth", 5),
    take("second", 2),
  ]);
  expect(began).toEqual(["at once", "first", "second", "third", "fourth"]);
});

test("of work that takes turns no more goes on at once than may, in the order it came", async () => {
  const turns = new Turns(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((each) =>
    turns.take(async () => {
      began.push(each);
      await new Promise<void>((resolve) => (ends[each] = resolve));
      if (each === 0) throw new Error("no");
    }),
  );
  const failed = expect(works[0]).rejects.toThrow("no");
  expect(began).toEqual([0, 1]);
  ends[0]!();
  await failed;
  expect(began).toEqual([0, 1, 2]);
  ends[2]!();
  await works[2];
  expect(began).toEqual([0, 1, 2, 3]);
  ends[1]!();
  ends[3]!();
  await Promise.all(works.slice(1));
});
