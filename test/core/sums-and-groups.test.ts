import { expect, test } from "vitest";
import { countsOf } from "../../src/core/counts-of";
import { groupBy } from "../../src/core/group-by";
import { sumBy, sumOf } from "../../src/core/sum";

test("a sum is added from the first value to the last", () => {
  // In another order the small values would not be lost: the order is part of the result.
  expect(sumOf([1e16, 1, 1, -1e16])).toBe(0);
  expect(sumOf([1, 1, 1e16, -1e16])).toBe(2);
  expect(sumOf(Float64Array.of())).toBe(0);
  expect(sumBy(["a", "bcd"], (word, i) => word.length * 10 ** i)).toBe(31);
});

test("counts and groups keep the order of first occurrence", () => {
  expect([...countsOf(["b", "a", "b", null])]).toEqual([
    ["b", 2],
    ["a", 1],
    [null, 1],
  ]);
  const words = ["ox", "bee", "cat", "ax"];
  expect([...groupBy(words, (word) => word.length)]).toEqual([
    [2, ["ox", "ax"]],
    [3, ["bee", "cat"]],
  ]);
  expect([...groupBy(words.keys(), (i) => i % 2 === 0).values()]).toEqual([
    [0, 2],
    [1, 3],
  ]);
});
