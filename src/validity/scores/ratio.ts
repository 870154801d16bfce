/**
 * A quotient of two non-negative numbers in which 0/0 is undefined (null, not 0) and a positive number
 * over 0 is Infinity. Private to this folder.
 */
export function ratio(numerator: number, denominator: number): number | null {
  if (denominator > 0) return numerator / denominator;
  return numerator > 0 ? Infinity : null;
}
