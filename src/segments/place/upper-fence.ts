/**
 * The distance from which on a customer is like none of a study's own: the third quartile of theirs and one and a half
 * interquartile ranges more (Tukey 1977).
 *
 * @example upperFence(1, 3) // 6
 */
export function upperFence(q1: number, q3: number): number {
  return q3 + 1.5 * (q3 - q1);
}
