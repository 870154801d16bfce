/**
 * The values in these places, in their order. A loop: there may be a million.
 *
 * @example valuesAt([10, 20, 30], [2, 0]) // Float64Array [30, 10]
 */
export function valuesAt(values: ArrayLike<number>, places: ArrayLike<number>): Float64Array {
  const result = new Float64Array(places.length);
  for (let i = 0; i < result.length; i++) result[i] = values[places[i]];
  return result;
}
