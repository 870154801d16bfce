import { squaredEuclidean } from "../../math/distances/distances";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import { inThreads, sharedNumbers, threadsFor, type ThreadTask } from "../../math/threads/threads";
import { distanceSums, silhouetteOf } from "./silhouette-kernel";
import type { SortedRows } from "./sorted-rows";

/** Rows of a cluster that are read at a time: as many as a fast cache holds. */
const ROOM = 1 << 15;

/**
 * What each row's silhouette would be if its mean distance to a cluster were the root of its mean squared distance, which the
 * cluster's mean and spread alone give. Cost O(n k d).
 */
export function guessedSilhouettes({ data, d, starts }: SortedRows): Float64Array {
  const k = starts.length - 1;
  const n = starts[k];
  const codes = new Int32Array(n);
  for (let c = 0; c < k; c++) codes.fill(c, starts[c], starts[c + 1]);
  const means = meansOfGroups(data, d, codes, k);
  const spreads = new Float64Array(k);
  for (let i = 0; i < n; i++) spreads[codes[i]] += squaredEuclidean(data, means, i * d, codes[i] * d, d);
  const sizes = Array.from(spreads, (_, c) => starts[c + 1] - starts[c]);
  for (let c = 0; c < k; c++) spreads[c] /= sizes[c];
  const guesses = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = codes[i];
    let [a, b] = [0, Infinity];
    for (let c = 0; c < k; c++) {
      const square = squaredEuclidean(data, means, i * d, c * d, d) + spreads[c];
      if (c === own) a = (square * sizes[c]) / (sizes[c] - 1);
      else if (square < b) b = square;
    }
    guesses[i] = silhouetteOf(Math.sqrt(a), Math.sqrt(b), sizes[own] === 1);
  }
  return guesses;
}

interface PlacesInput extends SortedRows {
  readonly places: Int32Array;
}

/** `silhouettesHere` where rows come from another thread. */
export const silhouettesInThread: ThreadTask<PlacesInput, Float64Array> = {
  file: "validity/scores/silhouette-sample.js",
  name: "silhouettesInThread",
  run: silhouettesHere,
};

/** The exact silhouettes of the rows at these places, in as many threads as they are worth. Cost O(n d) each. */
export function silhouettesOfPlaces(rows: SortedRows, places: Int32Array): Float64Array {
  const threads = threadsFor(rows.data.length * places.length);
  // Whole fours: how rows are put together in fours decides how their sums are rounded.
  const share = Math.ceil(places.length / threads / 4) * 4;
  const count = Math.max(1, Math.ceil(places.length / share));
  const given = count > 1 ? { ...rows, data: sharedNumbers(rows.data) } : rows;
  const inputs = Array.from({ length: count - 1 }, (_, other) => {
    return { ...given, places: places.slice((other + 1) * share, (other + 2) * share) };
  });
  const own = { ...rows, places: places.subarray(0, share) };
  const parts = inThreads(silhouettesInThread, inputs, () => silhouettesHere(own));
  const found = new Float64Array(places.length);
  parts.forEach((part, p) => found.set(part, p * share));
  return found;
}

function silhouettesHere({ data, d, starts, places }: PlacesInput): Float64Array {
  const k = starts.length - 1;
  const [n, m] = [starts[k], places.length];
  const both = new Float64Array((n + m) * d);
  both.set(data);
  places.forEach((place, i) => both.set(data.subarray(place * d, place * d + d), (n + i) * d));
  const { sums, between, giveBack } = distanceSums(both, n + m, d);
  const [own, nearest] = [new Float64Array(m), new Float64Array(m).fill(Infinity)];
  const sizes = Array.from({ length: k }, (_, c) => starts[c + 1] - starts[c]);
  const clusters = Int32Array.from(places, (place) => starts.findIndex((start) => start > place) - 1);
  const chunk = Math.max(1, Math.floor(ROOM / d));
  for (let c = 0; c < k; c++) {
    sums.fill(0, n, n + m);
    for (let from = starts[c]; from < starts[c + 1]; from += chunk)
      between(n, n + m, from, Math.min(from + chunk, starts[c + 1]));
    for (let i = 0; i < m; i++) {
      // A row is at distance 0 from itself.
      if (clusters[i] === c) own[i] = sizes[c] > 1 ? sums[n + i] / (sizes[c] - 1) : 0;
      else nearest[i] = Math.min(nearest[i], sums[n + i] / sizes[c]);
    }
  }
  giveBack();
  return own.map((mean, i) => silhouetteOf(mean, nearest[i], sizes[clusters[i]] === 1));
}
