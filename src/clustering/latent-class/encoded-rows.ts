import { InputError } from "../../core/input-error";
import type { MixedObservations } from "../../math/linear/mixed-observations";
import type { Observations } from "../../math/linear/observations";
import { logGamma } from "../../math/distributions/log-gamma";
import { requireCounts, type Indicator } from "./indicators";

/**
 * Where the numbers of a model lie in flat arrays. Discrete indicators (categorical, ordinal) have one slot per level
 * and one more for "missing"; numeric ones come normal first, then counts.
 */
export interface Layout {
  readonly k: number;
  readonly indicators: readonly Indicator[];
  /** The indices of the discrete, normal and count indicators. */
  readonly discrete: readonly number[];
  readonly normal: readonly number[];
  readonly count: readonly number[];
  /** The first slot of each discrete indicator, and one more entry: the number of slots. */
  readonly firstSlot: Int32Array;
  /** Columns of the membership model, its intercept included; 0 without covariates. */
  readonly predictors: number;
}

/** The layout of k classes over these indicators. */
export function layoutOf(indicators: readonly Indicator[], k: number, predictors: number): Layout {
  const of = (...kinds: readonly string[]): number[] =>
    indicators.flatMap(({ kind }, j) => (kinds.includes(kind) ? [j] : []));
  const discrete = of("categorical", "ordinal");
  const firstSlot = new Int32Array(discrete.length + 1);
  discrete.forEach((j, d) => (firstSlot[d + 1] = firstSlot[d] + indicators[j].levels.length + 1));
  return {
    k,
    indicators,
    discrete,
    normal: of("normal"),
    count: of("count"),
    firstSlot,
    predictors,
  };
}

/** Rows as the kernels read them. */
export interface EncodedRows {
  readonly count: number;
  /** count x discrete: the slot of each value. */
  readonly slots: Int32Array;
  /** count x (normal + count): the numbers, NaN where missing. */
  readonly numbers: Float64Array;
  /** count x predictors, the first of which is 1. */
  readonly predictors: Float64Array;
  /** What does not depend on the class: minus the sum of ln(count!). */
  readonly constants: Float64Array;
}

/**
 * Turns rows into slots and numbers.
 *
 * @param unseen what to do with a level the model does not know.
 * @throws InputError for columns other than the model's, and for an unknown level where that is an error.
 */
export function encodeRows(
  x: MixedObservations,
  layout: Layout,
  covariates: Observations | undefined,
  unseen: "missing" | "error",
  where: string,
): EncodedRows {
  const { indicators, discrete, normal, count, firstSlot } = layout;
  const n = x.rows;
  const slots = new Int32Array(n * discrete.length);
  discrete.forEach((j, d) => {
    const { levels, name } = indicators[j];
    const missing = firstSlot[d] + levels.length;
    const slotOf = new Map<unknown, number>(levels.map((level, l) => [level, firstSlot[d] + l]));
    slotOf.set(null, missing);
    const { values } = x.columns[j];
    for (let i = 0; i < n; i++) {
      const slot = slotOf.get(values[i]);
      if (slot === undefined && unseen === "error") {
        throw new InputError({
          where: `${where}(x), column "${name}", row ${i + 1}`,
          what: `"${values[i]}"`,
          legal: `a level the model knows: ${levels.join(", ")}`,
          remedy: "Set it to null: a missing value is left out of the row's probabilities",
        });
      }
      slots[i * discrete.length + d] = slot ?? missing;
    }
  });
  const numeric = [...normal, ...count];
  const numbers = new Float64Array(n * numeric.length);
  const constants = new Float64Array(n);
  numeric.forEach((j, q) => {
    const column = x.columns[j];
    const isCount = q >= normal.length;
    if (isCount) requireCounts(column, where);
    for (let i = 0; i < n; i++) {
      const value = column.values[i] as number | null;
      numbers[i * numeric.length + q] = value ?? NaN;
      if (isCount && value !== null) constants[i] -= logGamma(value + 1);
    }
  });
  const table = covariates === undefined ? new Float64Array(0) : withIntercept(covariates);
  return { count: n, slots, numbers, predictors: table, constants };
}

/** The covariates behind a column of ones: what a membership model multiplies its coefficients by. */
export function withIntercept({ rows, columns, data }: Observations): Float64Array {
  const width = columns + 1;
  const table = new Float64Array(rows * width).fill(1);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) table[i * width + j + 1] = data[i * columns + j];
  }
  return table;
}
