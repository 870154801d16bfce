import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { drawPair } from "../../src/teaching/workbooks/choose-workbooks";
import {
  gradingPlan,
  onFairWorkbooks,
  type GradingPlan,
  type LeftOutWorkbooks,
} from "../../src/teaching/workbooks/grading-plan";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-plan-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const kept = (): GradingPlan =>
  JSON.parse(fs.readFileSync(path.join(folder, "grading.json"), "utf8")) as GradingPlan;
const pair = (a: number) => ({ workbooks: [{ seed: a }, { seed: a + 1 }], same: [], known: [] });
const plan: GradingPlan = { version: 3, seed: 1, released: null, ...pair(10) };

/** Grades by a plan whose solution misses what is said of the first workbook's seed; other pairs are 20, 30, 40. */
async function gradedOn(
  first: GradingPlan,
  missedOn: Readonly<Record<number, readonly string[]>>,
  graded = false,
) {
  const told: (readonly [LeftOutWorkbooks, boolean])[] = [];
  const draw = ({ leftOut = [] }: GradingPlan) => Promise.resolve(pair(10 * (leftOut.length + 1)));
  const ways = {
    graded,
    draw,
    tell: (left: LeftOutWorkbooks, again: boolean) => void told.push([left, again]),
  };
  const result = await onFairWorkbooks(folder, first, ways, ({ workbooks: [own] }) => {
    const seed = own !== undefined && "seed" in own ? own.seed : 0;
    const missed = missedOn[seed] ?? [];
    return Promise.resolve(missed.length > 0 ? { missed } : { result: seed });
  });
  return { result, told };
}

describe("workbooks on which the solution misses a mark", () => {
  test("are left out with the reason, and others are drawn", async () => {
    const { result, told } = await gradedOn(plan, { 10: ["t: no group is empty"] });
    const left = { workbooks: [{ seed: 10 }, { seed: 11 }], why: ["t: no group is empty"] };
    expect(result).toBe(20);
    expect(told).toEqual([[left, true]]);
    expect(kept()).toMatchObject({ ...plan, workbooks: [{ seed: 20 }, { seed: 21 }], leftOut: [left] });
  });

  test("are no longer replaced after three pairs, now and when the command is given again", async () => {
    const wrong = { 10: ["t: wrong"], 20: ["t: wrong"], 30: ["t: wrong"] };
    const { result, told } = await gradedOn(plan, wrong);
    expect(result).toBeNull();
    expect(told.map(([{ workbooks }, again]) => [workbooks[0], again])).toEqual([
      [{ seed: 10 }, true],
      [{ seed: 20 }, true],
      [{ seed: 30 }, false],
    ]);
    const again = await gradedOn(kept(), wrong);
    expect([again.result, again.told.length]).toEqual([null, 1]);
    expect((await gradedOn(kept(), {})).result).toBe(30);
  });

  test("are not replaced where a class was graded on them, or where they are the instructor's own", async () => {
    expect((await gradedOn(plan, { 10: ["t: wrong"] }, true)).told).toMatchObject([[{}, false]]);
    const own = { ...plan, workbooks: [{ file: "/a.xlsx" }, { file: "/b.xlsx" }] };
    expect((await gradedOn(own, { 0: ["t: wrong"] })).told).toMatchObject([[{}, false]]);
  });
});

test("the plan of a folder is chosen once; another seed is refused then", async () => {
  const out = path.join(folder, "once");
  let chosen = 0;
  const choose = (seed: number) => Promise.resolve(pair(seed + ++chosen));
  const first = await gradingPlan(out, { seed: 5 }, choose);
  expect(await gradingPlan(out, { seed: 5 }, choose)).toEqual(first);
  expect(chosen).toBe(1);
  await expect(gradingPlan(out, { seed: 6 }, choose)).rejects.toThrow("Grade into another folder");
});

test("a pair is drawn without answers alike, and without workbooks that were left out", async () => {
  const drawn: number[] = [];
  // The first three workbooks have the same answer, the others each their own.
  const answersOn = (seed: number) => Promise.resolve({ a: drawn.push(seed) < 4 ? "alike" : String(seed) });
  const first = await drawPair(answersOn, [], 1, []);
  expect(first).toMatchObject({ seeds: [drawn[0], drawn[3]], same: [], known: [] });
  const differ = (seed: number) => Promise.resolve({ a: String(seed) });
  expect((await drawPair(differ, [], 1, [])).seeds).toEqual(drawn.slice(0, 2));
  expect((await drawPair(differ, [], 1, [drawn[0] ?? 0, drawn[1] ?? 0])).seeds).toEqual(drawn.slice(2, 4));
  expect((await drawPair(differ, [{ a: String(drawn[0]) }], 1, [])).seeds).toEqual(drawn.slice(1, 3));
});
