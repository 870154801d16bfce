import { expect, test } from "vitest";
import { compareToAllowances } from "./allowances";

test("an allowance stops what grows and shows what has shrunk", () => {
  const result = compareToAllowances(
    { grown: 3, kept: 2, shrunk: 1, added: 1 },
    { grown: 2, kept: 2, shrunk: 5, gone: 4 },
  );
  expect(Object.values(result)).toEqual([
    ["grown: 3, allowed 2", "added: 1, allowed 0"],
    ["shrunk: 1, allowed 5", "gone: 0, allowed 4"],
  ]);
});
