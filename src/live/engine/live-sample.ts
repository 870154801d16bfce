import { selectRows, type Observations } from "../../math/linear/observations";
import { randomSource, sampleWithoutReplacement } from "../../math/distributions/random";

/** Up to so many rows nothing is sampled. */
export const EXACT_ROWS = 3_000;
/** Above that, pictures, silhouettes and checks look at so many. */
const SAMPLED_ROWS = 2_000;

/** The rows that are looked at closely: all, or a sample where there are many. */
export interface LiveSample {
  readonly x: Observations;
  /** Rows of the whole matrix, ascending. */
  readonly rows: Int32Array;
  /** How many, where it is a sample; null where it is all. */
  readonly sampled: number | null;
}

/** A sample drawn by the seed; the same for every part of a result. Cost O(rows). */
export function liveSample(
  x: Observations,
  seed: number,
  most = SAMPLED_ROWS,
  exact = EXACT_ROWS,
): LiveSample {
  if (x.rows <= exact)
    return { x, rows: Int32Array.from({ length: x.rows }, (_, row) => row), sampled: null };
  const rows = sampleWithoutReplacement(randomSource(seed), x.rows, most).sort();
  return { x: selectRows(x, rows), rows, sampled: rows.length };
}
