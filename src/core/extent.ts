/**
 * The smallest and the largest of some numbers, of which there may be more than a function takes as arguments; Infinity and
 * -Infinity of none, NaN where one is.
 *
 * @example extent([3, 1, 2]) // [1, 3]
 */
export function extent(values: Iterable<number>): readonly [smallest: number, largest: number] {
  let [smallest, largest] = [Infinity, -Infinity];
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return [smallest, largest];
}
