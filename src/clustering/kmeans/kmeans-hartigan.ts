import { recomputeCenters, squaredToCenter } from "./kmeans-lloyd";
import type { KMeansState } from "./kmeans-state";

/** A move must lower the sum of squares by more than this part of the row's own share: less is rounding. */
const MARGIN = 1e-10;

/**
 * Moves single rows between clusters while that lowers the sum of squares, the change of both means
 * counted in (Hartigan 1975; Hartigan & Wong 1979, Applied Statistics 28). A row moves with all its weight. Each optimum of these moves is
 * one of Lloyd's, but not the other way round, so this leaves places where Lloyd is stuck. Rows that
 * surely stay, by bounds on the drift of the centres, are passed over. Kernel: assumes labels, centres,
 * sums and counts that agree, and leaves them so.
 *
 * @param maxPasses passes over all rows before it gives up.
 * @returns the passes made, and whether the last one moved nothing.
 */
export function moveSingleRows(
  state: KMeansState,
  maxPasses: number,
): { readonly passes: number; readonly converged: boolean } {
  if (state.k === 1) return { passes: 0, converged: true };
  let fresh = true;
  for (let passes = 1; passes <= maxPasses; passes++) {
    if (fresh) {
      state.upper.fill(Infinity);
      state.drift.fill(0);
    }
    const moved = passOver(state);
    if (moved === 0 && fresh) return { passes, converged: true };
    fresh = moved === 0;
    // Moved centres carry rounding; before believing that nothing moves, look again with exact ones.
    if (fresh) recomputeCenters(state);
  }
  recomputeCenters(state);
  return { passes: maxPasses, converged: false };
}

function passOver(state: KMeansState): number {
  if (state.compiled) return passCompiled(state, state.compiled);
  const { n, k, weights, counts, members, labels, upper, lower, drift } = state;
  let moved = 0;
  let smallest = smallestCount(counts);
  for (let i = 0; i < n; i++) {
    const own = labels[i];
    if (members[own] < 2) continue;
    const weight = weights[i];
    const count = counts[own];
    const without = count / (count - weight);
    const reach = upper[i] + drift[own];
    const gap = lower[i] - drift[k];
    if (gap > 0 && (smallest / (smallest + weight)) * gap * gap >= without * reach * reach) continue;
    const squared = squaredToCenter(state, i, own);
    const gain = without * squared;
    let [best, cost, nearest] = [-1, Infinity, Infinity];
    for (let c = 0; c < k; c++) {
      if (c === own) continue;
      const other = squaredToCenter(state, i, c);
      if (other < nearest) nearest = other;
      const value = (counts[c] / (counts[c] + weight)) * other;
      if (value < cost) {
        cost = value;
        best = c;
      }
    }
    if (cost < gain * (1 - MARGIN)) {
      moveOne(state, i, best);
      smallest = smallestCount(counts);
      upper[i] = Infinity;
      moved++;
    } else {
      upper[i] = Math.sqrt(squared) - drift[own];
      lower[i] = Math.sqrt(nearest) + drift[k];
    }
  }
  return moved;
}

function passCompiled({ n, d, k }: KMeansState, { run, at }: NonNullable<KMeansState["compiled"]>): number {
  const { data, weights, centers, counts, members, labels, upper, lower, drift, room } = at;
  return run.moveRows(n, d, k, data, weights, centers, counts, members, labels, upper, lower, drift, room);
}

function smallestCount(counts: Float64Array): number {
  let smallest = Infinity;
  for (let c = 0; c < counts.length; c++) if (counts[c] < smallest) smallest = counts[c];
  return smallest;
}

/** Moves row i to cluster `to`, and both means with it. */
function moveOne(state: KMeansState, i: number, to: number): void {
  const { d, k, data, weights, centers, counts, members, labels, drift } = state;
  const from = labels[i];
  const weight = weights[i];
  const out = weight / (counts[from] - weight);
  const into = weight / (counts[to] + weight);
  const fromShift = Math.sqrt(squaredToCenter(state, i, from)) * out;
  const toShift = Math.sqrt(squaredToCenter(state, i, to)) * into;
  for (let j = 0, a = from * d, b = to * d, at = i * d; j < d; j++, a++, b++, at++) {
    centers[a] -= (data[at] - centers[a]) * out;
    centers[b] += (data[at] - centers[b]) * into;
  }
  counts[from] -= weight;
  counts[to] += weight;
  members[from]--;
  members[to]++;
  labels[i] = to;
  drift[from] += fromShift;
  drift[to] += toShift;
  drift[k] += Math.max(fromShift, toShift);
}
