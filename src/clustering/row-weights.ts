import { InputError } from "../core/input-error";

/**
 * Checks row weights: a row of weight 2 counts as two rows equal to it, one of weight 0 as none.
 *
 * @param weights one per row; if left out, each row counts 1.
 * @param where function and argument, as the error shall name them: `latentClass(weights)`.
 * @returns a copy.
 * @throws InputError when their number is not that of the rows, one is negative or not finite, or all are 0.
 */
export function requireRowWeights(
  weights: ArrayLike<number> | undefined,
  rows: number,
  where: string,
): Float64Array {
  if (weights === undefined) return new Float64Array(rows).fill(1);
  if (weights.length !== rows) {
    throw new InputError({ where, what: `${weights.length} weights`, legal: `${rows}, one per row` });
  }
  const copy = Float64Array.from(weights);
  const wrong = copy.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong >= 0) {
    throw new InputError({
      where,
      what: `${copy[wrong]} for row ${wrong + 1}`,
      legal: "finite numbers of at least 0",
    });
  }
  if (rows > 0 && copy.every((weight) => weight === 0)) {
    throw new InputError({ where, what: "0 for every row", legal: "at least one weight above 0" });
  }
  return copy;
}
