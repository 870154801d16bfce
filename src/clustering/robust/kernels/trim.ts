/**
 * Which rows stay when the `trimmed` worst go: 1 for kept, 0 for trimmed. Of rows equally bad the later go first.
 * Kernel. Cost O(n log n).
 *
 * @param badness one number per row, larger is worse; Infinity is allowed.
 */
export function keepBest(badness: Float64Array, trimmed: number, kept: Uint8Array): void {
  kept.fill(1);
  if (trimmed === 0) return;
  const n = badness.length;
  const sorted = badness.slice().sort();
  // The smallest badness that has to go, and how many rows of just that badness go with it.
  const cut = sorted[n - trimmed];
  let atCut = 0;
  for (let at = n - trimmed; at < n && sorted[at] === cut; at++) atCut++;
  for (let i = n - 1; i >= 0; i--) {
    if (badness[i] > cut) kept[i] = 0;
    else if (badness[i] === cut && atCut > 0) {
      kept[i] = 0;
      atCut--;
    }
  }
}
