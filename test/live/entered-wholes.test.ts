import { expect, test } from "vitest";
import { customerBase } from "../../src/index";
import { enteredWholes, wholeProblem, wholeText } from "../../src/live/score/entered-wholes";
import type { ScoreField } from "../../src/live/score/score-fields";

const base = await customerBase("id,red,blue,spend\nA,10,30,5\nB,20,20,6\nC,40,0,7\nD,1,2,8");

function fieldsOf(type: "amount" | "share"): readonly ScoreField[] {
  return ["red", "blue", "spend"].map((id, i) => {
    const column = base.columns.find(({ name }) => name === id);
    if (column === undefined) throw new Error(id);
    const whole = i < 2 ? "colour mix" : null;
    const made = { ...column, type, whole } as ScoreField["column"];
    return {
      id,
      unit: type === "share" ? "" : "pieces",
      least: 0,
      most: 40,
      words: null,
      whole,
      column: made,
    };
  });
}

test("amounts are summed, and none at all is a problem: then there are no shares", () => {
  const [whole] = enteredWholes(fieldsOf("amount"), [1200, null, 5]);
  expect(wholeProblem(whole)).toBeNull();
  expect(wholeText(whole)).toMatch(/^Parts of the colour mix: 1,200 pieces together, in 1 of 2\./);
  const [none] = enteredWholes(fieldsOf("amount"), [0, null, 5]);
  expect(wholeProblem(none)).toMatch(/^Enter at least one part of the colour mix/);
});

test("shares make up the whole, but for how they are rounded", () => {
  const problemOf = (red: number, blue: number) =>
    wholeProblem(enteredWholes(fieldsOf("share"), [red, blue, 5])[0]);
  expect(problemOf(0.33, 0.66)).toBeNull();
  expect(problemOf(0.4, 0.5)).toBe(
    "The parts of the colour mix are shares and make up 90.0% together: 100% was expected.",
  );
  expect(problemOf(0.8, 0.5)).toContain("130.0%");
});

test("what is no part of a whole is not asked for", () => {
  expect(enteredWholes(fieldsOf("amount").slice(2), [5])).toEqual([]);
});
