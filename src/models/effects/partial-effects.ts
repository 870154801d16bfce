import { requireWhole } from "../../core/require-whole";
import { sumBy } from "../../core/sum";
import { quantile } from "../../math/distributions/quantile";
import { columnOf, type Matrix } from "../../math/linear/matrix";
import type { Classifier } from "../classifier";
import { subset } from "../cross-validate";
import type { BlockTable } from "../permutation-importance";

/** What a model expects where one thing is changed and everything else stays. */
export interface PartialEffect {
  readonly block: string;
  /** The value or level with which the change begins, and the one with which it ends. */
  readonly from: string;
  readonly to: string;
  /** Mean probability there, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** after - before: above 0 the change speaks for "yes". */
  readonly change: number;
}

/** Predictions are averaged over so many rows at most, at equal steps. */
const ROWS = 500;
const LOW = 0.1;

/**
 * Partial effects (Friedman 2001): the mean probability with a number at its 10th and at its 90th percentile in every row, and with a
 * category at the level of the lowest and at that of the highest mean. Which comes first says the sign. They describe the model and no
 * cause.
 *
 * @param textOf how a value of a column is written; for a column of a category, its level. Cost: a fit, and two predictions of 500 rows a block (one a level).
 */
export function partialEffects(
  table: BlockTable,
  classifier: Classifier,
  textOf: (column: number, value: number) => string,
  seed: number,
): readonly PartialEffect[] {
  requireWhole(seed, "partialEffects(seed)", 0, 2 ** 32 - 1);
  const { x, y, blocks } = table;
  const model = classifier.fit(x, y, new Float64Array(x.rows).fill(1), seed);
  const step = Math.max(1, Math.ceil(x.rows / ROWS));
  const few = subset(
    x,
    Int32Array.from({ length: Math.ceil(x.rows / step) }, (_, i) => i * step),
  );
  const meanWith = (columns: readonly number[], values: readonly number[]): number => {
    const data = few.data.slice();
    for (let row = 0; row < few.rows; row++)
      columns.forEach((column, c) => (data[row * few.columns + column] = values[c]));
    const changed: Matrix = { ...few, data };
    return sumBy(model.predict(changed), (p) => p) / few.rows;
  };
  const effects = blocks.map(({ name, columns }): PartialEffect => {
    const isNumber = columns.length === 1;
    const tried = isNumber ? endsOf(x, columns[0]) : levelsOf(x, columns);
    const places = tried.map(({ column, value, values }) => ({
      text: textOf(column, value),
      mean: meanWith(columns, values),
    }));
    const [first, last] = isNumber
      ? places
      : [
          places.reduce((a, b) => (b.mean < a.mean ? b : a)),
          places.reduce((a, b) => (b.mean > a.mean ? b : a)),
        ];
    const change = last.mean - first.mean;
    return Object.freeze({
      block: name,
      from: first.text,
      to: last.text,
      before: first.mean,
      after: last.mean,
      change,
    });
  });
  return Object.freeze(effects.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)));
}

/** What a block is set to: the values of its columns, and the one of them that says it in words. */
interface Setting {
  readonly column: number;
  readonly value: number;
  readonly values: readonly number[];
}

/** The 10th and the 90th percentile; where these are one, the least and the largest value. */
function endsOf(x: Matrix, column: number): readonly Setting[] {
  const sorted = columnOf(x, column).sort();
  const [low, high] = [quantile(sorted, LOW), quantile(sorted, 1 - LOW)];
  const ends = low < high ? [low, high] : [sorted[0], sorted[sorted.length - 1]];
  return ends.map((value) => ({ column, value, values: [value] }));
}

/** For each level, the values that the columns of its category have in a row of it. */
function levelsOf(x: Matrix, columns: readonly number[]): readonly Setting[] {
  const ends = columns.map((column) => {
    const values = new Set(columnOf(x, column));
    return [Math.min(...values), Math.max(...values)];
  });
  return columns.map((column, own) => ({
    column,
    value: 1,
    values: ends.map(([off, on], c) => (c === own ? on : off)),
  }));
}
