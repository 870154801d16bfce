import { sumBy } from "../../core/sum";
import type { SilhouetteMeans } from "./silhouette-kernel";

/**
 * What `silhouetteMeans` finds, for rows that count by their weights: a row of weight w is w equal rows, so w - 1 of its own
 * kind lie at distance 0 of it and count in its own cluster. Kernel: assumes weights above 0. Cost O(n^2 d).
 *
 * @param members the rows of each cluster; the result follows them, cluster after cluster.
 * @param masses by cluster: the weight of its rows.
 */
export function weightedSilhouetteMeans(
  members: readonly Int32Array[],
  between: (i: number, j: number) => number,
  weights: Float64Array,
  masses: ArrayLike<number>,
): SilhouetteMeans {
  const count = sumBy(members, (rows) => rows.length);
  const own = new Float64Array(count);
  const nearest = new Float64Array(count).fill(Infinity);
  const neighbour = new Int32Array(count);
  let at = 0;
  members.forEach((rows, c) => {
    for (const row of rows) {
      members.forEach((others, o) => {
        let sum = 0;
        for (const other of others) if (other !== row) sum += weights[other] * between(row, other);
        if (o === c) {
          own[at] = masses[c] > 1 ? sum / (masses[c] - 1) : 0;
        } else if (sum / masses[o] < nearest[at]) {
          nearest[at] = sum / masses[o];
          neighbour[at] = o;
        }
      });
      at++;
    }
  });
  return { own, nearest, neighbour };
}
