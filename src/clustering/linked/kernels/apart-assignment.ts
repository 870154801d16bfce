/** Steps of the search for one part of linked blocks; beyond, the best found so far is taken. */
const MOST_STEPS = 200_000;

/** Blocks that are linked with each other by "apart", directly or through others; blocks without such a link are none. */
export function apartParts(apart: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const parts: number[][] = [];
  apart.forEach((others, block) => {
    if (others.length === 0 || seen.has(block)) return;
    const part: number[] = [];
    const waiting = [block];
    seen.add(block);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      part.push(next);
      for (const other of apart[next]) {
        if (!seen.has(other)) waiting.push(other);
        seen.add(other);
      }
    }
    // Those with most links first: what cannot be is found early.
    parts.push(part.sort((a, b) => apart[b].length - apart[a].length || a - b));
  });
  return parts;
}

/**
 * The cheapest assignment of blocks to clusters in which no two linked blocks share one. A block without links goes to its
 * cheapest cluster; each part of linked blocks is searched by branch and bound, which is exact within `MOST_STEPS` steps.
 * Kernel. Cost O(blocks · k), and for a part of m blocks at worst k^m, bounded by `MOST_STEPS`.
 *
 * @param costs blocks x k. @param labels takes the clusters.
 * @returns false where no assignment keeps all links (or none was found within the steps).
 */
export function assignApart(
  costs: Float64Array,
  k: number,
  apart: readonly (readonly number[])[],
  parts: readonly (readonly number[])[],
  labels: Int32Array,
): boolean {
  for (let block = 0; block < labels.length; block++) {
    let best = 0;
    for (let c = 1; c < k; c++) if (costs[block * k + c] < costs[block * k + best]) best = c;
    labels[block] = best;
  }
  return parts.every((part) => assignPart(costs, k, apart, part, labels));
}

function assignPart(
  costs: Float64Array,
  k: number,
  apart: readonly (readonly number[])[],
  part: readonly number[],
  labels: Int32Array,
): boolean {
  const byCost = part.map((block) =>
    Array.from({ length: k }, (_, c) => c).sort(
      (a, b) => costs[block * k + a] - costs[block * k + b] || a - b,
    ),
  );
  // What the blocks from a place on cost at least.
  const rest = new Float64Array(part.length + 1);
  for (let at = part.length - 1; at >= 0; at--) rest[at] = rest[at + 1] + costs[part[at] * k + byCost[at][0]];
  part.forEach((block) => (labels[block] = -1));
  let [best, steps] = [Infinity, 0];
  const found = new Int32Array(part.length).fill(-1);
  const walk = (at: number, cost: number): void => {
    if (cost + rest[at] >= best || steps > MOST_STEPS) return;
    if (at === part.length) {
      best = cost;
      part.forEach((block, i) => (found[i] = labels[block]));
      return;
    }
    const block = part[at];
    for (const c of byCost[at]) {
      steps++;
      if (apart[block].some((other) => labels[other] === c)) continue;
      labels[block] = c;
      walk(at + 1, cost + costs[block * k + c]);
      labels[block] = -1;
    }
  };
  walk(0, 0);
  part.forEach((block, i) => (labels[block] = found[i]));
  return best < Infinity;
}
