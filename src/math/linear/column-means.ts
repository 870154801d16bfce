import type { Matrix } from "./matrix";
import { meansOfGroups } from "./means-of-groups";

/** The mean of every column; that of a constant column is exactly its value (see `meansOfGroups`). Cost O(n d). */
export function columnMeans({ rows, columns, data }: Matrix): Float64Array {
  return meansOfGroups(data, columns, new Int32Array(rows), 1);
}
