import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kprototypes, predictKPrototypes } from "../../src/clustering/medoids/kprototypes";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { gowerDistances } from "../../src/math/distances/gower";
import { mixedObservations, type MixedColumn } from "../../src/math/linear/mixed-observations";
import { columnOf } from "../../src/math/linear/matrix";
import { canonical, fixture, flowers, iris } from "./support";

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

describe("k-prototypes", () => {
  const rows = Array.from({ length: 40 }, (_, i) => i);
  const names = rows.map((i) => `customer ${i}`);
  const split = mixedObservations(names, [
    { name: "area", kind: "numeric", values: rows.map((i) => (i % 2) * 5 + Math.sin(i) / 4) },
    { name: "country", kind: "nominal", values: rows.map((i) => (i % 4 < 2 ? "USA" : "UK")) },
  ]);

  it("parts rows by numbers and categories together", () => {
    const model = kprototypes(split, { k: 4, seed: 1 });
    expect(canonical(model.labels)).toEqual(rows.map((i) => i % 4));
    expect(model.prototypes.map(({ country }) => country)).toEqual(["USA", "USA", "UK", "UK"]);
    expect(model.prototypes[1].area).toBeCloseTo(5, 0);
    expect(model.converged && Object.isFrozen(model) && Object.isFrozen(model.prototypes[0])).toBe(true);
    expect(Math.min(...model.startCosts)).toBe(model.cost);
    expect(kprototypes(split, { k: 4, seed: 1 })).toEqual(model);
  });

  it("lets gamma decide what a category weighs", () => {
    expect(kprototypes(split, { k: 2, seed: 1, gamma: 0 }).labels[1]).toBe(1);
    const byCountry = kprototypes(split, { k: 2, seed: 1, gamma: 1000 });
    expect(canonical(byCountry.labels)).toEqual(rows.map((i) => (i % 4 < 2 ? 0 : 1)));
  });

  it("is k-means for numbers alone", () => {
    const columns = iris.columnNames.map((name, j) => ({
      name,
      kind: "numeric" as const,
      values: [...columnOf(iris, j)],
    }));
    const model = kprototypes(mixedObservations(iris.rowNames, columns), { k: 3, seed: 1 });
    expect(model.cost).toBeCloseTo(kmeans(iris, { k: 3, seed: 1 }).inertia, 1);
    expect(model.sizes).toHaveLength(3);
  });

  it("gives the rows of the fit their own labels back, and takes categories it never saw", () => {
    const model = kprototypes(split, { k: 4, seed: 1 });
    expect([...predictKPrototypes(model, split).labels]).toEqual([...model.labels]);
    const stranger = mixedObservations(
      ["new"],
      [
        { name: "area", kind: "numeric", values: [5] },
        { name: "country", kind: "nominal", values: ["India"] },
      ],
    );
    expect(predictKPrototypes(model, stranger).costs[0]).toBeGreaterThanOrEqual(model.gamma);
    expect(() => predictKPrototypes(model, flowers("nominal"))).toThrow(/columns of the model/);
  });

  it("decides degenerate input", () => {
    expect(() => kprototypes(mixedObservations([], []), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect(() => kprototypes(split, { k: 41, seed: 1 })).toThrow(/kprototypes\(k\)/);
    expect(() => kprototypes(split, { k: 2, seed: 1, gamma: -1 })).toThrow(/kprototypes\(gamma\)/);
    expect(() => kprototypes(flowers("nominal", [[1, 6]]), { k: 2, seed: 1 })).toThrow(
      /column "height", row 2.*a missing value.*gowerDistances/s,
    );
    const same = mixedObservations(
      ["a", "b", "c"],
      [{ name: "x", kind: "nominal", values: ["u", "u", "u"] }],
    );
    expect(kprototypes(same, { k: 2, seed: 1 })).toMatchObject({ clusterCount: 1, cost: 0, converged: true });
    expect(kprototypes(split, { k: 40, seed: 1 })).toMatchObject({ clusterCount: 40, cost: 0 });
  });

  it("ends with every row at its cheapest prototype", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom("a", "b", "c")), { minLength: 3 }),
        (pairs) => {
          const x = mixedObservations(
            pairs.map((_, i) => `row ${i}`),
            [
              { name: "n", kind: "numeric", values: pairs.map(([n]) => n) },
              { name: "c", kind: "nominal", values: pairs.map(([, c]) => c) },
            ],
          );
          const model = kprototypes(x, { k: 3, seed: 1, starts: 5 });
          expect(model.converged).toBe(true);
          const { costs } = predictKPrototypes(model, x);
          expect(costs.reduce((a, b) => a + b, 0)).toBeCloseTo(model.cost, 8);
        },
      ),
      { numRuns: 60 },
    );
  });
});
