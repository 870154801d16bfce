/**
 * The median of numbers; undefined ones (null, NaN) are left out. NaN when none is left.
 * @example medianOfDefined([3, null, 1, 2]) // 2
 */
export function medianOfDefined(values: readonly (number | null)[]): number {
  const sorted = values
    .flatMap((value) => (value === null || Number.isNaN(value) ? [] : [value]))
    .sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}
