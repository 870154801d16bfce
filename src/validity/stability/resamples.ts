import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import { selectRows, type Observations } from "../../math/linear/observations";
import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";

/** One resample of the rows, clustered. Private to this folder. */
export interface Resample {
  /** The rows drawn, ascending, each once. */
  readonly rows: Int32Array;
  /** Their labels, in the same order. */
  readonly labels: ArrayLike<number>;
}

interface KeptResamples {
  readonly cluster: ClusterFunction;
  readonly k: number;
  readonly seed: number;
  readonly drawn: Resample[];
  readonly random: RandomSource;
}

/** Labels kept for one matrix: beyond so many those of other methods, numbers of clusters and seeds are dropped. */
const MOST_LABELS = 5_000_000;

const kept = new WeakMap<Observations, KeptResamples[]>();

/**
 * Draws rows with replacement (as many as there are), keeps each drawn row once and clusters them, over
 * and over. A draw repeats a row only as a weight, and copies at distance 0 would make clusters of their
 * own; so each is used once, as Hennig's `clusterboot` does by default. A draw with fewer than k rows
 * cannot be clustered and is drawn again.
 *
 * Several checks ask for the same resamples: those of a method, k and seed are kept while the matrix is in use, and a check
 * that wants more goes on where the one before ended. Equal to drawing them again.
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
  const own = keptResamples(x, cluster, k, seed);
  for (let b = 0; b < resamples; b++) {
    if (b === own.drawn.length) {
      try {
        own.drawn.push(nextResample(x, own));
      } catch (error) {
        // The stream has gone on without a resample: the next check begins it again.
        kept.delete(x);
        throw error;
      }
    }
    yield own.drawn[b];
  }
}

function keptResamples(x: Observations, cluster: ClusterFunction, k: number, seed: number): KeptResamples {
  const all = kept.get(x) ?? [];
  const known = all.find((each) => each.cluster === cluster && each.k === k && each.seed === seed);
  if (known !== undefined) return known;
  const labels = x.rows * sumBy(all, ({ drawn }) => drawn.length);
  const made: KeptResamples = { cluster, k, seed, drawn: [], random: randomSource(seed) };
  kept.set(x, labels > MOST_LABELS ? [made] : [...all, made]);
  return made;
}

function nextResample(x: Observations, { cluster, k, random }: KeptResamples): Resample {
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
  return Object.freeze({
    rows,
    labels: labelsOf(cluster, keptPart(x, rows), k, randomInteger(random, 2 ** 32)),
  });
}

/** Numbers kept in parts of one matrix; beyond, parts are made again. */
const MOST_NUMBERS = 2_000_000;

const parts = new WeakMap<Observations, { readonly rows: Int32Array; readonly part: Observations }[]>();

/**
 * These rows of a matrix: the same object where they were drawn before, since one seed draws the same rows for every number of
 * clusters, and a tree that is kept for them is cut again instead of grown again.
 */
function keptPart(x: Observations, rows: Int32Array): Observations {
  const known = parts.get(x) ?? [];
  parts.set(x, known);
  const same = known.find(
    (each) => each.rows.length === rows.length && each.rows.every((row, i) => row === rows[i]),
  );
  if (same !== undefined) return same.part;
  const part = selectRows(x, rows);
  if ((known.length + 1) * part.data.length <= MOST_NUMBERS) known.push({ rows, part });
  return part;
}
