import { describe, expect, it } from "vitest";
import { gowerDistances } from "../../src/math/distances/gower";
import { mixedObservations, type MixedColumn } from "../../src/math/linear/mixed-observations";
import { fixture, flowers } from "./support";

const { flower } = fixture<{
  flower: { symmetric: number[]; asymmetric: number[]; missing: number[]; weighted: number[] };
}>("r-partition/cases.json");

function expectSame(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 12));
}

describe("Gower's dissimilarity", () => {
  it("gives the published values for the flowers", () => {
    const { values } = gowerDistances(flowers("nominal"));
    [0.8875408, 0.5272467, 0.3517974].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 7));
  });

  it("gives R's values: symmetric, asymmetric, with missing values and with weights", () => {
    expectSame(gowerDistances(flowers("nominal")).values, flower.symmetric);
    expectSame(gowerDistances(flowers("asymmetric")).values, flower.asymmetric);
    const missing = [
      [1, 6],
      [4, 3],
      [4, 5],
    ] as const;
    expectSame(gowerDistances(flowers("nominal", missing)).values, flower.missing);
    expectSame(gowerDistances(flowers("nominal"), { color: 0.5, preference: 2 }).values, flower.weighted);
  });

  it("counts a constant column as alike, and refuses rows that share no column", () => {
    const constant = mixedObservations(
      ["a", "b"],
      [
        { name: "same", kind: "numeric", values: [4, 4] },
        { name: "word", kind: "nominal", values: ["x", "y"] },
      ],
    );
    expect([...gowerDistances(constant).values]).toEqual([0.5]);
    const apart = mixedObservations(
      ["a", "b"],
      [
        { name: "one", kind: "numeric", values: [1, null] },
        { name: "two", kind: "nominal", values: [null, "y"] },
      ],
    );
    expect(() => gowerDistances(apart)).toThrow(/rows 1 \("a"\) and 2 \("b"\).*no column that both have/);
    expect(() => gowerDistances(constant, { other: 1 })).toThrow(/a weight for "other"/);
    expect(() => gowerDistances(constant, { same: -1 })).toThrow(/"same".*at least 0, got -1/);
    expect(gowerDistances(mixedObservations([], [])).values).toHaveLength(0);
  });
});

describe("mixed observations", () => {
  const numeric = (values: readonly (number | null)[]): MixedColumn => ({
    name: "n",
    kind: "numeric",
    values,
  });

  it("name the row and the column of what they refuse", () => {
    expect(() => mixedObservations(["a", "a"], [numeric([1, 2])])).toThrow(
      /row 2.*"a" again.*one row per customer/is,
    );
    expect(() => mixedObservations(["a"], [numeric([1]), numeric([2])])).toThrow(/column 2.*"n" again/);
    expect(() => mixedObservations(["a", "b"], [numeric([1])])).toThrow(/column "n": expected 2 values/);
    expect(() => mixedObservations(["a", "b"], [numeric([1, NaN])])).toThrow(
      /column "n", row 2 \("b"\).*NaN/,
    );
    expect(() =>
      mixedObservations(["a"], [{ name: "o", kind: "ordinal", levels: ["low"], values: ["high"] }]),
    ).toThrow(/one of low/);
    expect(() => mixedObservations(["a"], [{ name: "y", kind: "asymmetric", values: ["maybe"] }])).toThrow(
      /"yes" or "no"/,
    );
    expect(() => gowerDistances([] as never)).toThrow(/mixed observations/);
  });
});
