/**
 * The name that a misspelt one is likeliest to mean: the nearest by edit distance (Levenshtein 1966), case
 * and outer spaces aside, or `null` where none is near enough to be a misspelling.
 *
 * Cost: O(names x length^2).
 * @example nearestName("Ammount", ["Amount", "AreaFt"]) // "Amount"
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  const wanted = fold(name);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of names) {
    const distance = editDistance(wanted, fold(candidate));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return bestDistance <= Math.max(1, Math.floor(wanted.length * 0.4)) ? best : null;
}

/** A name without what people overlook: case, outer and repeated spaces. */
export function fold(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

/** Insertions, deletions and replacements that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  // Headers are short: whatever is much longer is no misspelling of one, and would only cost time.
  if (Math.abs(a.length - b.length) > 40) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replaced, previous[j] + 1, current[j - 1] + 1);
    }
    previous = current;
  }
  return previous[b.length];
}
