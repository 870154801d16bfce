import { describe, expect, test } from "vitest";
import { matrixFromRows } from "../../src/math/linear/matrix";
import { observations, requireObservations, selectRows } from "../../src/math/linear/observations";

describe("observations", () => {
  test("name their rows and columns", () => {
    const x = observations(
      [
        [1, 2],
        [3, 4],
      ],
      { rowNames: ["A", "B"], columnNames: ["p", "q"] },
    );
    expect([x.rows, x.columns, [...x.data]]).toEqual([2, 2, [1, 2, 3, 4]]);
    expect(Object.isFrozen(x)).toBe(true);
  });

  test("hold each customer once: several lines of one are sales lines", () => {
    expect(() => observations([[1], [2], [3]], { rowNames: ["A", "B", "A"] })).toThrow(
      /row 3: expected each row name once, got "A" again \(first in row 1\).*sum the lines of a customer up first/,
    );
  });

  test("refuse what is not finite and name the place", () => {
    const names = { rowNames: ["A", "B"], columnNames: ["p", "q"] };
    expect(() =>
      observations(
        matrixFromRows([
          [1, 2],
          [3, NaN],
        ]),
        names,
      ),
    ).toThrow(/row 2 \("B"\), column "q": expected a finite number, got NaN/);
    expect(() => observations([[Infinity]])).toThrow(/row 1 .*column "column 1"/);
  });

  test("refuse names that do not fit", () => {
    expect(() => observations([[1]], { rowNames: ["A", "B"] })).toThrow(
      /expected 1 names, one per row, got 2 names/,
    );
  });

  test("are asked for at run time too", () => {
    const lines = [{ customer: "A", amount: 1 }];
    expect(() => requireObservations(lines, "kmeans")).toThrow(/sales lines cannot be clustered/);
    expect(() => requireObservations({ rows: 1, columns: 1, data: new Float64Array(1) }, "kmeans")).toThrow();
    expect(() => requireObservations(observations([[1]]), "kmeans")).not.toThrow();
  });

  test("stay observations when rows are selected, and a row cannot be taken twice", () => {
    const x = observations([[1], [2], [3]]);
    expect([...selectRows(x, [2, 0]).data]).toEqual([3, 1]);
    expect(() => selectRows(x, [1, 1])).toThrow(/each row name once/);
  });

  test("can be empty", () => {
    expect(observations([]).rows).toBe(0);
  });
});
