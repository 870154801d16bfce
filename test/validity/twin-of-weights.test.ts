import { describe, expect, it } from "vitest";
import { sumBy, sumOf } from "../../src/core/sum";
import { columnOf } from "../../src/math/linear/matrix";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { certify } from "../../src/validity/certify/certificate";
import { plantedRows } from "../../src/validity/certify/planted-rows";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { twinNull } from "../../src/validity/structure/twin-null";
import { twin } from "../../src/validity/structure/twin";
import { correlation } from "./correlations";
import { drawnFrom, shareUpTo } from "./drawn-rows";
import { byFewStarts, clouds, oneCloud } from "./helpers";

/** The correlation of two columns, each row as often as it counts. */
function countedCorrelation({ columns, data, weights }: Observations, a: number, b: number): number {
  const rows = Array.from(weights!, (weight, i) => ({
    weight,
    x: data[i * columns + a],
    y: data[i * columns + b],
  }));
  const all = sumOf(weights!);
  const [meanX, meanY] = [
    sumBy(rows, (row) => (row.weight * row.x) / all),
    sumBy(rows, (row) => (row.weight * row.y) / all),
  ];
  const product = (of: (row: (typeof rows)[number]) => number): number =>
    sumBy(rows, (row) => row.weight * of(row));
  return (
    product(({ x, y }) => (x - meanX) * (y - meanY)) /
    Math.sqrt(product(({ x }) => (x - meanX) ** 2) * product(({ y }) => (y - meanY) ** 2))
  );
}

describe("a twin of rows that count by weights", () => {
  it("counts each value as often as the data do, to the weight of one row", () => {
    for (const kind of ["normal", "log-normal"] as const) {
      const x = drawnFrom(oneCloud(4_000, 3, 0.5, kind, 1), 300, 2);
      const copy = twin(x, 7);
      expect(copy.weights).toEqual(x.weights);
      const most = Math.max(...x.weights!) / sumOf(x.weights!);
      for (let j = 0; j < 3; j++) {
        const values = columnOf(x, j).sort();
        const off = Array.from(values, (value) =>
          Math.abs(shareUpTo(copy, j, value) - shareUpTo(x, j, value)),
        );
        expect(Math.max(...off)).toBeLessThan(1.01 * most);
      }
    }
  });

  it("has the correlations of the data with rows counted, and not those of the drawn rows alone", () => {
    const all = oneCloud(6_000, 3, 0.6, "normal", 3);
    // Rows far out along one diagonal are drawn more often: uncounted, the columns go together more.
    const random = randomSource(5);
    const chances = Array.from({ length: all.rows }, (_, i) =>
      Math.min(1, 0.01 + 0.02 * (all.data[3 * i] + all.data[3 * i + 1]) ** 2),
    );
    const rows = chances.flatMap((chance, i) => (random() < chance ? [i] : []));
    const { data } = selectRows(all, rows);
    const x = observations(
      { rows: rows.length, columns: 3, data },
      { weights: rows.map((row) => 1 / chances[row]) },
    );
    expect(correlation(columnOf(x, 0), columnOf(x, 1)) - countedCorrelation(x, 0, 1)).toBeGreaterThan(0.15);
    for (const seed of [1, 2, 3])
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const)
        expect(Math.abs(countedCorrelation(twin(x, seed), a, b) - countedCorrelation(x, a, b))).toBeLessThan(
          0.12,
        );
  });

  it("gives each row one level of a category, and each level what it counts", () => {
    const random = randomSource(8);
    const values = Array.from({ length: 400 }, () => {
      const level = random() < 0.2 ? 0 : random() < 0.4 ? 1 : 2;
      return [randomNormal(random), ...[0, 1, 2].map((each) => (each === level ? 1 : 0))];
    });
    const x = observations(values, {
      weights: values.map(([, first]) => (first === 1 ? 1 : 5) * (0.5 + random())),
    });
    const copy = twin(x, 4);
    for (let i = 0; i < copy.rows; i++) expect(sumOf([...copy.data.subarray(4 * i + 1, 4 * i + 4)])).toBe(1);
    const share = (of: Observations, j: number): number => 1 - shareUpTo(of, j, 0);
    for (const j of [1, 2, 3]) expect(Math.abs(share(copy, j) - share(x, j))).toBeLessThan(0.01);
    expect(share(x, 1)).toBeLessThan(0.08);
  });

  it("is the twin without weights where all rows count alike", () => {
    const x = oneCloud(80, 4, 0.3, "log-normal", 6);
    const alike = observations(x, { weights: Array<number>(80).fill(4) });
    expect(twin(alike, 3).data).toEqual(twin(x, 3).data);
  });

  it("has its planted groups where the counted ones lie", () => {
    const x = drawnFrom(clouds(2, 2_000, 6), 200, 1);
    const labels = Int32Array.from(byFewStarts(x, 2, 1));
    const draw = plantedRows(x, labels);
    const copies = Array.from({ length: 8 }, (_, seed) => draw(randomSource(seed)));
    copies.forEach((copy) => expect(copy.x.weights).toEqual(x.weights));
    const meanOf = (of: Observations, group: number): number => {
      const rows = [...labels.keys()].filter((row) => labels[row] === group);
      return (
        sumBy(rows, (row) => of.weights![row] * of.data[2 * row]) / sumBy(rows, (row) => of.weights![row])
      );
    };
    for (const group of [0, 1]) {
      const mean = sumBy(copies, (copy) => meanOf(copy.x, group) / copies.length);
      expect(Math.abs(mean - meanOf(x, group))).toBeLessThan(0.1);
    }
  });
});

describe("the null of a coreset", () => {
  it("finds groups that the population has, and none in one cloud", () => {
    const groups = twinNull(drawnFrom(clouds(2, 2_000, 5), 150, 1), byFewStarts, 2, { twins: 39, seed: 1 });
    expect(groups.pValue).toBe(1 / 40);
    const pValues = Array.from({ length: 20 }, (_, set) => {
      const x = drawnFrom(oneCloud(2_000, 4, 0.5, "normal", 100 + set), 120, set);
      return twinNull(x, byFewStarts, 2, { twins: 19, seed: set }).pValue!;
    });
    expect(pValues.filter((pValue) => pValue <= 0.05).length).toBeLessThanOrEqual(4);
    // Nor are its twins better than the data as a rule.
    expect(pValues.filter((pValue) => pValue <= 0.5).length).toBeGreaterThanOrEqual(4);
  });

  it("gives a certificate: the rule says no groups on its twins, and finds those planted as far apart", () => {
    const x = drawnFrom(clouds(2, 2_000, 5), 100, 3);
    const rule = { maxK: 3, references: 10, splits: 3, resamples: 10, twins: 19 };
    const sets = { rule, falseAlarmSets: 5, powerSets: 3, seed: 4 };
    const labels = byFewStarts(x, 2, 1);
    const own = certify(x, { labels, cluster: byFewStarts, k: 2 }, { competitors: [byFewStarts], ...sets });
    expect(own.falseAlarms.count).toBeLessThanOrEqual(1);
    expect(own.powerWithK.count).toBe(3);
  });
});
