import { naturalLog } from "../../math/functions/natural-log";
import { roundThreshold } from "../rules/round-threshold";

/** A stretch of the sorted rows, and the cut in it that says most about the groups. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Nats that the cut saves over all rows of the stretch; 0 where none helps. */
  readonly gain: number;
  /** The first row above the cut. */
  readonly at: number;
}

/**
 * Cuts a number into bins that say as much as possible about groups: the cuts of least entropy within the bins, chosen
 * one after the other (Fayyad & Irani 1993). A cut is rounded within the gap between the two values it separates.
 *
 * @param values finite numbers. @param groups a whole number from 0 per value. @param most bins at most.
 * @returns the cuts, ascending: a value up to the first is in the first bin. Fewer where no further cut helps.
 * Cost O(n log n + n x groups x most).
 * @example bestCuts([1, 2, 8, 9], [0, 0, 1, 1], 2) // [5]
 */
export function bestCuts(
  values: ArrayLike<number>,
  groups: ArrayLike<number>,
  most: number,
): readonly number[] {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const sorted = order.map((i) => values[i]);
  const labels = order.map((i) => groups[i]);
  const count = labels.reduce((highest, label) => Math.max(highest, label + 1), 0);
  let stretches = [bestCut(sorted, labels, count, 0, sorted.length)];
  while (stretches.length < most) {
    const next = stretches.reduce((best, each) => (each.gain > best.gain ? each : best));
    if (!(next.gain > 0)) break;
    stretches = stretches.flatMap((each) =>
      each === next
        ? [
            bestCut(sorted, labels, count, each.from, each.at),
            bestCut(sorted, labels, count, each.at, each.to),
          ]
        : [each],
    );
  }
  return Object.freeze(stretches.slice(1).map(({ from }) => roundThreshold(sorted[from - 1], sorted[from])));
}

/** The bin of a value: how many cuts lie below it. */
export function binOf(value: number, cuts: readonly number[]): number {
  const bin = cuts.findIndex((cut) => value <= cut);
  return bin < 0 ? cuts.length : bin;
}

function bestCut(
  sorted: readonly number[],
  labels: readonly number[],
  groups: number,
  from: number,
  to: number,
): Stretch {
  const below = new Array<number>(groups).fill(0);
  const above = new Array<number>(groups).fill(0);
  for (let i = from; i < to; i++) above[labels[i]]++;
  const whole = disorder(above, to - from);
  // Less than this is rounding.
  let [gain, at] = [1e-9 * (to - from), -1];
  for (let i = from + 1; i < to; i++) {
    below[labels[i - 1]]++;
    above[labels[i - 1]]--;
    if (sorted[i] === sorted[i - 1]) continue;
    const saved = whole - disorder(below, i - from) - disorder(above, to - i);
    if (saved > gain) [gain, at] = [saved, i];
  }
  return { from, to, gain: at < 0 ? 0 : gain, at };
}

/** Entropy of the groups, in nats, times the rows. */
function disorder(counts: readonly number[], rows: number): number {
  return counts.reduce((sum, n) => (n === 0 ? sum : sum - n * naturalLog(n / rows)), 0);
}
