import { sumBy, sumOf } from "../../src/core/sum";
import { columnMeans } from "../../src/math/linear/column-means";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { randomSource } from "../../src/math/distributions/random";

/** A weighted coreset as engines draw it: half by chance alone, half by the squared distance from the mean. */
export function drawnFrom(x: Observations, size: number, seed: number): Observations {
  const random = randomSource(seed);
  const mean = columnMeans(x);
  const squares = Array.from({ length: x.rows }, (_, i) =>
    sumBy(mean, (value, j) => (x.data[i * x.columns + j] - value) ** 2),
  );
  const spread = sumOf(squares);
  const chances = squares.map((square) => Math.min(1, size / 2 / x.rows + ((size / 2) * square) / spread));
  const rows = chances.flatMap((chance, i) => (random() < chance ? [i] : []));
  const { data, columns } = selectRows(x, rows);
  return observations({ rows: rows.length, columns, data }, { weights: rows.map((row) => 1 / chances[row]) });
}

/** The share of all weight in rows whose value in a column is at most this. */
export function shareUpTo({ columns, data, weights }: Observations, column: number, value: number): number {
  const below = Array.from(weights!, (weight, i) => (data[i * columns + column] <= value ? weight : 0));
  return sumOf(below) / sumOf(weights!);
}
