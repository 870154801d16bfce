import { NOISE } from "../clustering";
import type { OpticsOrdering } from "./optics-ordering";

/**
 * The clusters that DBSCAN with this `eps` would find, read from an OPTICS ordering; border rows may differ,
 * because here each row is reached from one side only.
 *
 * @returns one label per row. Cost O(n).
 */
export function labelsAtEps(ordering: OpticsOrdering, cores: Float64Array, eps: number): Int32Array {
  const labels = new Int32Array(cores.length).fill(NOISE);
  let cluster = -1;
  for (const row of ordering.order) {
    if (ordering.reachability[row] <= eps) labels[row] = cluster;
    else if (cores[row] <= eps) labels[row] = ++cluster;
  }
  return labels;
}

/** A cluster as a stretch of the reachability plot, both ends included. */
export interface OpticsStretch {
  readonly first: number;
  readonly last: number;
}

interface SteepDown {
  readonly first: number;
  readonly last: number;
  /** The greatest reachability between the end of this area and where the search has come to. */
  between: number;
}

/**
 * The clusters between steep descents and steep ascents of the reachability plot (Ankerst et al. 1999, figure
 * 19), their ends trimmed to rows that were reached from within (Schubert & Gertz 2018, algorithm 2). They
 * may lie within each other; smaller ones come first.
 *
 * @param xi a step is steep when reachability changes by at least this share of the larger value.
 * @param minPoints so many steps in a row may be flat within a steep area.
 */
export function xiStretches(
  ordering: OpticsOrdering,
  xi: number,
  minPoints: number,
  minClusterSize: number,
): OpticsStretch[] {
  const n = ordering.order.length;
  // One more step up at the end closes a cluster that lasts to there.
  const plot = Float64Array.from({ length: n + 1 }, (_, at) =>
    at < n ? ordering.reachability[ordering.order[at]] : Infinity,
  );
  const keep = 1 - xi;
  const ratio = (at: number): number => plot[at] / plot[at + 1];
  const steepUp = (at: number): boolean => ratio(at) <= keep;
  const steepDown = (at: number): boolean => ratio(at) >= 1 / keep;
  const goesUp = (at: number): boolean => ratio(at) < 1;
  const goesDown = (at: number): boolean => ratio(at) > 1;
  const lastOfArea = (first: number, steep: (at: number) => boolean, against: (at: number) => boolean) => {
    let [last, flat] = [first, 0];
    for (let at = first; at < n; at++) {
      if (steep(at)) [last, flat] = [at, 0];
      else if (against(at) || ++flat > minPoints) break;
    }
    return last;
  };

  const stretches: OpticsStretch[] = [];
  let descents: SteepDown[] = [];
  let between = 0;
  let from = 0;
  for (let at = 0; at < n; at++) {
    if (at < from || !(steepUp(at) || steepDown(at))) continue;
    for (let seen = from; seen <= at; seen++) between = Math.max(between, plot[seen]);
    const level = between;
    descents = descents.filter(({ first }) => level < Infinity && level <= plot[first] * keep);
    for (const descent of descents) descent.between = Math.max(descent.between, level);
    if (steepDown(at)) {
      const last = lastOfArea(at, steepDown, goesUp);
      descents.push({ first: at, last, between: 0 });
      from = last + 1;
    } else {
      const last = lastOfArea(at, steepUp, goesDown);
      const found: OpticsStretch[] = [];
      for (const descent of descents) {
        const stretch = stretchBetween(ordering, plot, keep, descent, at, last);
        if (stretch !== null && stretch.last - stretch.first + 1 >= minClusterSize) found.push(stretch);
      }
      stretches.push(...found.reverse());
      from = last + 1;
    }
    between = plot[from];
  }
  return stretches;
}

/** Labels from stretches: each takes its rows unless a smaller one within has taken any of them. */
export function labelsOfStretches(order: Int32Array, stretches: readonly OpticsStretch[]): Int32Array {
  const labels = new Int32Array(order.length).fill(NOISE);
  let cluster = 0;
  for (const { first, last } of stretches) {
    const rows = order.subarray(first, last + 1);
    if (rows.some((row) => labels[row] !== NOISE)) continue;
    for (const row of rows) labels[row] = cluster;
    cluster++;
  }
  return labels;
}

/** The cluster from a descent to the ascent `upFirst` … `upLast` (definition 11), or null. */
function stretchBetween(
  ordering: OpticsOrdering,
  plot: Float64Array,
  keep: number,
  descent: SteepDown,
  upFirst: number,
  upLast: number,
): OpticsStretch | null {
  let [first, last] = [descent.first, upLast];
  const [before, after] = [plot[descent.first], plot[upLast + 1]];
  if (after * keep < descent.between) return null;
  if (before * keep >= after) while (plot[first + 1] > after && first < descent.last) first++;
  else if (after * keep >= before) while (plot[last - 1] > before && last > upFirst) last--;
  const trimmed = trimToReachedFromWithin(ordering, plot, first, last);
  if (trimmed < 0 || first > descent.last || trimmed < upFirst) return null;
  return { first, last: trimmed };
}

/** The last step, at most `last`, that ends higher than it began or was reached from within; -1 for none. */
function trimToReachedFromWithin(
  ordering: OpticsOrdering,
  plot: Float64Array,
  first: number,
  last: number,
): number {
  const { order, predecessor } = ordering;
  for (; last > first; last--) {
    if (plot[first] > plot[last]) return last;
    const from = predecessor[order[last]];
    for (let at = first; at < last; at++) if (order[at] === from) return last;
  }
  return -1;
}
