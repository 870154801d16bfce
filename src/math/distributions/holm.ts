/**
 * Holm's correction (1979) for testing several hypotheses at once: adjusted p-values that keep the chance
 * of any false alarm below the level, whatever the dependence between the tests. As R's `p.adjust`.
 *
 * @param pValues each from 0 to 1; `null` (no test was made) stays null and is not counted.
 * @returns adjusted values in the same order, never below the raw ones. Cost O(m log m).
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues
    .map((p, index) => ({ p, index }))
    .filter((entry): entry is { p: number; index: number } => entry.p !== null)
    .sort((a, b) => a.p - b.p || a.index - b.index);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  tested.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, (tested.length - rank) * p));
    adjusted[index] = largest;
  });
  return adjusted;
}
