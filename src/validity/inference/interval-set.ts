/** Disjoint intervals [from, to], ascending; `to` may be Infinity. */
export type IntervalSet = readonly (readonly [number, number])[];

/**
 * The part of a set in which a t^2 + b t + c >= 0. Kernel: assumes finite numbers. Cost O(intervals).
 *
 * @example whereNotNegative([[0, Infinity]], 1, 0, -4) // [[2, Infinity]]
 */
export function whereNotNegative(set: IntervalSet, a: number, b: number, c: number): IntervalSet {
  if (a === 0 && b === 0) return c >= 0 ? set : [];
  if (a === 0) {
    const root = -c / b;
    return b > 0 ? within(set, root, Infinity) : within(set, -Infinity, root);
  }
  const discriminant = b * b - 4 * a * c;
  if (discriminant <= 0) return a > 0 ? set : [];
  // The root of the larger size first: the other one by division, without cancellation.
  const far = -(b + (b >= 0 ? 1 : -1) * Math.sqrt(discriminant)) / 2;
  const roots = far === 0 ? [0, 0] : [far / a, c / far];
  const [low, high] = [Math.min(...roots), Math.max(...roots)];
  return a > 0 ? [...within(set, -Infinity, low), ...within(set, high, Infinity)] : within(set, low, high);
}

function within(set: IntervalSet, low: number, high: number): (readonly [number, number])[] {
  return set.flatMap(([from, to]) => {
    const cut = [Math.max(from, low), Math.min(to, high)] as const;
    return cut[0] < cut[1] ? [cut] : [];
  });
}
