/**
 * The largest number whose square root, as computed, is at most `radius`: comparing a sum of squares with it gives the same
 * answer as comparing its square root with the radius. `radius * radius` does not: the square of the computed root of 13 is
 * below 13. So "within this distance" is one question, asked of squares in a k-d tree and of distances elsewhere. Cost O(1).
 *
 * @param radius 0 or more; Infinity has no limit.
 * @example 13 <= squaredLimit(Math.sqrt(13)) // true
 */
export function squaredLimit(radius: number): number {
  if (radius === Infinity) return Infinity;
  let limit = Math.min(radius * radius, Number.MAX_VALUE);
  while (Math.sqrt(limit) > radius) limit = neighbour(limit, -1n);
  for (let next = neighbour(limit, 1n); Math.sqrt(next) <= radius; next = neighbour(limit, 1n)) limit = next;
  return limit;
}

/** The next larger floating-point number to one of at least 0: what is below it is at most `x`. Cost O(1). */
export function nextLarger(x: number): number {
  return neighbour(x, 1n);
}

const number = new Float64Array(1);
const bits = new BigInt64Array(number.buffer);

/** The next larger (1) or smaller (-1) floating-point number to one of at least 0. */
function neighbour(x: number, step: bigint): number {
  number[0] = x;
  bits[0] += step;
  return number[0];
}
