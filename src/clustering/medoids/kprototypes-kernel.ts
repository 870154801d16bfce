import { meansOfGroups } from "../../math/linear/means-of-groups";
import { randomInteger, type RandomSource } from "../../math/distributions/random";

/** Rows of numbers and categories, and the weight of a category that differs. */
export interface MixedRows {
  readonly n: number;
  /** n x p numbers. */
  readonly numbers: Float64Array;
  readonly p: number;
  /** n x q category codes, 0 … levels[j] - 1 in column j. */
  readonly codes: Int32Array;
  readonly q: number;
  readonly levels: readonly number[];
  readonly gamma: number;
}

/** k prototypes: means of the numbers, modes of the categories. */
export interface Prototypes {
  readonly k: number;
  readonly means: Float64Array;
  readonly modes: Int32Array;
}

/** The squared distance of the numbers, plus gamma for each category that differs. */
function mixedCost(rows: MixedRows, i: number, prototypes: Prototypes, c: number): number {
  const { numbers, p, codes, q, gamma } = rows;
  let sum = 0;
  for (let j = 0; j < p; j++) {
    const difference = numbers[i * p + j] - prototypes.means[c * p + j];
    sum += difference * difference;
  }
  let mismatches = 0;
  for (let j = 0; j < q; j++) if (codes[i * q + j] !== prototypes.modes[c * q + j]) mismatches++;
  return sum + gamma * mismatches;
}

/** Rows as prototypes, drawn one by one with a chance that grows with the cost of the row so far (k-means++). */
export function seedPrototypes(rows: MixedRows, k: number, random: RandomSource): Prototypes {
  const prototypes = {
    k,
    means: new Float64Array(k * rows.p),
    modes: new Int32Array(k * rows.q),
  };
  const nearest = new Float64Array(rows.n).fill(Infinity);
  let row = randomInteger(random, rows.n);
  for (let c = 0; c < k; c++) {
    copyRow(rows, row, prototypes, c);
    let total = 0;
    for (let i = 0; i < rows.n; i++) {
      nearest[i] = Math.min(nearest[i], mixedCost(rows, i, prototypes, c));
      total += nearest[i];
    }
    const target = random() * total;
    let sum = 0;
    for (row = 0; row < rows.n - 1; row++) {
      sum += nearest[row];
      if (sum > target) break;
    }
  }
  return prototypes;
}

/**
 * Huang's iterations: every row to its cheapest prototype, every prototype to the mean and mode of its rows,
 * until no row changes. An empty cluster is given the costliest row. Fills `labels`. Cost O(n k (p + q)) each.
 */
export function settlePrototypes(
  rows: MixedRows,
  prototypes: Prototypes,
  labels: Int32Array,
  maxIterations: number,
): { readonly iterations: number; readonly converged: boolean } {
  const costs = new Float64Array(rows.n);
  labels.fill(-1);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    let moved = 0;
    const counts = new Int32Array(prototypes.k);
    for (let i = 0; i < rows.n; i++) {
      // A row stays on a tie, so that the cost falls with every move and the loop ends.
      let best = labels[i];
      let least = best < 0 ? Infinity : mixedCost(rows, i, prototypes, best);
      for (let c = 0; c < prototypes.k; c++) {
        const cost = mixedCost(rows, i, prototypes, c);
        if (cost < least) [best, least] = [c, cost];
      }
      if (best !== labels[i]) moved++;
      labels[i] = best;
      costs[i] = least;
      counts[best]++;
    }
    moved += refillEmpty(labels, costs, counts);
    if (moved === 0) return { iterations: iteration, converged: true };
    updatePrototypes(rows, labels, prototypes);
  }
  return { iterations: maxIterations, converged: false };
}

/** The sum of the costs of all rows. */
export function totalCost(rows: MixedRows, labels: Int32Array, prototypes: Prototypes): number {
  let total = 0;
  for (let i = 0; i < rows.n; i++) total += mixedCost(rows, i, prototypes, labels[i]);
  return total;
}

/** Sets the prototypes to the means and modes of their rows; of equally frequent categories the first in code. */
export function updatePrototypes(rows: MixedRows, labels: Int32Array, prototypes: Prototypes): void {
  const { n, numbers, p, codes, q, levels } = rows;
  const { k, means, modes } = prototypes;
  const counts = new Int32Array(k);
  for (let i = 0; i < n; i++) counts[labels[i]]++;
  const fresh = meansOfGroups(numbers, p, labels, k);
  for (let c = 0; c < k; c++) if (counts[c] > 0) means.set(fresh.subarray(c * p, (c + 1) * p), c * p);
  for (let j = 0; j < q; j++) {
    const tally = new Int32Array(k * levels[j]);
    for (let i = 0; i < n; i++) tally[labels[i] * levels[j] + codes[i * q + j]]++;
    for (let c = 0; c < k; c++) {
      if (counts[c] === 0) continue;
      const own = tally.subarray(c * levels[j], (c + 1) * levels[j]);
      modes[c * q + j] = own.indexOf(own.reduce((most, count) => Math.max(most, count), 0));
    }
  }
}

function refillEmpty(labels: Int32Array, costs: Float64Array, counts: Int32Array): number {
  let moved = 0;
  for (let c = 0; c < counts.length; c++) {
    if (counts[c] > 0) continue;
    let costliest = -1;
    for (let i = 0; i < labels.length; i++) {
      if (counts[labels[i]] > 1 && costs[i] > (costliest < 0 ? 0 : costs[costliest])) costliest = i;
    }
    if (costliest < 0) continue;
    counts[labels[costliest]]--;
    counts[c]++;
    labels[costliest] = c;
    costs[costliest] = 0;
    moved++;
  }
  return moved;
}

function copyRow(rows: MixedRows, row: number, prototypes: Prototypes, c: number): void {
  const { p, q } = rows;
  prototypes.means.set(rows.numbers.subarray(row * p, (row + 1) * p), c * p);
  prototypes.modes.set(rows.codes.subarray(row * q, (row + 1) * q), c * q);
}
