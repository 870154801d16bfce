import { expect, test } from "vitest";
import { MOST_NAMED, notDrawn } from "../../src/charts/base/readable";
import { evenly } from "../../src/math/evenly";
import { histogramTrace } from "../../src/charts/base/histogram";
import { clusterMap } from "../../src/charts/clustering/cluster-map";
import { membershipBars } from "../../src/charts/clustering/membership-bars";
import { scaledBoxes } from "../../src/charts/features/scaled-boxes";
import { biplot } from "../../src/charts/features/biplot";
import { outlierScatter } from "../../src/charts/features/outlier-scatter";
import { lorenzCurve } from "../../src/charts/value/lorenz-curve";
import { principalComponents } from "../../src/customers/explore/principal-components";
import { outliers } from "../../src/customers/explore/outliers";
import { concentration } from "../../src/lines/concentration";
import { coMembershipMap } from "../../src/charts/validity/co-membership-map";
import { silhouettePlot } from "../../src/charts/validity/silhouette-plot";
import { observations } from "../../src/math/linear/observations";
import { silhouette } from "../../src/validity/scores/silhouette";

const N = 600;
const names = Array.from({ length: N }, (_, i) => `c${i}`);
const labels = names.map((_, i) => i % 2);
const x = observations(names.map((_, i) => [10 * (i % 2) + (i % 7), i % 5]));

test("an even selection keeps the order and the first, and takes all of few", () => {
  expect(evenly([1, 2, 3, 4, 5], 3)).toEqual([1, 3, 5]);
  expect(evenly([1, 2], 3)).toEqual([1, 2]);
  expect(notDrawn(2, 2)).toBe("");
  expect(notDrawn(3, 5)).toMatch(/3 of 5/);
  expect(notDrawn(250, 1_000)).toMatch(/250 of 1,000/);
});

test("figures with a bar or a name for each customer stay readable, and say what they leave out", () => {
  const bars = silhouettePlot(silhouette(x, labels), { title: "t", labels, rowNames: names });
  expect(bars.data.reduce((sum, { y }) => sum + (y as unknown[]).length, 0)).toBeLessThanOrEqual(MOST_NAMED);
  expect(bars.alt).toMatch(/over 600 customers[^]*Drawn: 200 of 600/);
  const soft = membershipBars({ names, values: names.map((_, i) => [0.4 + (i % 2) / 5, 0.6 - (i % 2) / 5]) });
  expect((soft.data[0].y as unknown[]).length).toBeLessThanOrEqual(MOST_NAMED);
  const pairs = coMembershipMap({ names, values: names.map(() => names.map(() => 1)) });
  expect((pairs.data[0].z as unknown[]).length).toBeLessThanOrEqual(MOST_NAMED);
  expect(pairs.alt).toMatch(/100\.0%[^]*Drawn/);
  const map = clusterMap(
    { rowNames: names, x: x.data, y: x.data, explained: [0.5, 0.5] },
    { title: "t", labels },
  );
  expect(map.data.every(({ mode }) => mode === "markers")).toBe(true);
});

test("the area of a point on the map is what the customer is worth; where nothing is known, all are alike", () => {
  const points = { rowNames: ["a", "b", "c", "d"], x: [0, 1, 2, 3], y: [0, 1, 2, 3] };
  const sizes = (worth: number[] | null) =>
    (clusterMap(points, { title: "t", labels: [0, 0, 0, 0], worth }).data[0].marker as { size: unknown })
      .size;
  const [a, b, c, d] = sizes([100, 25, NaN, 0]) as number[];
  expect(a / b).toBeCloseTo(2, 10);
  expect(c).toBe(d);
  expect(c).toBeLessThan(b);
  expect(sizes(null)).toBe(9);
});

test("boxes of very many rows are drawn by their five numbers", () => {
  const many = observations(
    Array.from({ length: 4_001 }, (_, i) => [i, i % 3]),
    { columnNames: ["a", "b"] },
  );
  const [box] = scaledBoxes([{ name: "none", features: many }]).data;
  expect(box).toMatchObject({
    type: "box",
    x: ["a"],
    q1: [1000],
    median: [2000],
    q3: [3000],
    lowerfence: [0],
    upperfence: [4000],
  });
  expect(box["y"]).toBeUndefined();
  const [few] = scaledBoxes([{ name: "none", features: x }]).data;
  expect(few["y"]).toHaveLength(N);
});

test("a histogram of very many values holds the counts of its bars, and each value is in one", () => {
  const values = Float64Array.from({ length: 50_000 }, (_, i) => (i % 1_000) / 10 - 20);
  values[7] = NaN;
  const { x, y, xbins, histfunc } = histogramTrace(values, "number") as unknown as {
    x: number[];
    y: number[];
    xbins: { start: number; end: number; size: number };
    histfunc: string;
  };
  expect([histfunc, xbins]).toEqual(["sum", { start: -20, end: 80, size: 10 }]);
  expect(x).toEqual([-15, -5, 5, 15, 25, 35, 45, 55, 65, 75]);
  // Each of 1,000 values comes 50 times, 100 of them in a bar; the first bar lacks the missing one.
  expect(y).toEqual(x.map((_, bar) => (bar === 0 ? 4_999 : 5_000)));
  // Bars that differ in the sixth digit stay apart.
  expect(
    histogramTrace(
      values.map((value) => value + 4e6),
      "number",
    ),
  ).toMatchObject({
    x: x.map((place) => place + 4e6),
    xbins: { start: 3_999_980, end: 4_000_080, size: 10 },
  });
  const days = histogramTrace(
    values.map((_, i) => i % 180),
    "day",
  );
  expect(days).toMatchObject({ xbins: { start: "1970-01-01", end: "1970-06-30", size: 864e6 } });
  expect((days.y as number[]).reduce((a, b) => a + b, 0)).toBe(50_000);
  expect(
    histogramTrace(
      values.map(() => 3),
      "number",
    ).y,
  ).toEqual([50_000]);
  expect(histogramTrace([1, 2.000001, NaN], "number")).toMatchObject({ x: [1, 2], nbinsx: 18 });
});

test("curves and clouds of very many customers have few points, the ends of a curve and the farthest among them", () => {
  const revenue = Array.from({ length: 9_000 }, (_, i) => ({ name: `c${i}`, revenue: 1 + (i % 90) }));
  const curve = lorenzCurve(concentration(revenue)).data[1] as unknown as { x: number[]; y: number[] };
  expect(curve.x.length).toBeLessThan(3_100);
  expect([curve.x[0], curve.x[curve.x.length - 1], curve.y[curve.y.length - 1]]).toEqual([0, 1, 1]);
  const many = observations(
    Array.from({ length: 130_000 }, (_, i) => [i === 65_001 ? 900 : (i * 7) % 11, (i * 5) % 13]),
  );
  const cloud = biplot(principalComponents(many));
  expect((cloud.data[0].x as number[]).length).toBeLessThan(3_100);
  expect(cloud.data[0].text).toContain("row 65002");
  expect(cloud.alt).toMatch(/Drawn: 2,9\d\d of 130,000/);
  const odd = outlierScatter(outliers(many));
  expect((odd.data[0].x as number[]).length).toBeLessThanOrEqual(3_000);
  expect(odd.alt).toMatch(/Drawn: /);
});
