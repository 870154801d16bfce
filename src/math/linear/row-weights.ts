import { sumOf } from "../../core/sum";
import { InputError } from "../../core/input-error";

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

/** `requireRowWeights` where a row of weight 0 has no place. @param remedy how to leave such rows out. */
export function requirePositiveWeights(
  weights: ArrayLike<number>,
  rows: number,
  where: string,
  remedy: string,
): Float64Array {
  const checked = requireRowWeights(weights, rows, where);
  const none = checked.indexOf(0);
  if (none < 0) return checked;
  throw new InputError({ where, what: `0 for row ${none + 1}`, legal: "numbers above 0", remedy });
}

/** Throws where rows have weights: for what counts each row once. */
export function refuseWeights({ weights }: { readonly weights?: Float64Array }, where: string): void {
  if (weights === undefined) return;
  throw new InputError({
    where,
    what: "rows with weights",
    legal: "rows that count once each",
    remedy:
      "Make the observations without weights, or take k-means, a tree, k-medoids, a Gaussian mixture or latent classes",
  });
}

/** The most clusters that weighted rows can fill: a row of weight 3 is three rows; a small sum leaves the rows themselves. */
export function mostClusters(weights: Float64Array): number {
  const positive = weights.filter((weight) => weight > 0).length;
  return Math.max(positive, Math.floor(sumOf(weights)));
}
