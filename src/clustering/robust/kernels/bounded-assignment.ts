/** Rows by what it costs to move them, the cheapest first; rows that have left are passed over when they come up. */
interface MoveHeap {
  keys: number[];
  rows: number[];
}

/**
 * The cheapest assignment of n rows to k clusters in which every cluster has from `least` to `most` rows: a minimum-cost
 * flow. It starts from the nearest clusters and, while a size is out of bounds, moves rows along the cheapest chain of
 * clusters (successive shortest paths, the k clusters as nodes), which keeps it the cheapest for the sizes so far.
 * Kernel. Cost O(n k log n + moves · (k^3 + k log n)), memory O(n k).
 *
 * @param costs n x k. @param labels receives the cluster of each row. Assumes k least <= n <= k most.
 */
export function boundedAssignment(
  costs: Float64Array,
  n: number,
  k: number,
  least: number,
  most: number,
  labels: Int32Array,
): void {
  const sizes = new Int32Array(k);
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let c = 1; c < k; c++) if (costs[i * k + c] < costs[i * k + best]) best = c;
    labels[i] = best;
    sizes[best]++;
  }
  if (sizes.every((size) => size >= least && size <= most)) return;
  const heaps = Array.from({ length: k * k }, (): MoveHeap => ({ keys: [], rows: [] }));
  const enter = (i: number, a: number): void => {
    for (let b = 0; b < k; b++) if (b !== a) push(heaps[a * k + b], costs[i * k + b] - costs[i * k + a], i);
  };
  for (let i = 0; i < n; i++) enter(i, labels[i]);
  const edges = new Float64Array(k * k);
  const rounding = 1e-12 * costs.reduce((largest, cost) => Math.max(largest, cost), 0);
  for (;;) {
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) edges[a * k + b] = a === b ? 0 : cheapest(heaps[a * k + b], labels, a);
    }
    const chain = bestChain(edges, sizes, k, least, most, rounding);
    if (chain === null) return;
    // The rows are named before any moves, so that no row moves twice along one chain.
    const movers = chain.slice(1).map((b, at) => heaps[chain[at] * k + b].rows[0]);
    movers.forEach((row, at) => (labels[row] = chain[at + 1]));
    movers.forEach((row, at) => enter(row, chain[at + 1]));
    sizes[chain[0]]--;
    sizes[chain[chain.length - 1]]++;
  }
}

/**
 * The chain that mends most (from too large to too small before from too large or to too small alone), among those the
 * cheapest. A chain that mends nothing is taken if it lowers the cost, which mending can have made possible. Null when
 * there is none: all sizes are in bounds, and no cycle of moves is left that would gain.
 */
function bestChain(
  edges: Float64Array,
  sizes: Int32Array,
  k: number,
  least: number,
  most: number,
  rounding: number,
): number[] | null {
  let [bestGain, bestCost] = [-1, Infinity];
  let best: number[] | null = null;
  for (let a = 0; a < k; a++) {
    const give = sizes[a] > most ? 1 : sizes[a] > least ? 0 : -1;
    if (give < 0) continue;
    const { cost, before } = shortestFrom(edges, k, a);
    for (let b = 0; b < k; b++) {
      const take = sizes[b] < least ? 1 : sizes[b] < most ? 0 : -1;
      const gain = give + take;
      if (b === a || take < 0 || cost[b] === Infinity) continue;
      if (gain === 0 && cost[b] >= -rounding) continue;
      if (gain < bestGain || (gain === bestGain && cost[b] >= bestCost)) continue;
      [bestGain, bestCost] = [gain, cost[b]];
      best = [b];
      while (best[0] !== a) best.unshift(before[best[0]]);
    }
  }
  return best;
}

/** What rounding may make of a cost; a gain below it is none. */
function slack(cost: number): number {
  return cost === Infinity ? 0 : 1e-12 * Math.abs(cost);
}

/** Bellman-Ford from cluster `a`; there are no negative cycles but for rounding, which k rounds cut off. */
function shortestFrom(edges: Float64Array, k: number, a: number): { cost: Float64Array; before: Int32Array } {
  const cost = new Float64Array(k).fill(Infinity);
  const before = new Int32Array(k).fill(-1);
  cost[a] = 0;
  for (let round = 1; round < k; round++) {
    let changed = false;
    for (let u = 0; u < k; u++) {
      if (cost[u] === Infinity) continue;
      for (let v = 0; v < k; v++) {
        const through = cost[u] + edges[u * k + v];
        if (v === a || u === v || !(through < cost[v] - slack(cost[v]))) continue;
        cost[v] = through;
        before[v] = u;
        changed = true;
      }
    }
    if (!changed) break;
  }
  return { cost, before };
}

/** The least cost of moving a row of cluster `a`, rows that have left dropped; Infinity when none is there. */
function cheapest(heap: MoveHeap, labels: Int32Array, a: number): number {
  while (heap.rows.length > 0 && labels[heap.rows[0]] !== a) pop(heap);
  return heap.rows.length > 0 ? heap.keys[0] : Infinity;
}

function push({ keys, rows }: MoveHeap, key: number, row: number): void {
  let at = keys.length;
  keys.push(key);
  rows.push(row);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (keys[parent] <= key) break;
    keys[at] = keys[parent];
    rows[at] = rows[parent];
    at = parent;
  }
  keys[at] = key;
  rows[at] = row;
}

function pop({ keys, rows }: MoveHeap): void {
  const [key, row] = [keys.pop() as number, rows.pop() as number];
  const length = keys.length;
  if (length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= length) break;
    if (child + 1 < length && keys[child + 1] < keys[child]) child++;
    if (keys[child] >= key) break;
    keys[at] = keys[child];
    rows[at] = rows[child];
    at = child;
  }
  keys[at] = key;
  rows[at] = row;
}
