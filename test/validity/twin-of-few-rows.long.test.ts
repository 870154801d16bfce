import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/math/linear/matrix";
import { observations, type Observations } from "../../src/math/linear/observations";
import { twin } from "../../src/validity/structure/twin";
import { oneCloud } from "./helpers";

const sorted = (x: Observations, j: number) => columnOf(x, j).sort();

describe("a twin", () => {
  it("keeps constant columns and works where there are hardly any rows, or more columns than rows", () => {
    const x = observations([
      [1, 5, 2],
      [2, 5, 9],
      [4, 5, 3],
    ]);
    expect(Array.from(columnOf(twin(x, 1), 1))).toEqual([5, 5, 5]);
    for (const [rows, columns] of [
      [1, 3],
      [2, 2],
      [3, 8],
      [10, 30],
    ]) {
      const few = oneCloud(rows, columns, 0.5, "normal", 1);
      const copy = twin(few, 1);
      for (let j = 0; j < columns; j++) expect(sorted(copy, j)).toEqual(sorted(few, j));
    }
  });
});
