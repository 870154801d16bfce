import type { Observations } from "../../math/linear/observations";

/** Rows cluster after cluster. */
export interface SortedRows {
  /** n x d. */
  readonly data: Float64Array;
  readonly d: number;
  /** k + 1: where each cluster starts. */
  readonly starts: Int32Array;
}

/** The rows of each cluster, one cluster after the other. */
export function sortedByCluster(
  { data, columns: d }: Observations,
  members: readonly Int32Array[],
): SortedRows {
  const starts = startsOf(members);
  const sorted = new Float64Array(starts[members.length] * d);
  let to = 0;
  for (const rows of members) {
    for (const row of rows) for (let at = row * d; at < row * d + d; at++) sorted[to++] = data[at];
  }
  return { data: sorted, d, starts };
}

/** Where each cluster starts if rows lie cluster after cluster, and at last where they end. */
export function startsOf(members: readonly Int32Array[]): Int32Array {
  const starts = new Int32Array(members.length + 1);
  members.forEach((rows, c) => (starts[c + 1] = starts[c] + rows.length));
  return starts;
}
