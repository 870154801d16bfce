/**
 * How often each value occurs, in the order of first occurrence.
 * @example [...countsOf(["b", "a", "b"])] // [["b", 2], ["a", 1]]
 */
export function countsOf<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
