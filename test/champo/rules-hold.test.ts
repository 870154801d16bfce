import { expect, test } from "vitest";
import { isAlarmed } from "../../src/advice/recommendation";
import { isAddressTaken } from "../../src/notebook/kernel/address-taken";
import { wordsThatHold } from "../../src/segments/naming/name-word";
import { count } from "../../src/text/format";

/** A made result: only what the rule reads. */
function made<T>(part: object): T {
  return part as T;
}

test("an alarm that is due later has not been passed", () => {
  const watch = { metric: "members", now: count(1), alarm: count(2), when: "below" as const };
  expect(isAlarmed(watch)).toBe(true);
  expect(isAlarmed({ ...watch, due: "a year from now" })).toBe(false);
});

test("a word holds for at least half of the members and of their money, and for fewer of the others", () => {
  const customers = ["A", "B", "C", "D", "E"];
  const words = (spend: readonly number[], worth: readonly number[]) =>
    wordsThatHold(
      [made<never>({ word: "high", rule: { kind: "at least", columns: ["spend"], bound: 5 } })],
      [0, 1, 2],
      made<never>({
        base: { customers, value: "worth", columns: [{ name: "worth", numbers: Float64Array.from(worth) }] },
      }),
      made<never>({
        numeric: [{ name: "spend", values: Float64Array.from(spend) }],
        mix: [],
        categories: [],
      }),
    ).map(({ word }) => word);
  expect(words([9, 9, 1, 1, 1], [1, 1, 1, 1, 1])).toEqual(["high"]);
  expect(words([9, 1, 1, 1, 1], [9, 1, 1, 1, 1])).toEqual([]);
  expect(words([9, 9, 1, 1, 1], [1, 1, 9, 1, 1])).toEqual([]);
  expect(words([9, 9, 1, 9, 9], [1, 1, 1, 1, 1])).toEqual([]);
});

test.each(["EADDRINUSE", "EBUSY", "address already in use", "Resource busy"])(
  "%s alone says that an address was taken",
  (text) => {
    expect(isAddressTaken(new Error(text))).toBe(true);
  },
);
