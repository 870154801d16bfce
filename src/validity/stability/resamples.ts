import { InputError } from "../../core/input-error";
import { selectRows, type Observations } from "../../math/linear/observations";
import { randomInteger, randomSource } from "../../math/distributions/random";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";

/** One resample of the rows, clustered. Private to this folder. */
export interface Resample {
  /** The rows drawn, ascending, each once. */
  readonly rows: Int32Array;
  /** Their labels, in the same order. */
  readonly labels: ArrayLike<number>;
}

/**
 * Draws rows with replacement (as many as there are), keeps each drawn row once and clusters them, over
 * and over. A draw repeats a row only as a weight, and copies at distance 0 would make clusters of their
 * own; so each is used once, as Hennig's `clusterboot` does by default. A draw with fewer than k rows
 * cannot be clustered and is drawn again.
 *
 * @throws InputError when k is so near to n that 1,000 draws in a row had fewer than k rows.
 */
export function* clusteredResamples(
  x: Observations,
  cluster: ClusterFunction,
  k: number,
  resamples: number,
  seed: number,
): Generator<Resample> {
  const random = randomSource(seed);
  for (let b = 0; b < resamples; b++) {
    let rows = new Int32Array(0);
    for (let attempt = 0; rows.length < k; attempt++) {
      if (attempt === 1000) {
        throw new InputError({
          where: "bootstrap resamples (k)",
          what: `k = ${k} for ${x.rows} rows`,
          legal: "k well below the number of rows (a resample holds about 63 % of them)",
        });
      }
      const drawn = new Uint8Array(x.rows);
      for (let i = 0; i < x.rows; i++) drawn[randomInteger(random, x.rows)] = 1;
      rows = Int32Array.from(drawn.keys()).filter((row) => drawn[row] === 1);
    }
    const labels = labelsOf(cluster, selectRows(x, rows), k, randomInteger(random, 2 ** 32));
    yield { rows, labels };
  }
}
