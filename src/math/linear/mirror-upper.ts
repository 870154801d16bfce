/** What is copied at a time lies near what was copied just before. */
const BLOCK = 8;

/** Copies what is above the diagonal of an n x n matrix below it. Cost O(n^2). */
export function mirrorUpper(square: Float64Array, n: number): void {
  for (let top = 0; top < n; top += BLOCK) {
    for (let left = top; left < n; left += BLOCK) {
      const [bottom, right] = [Math.min(top + BLOCK, n), Math.min(left + BLOCK, n)];
      for (let j = left; j < right; j++) {
        for (let i = top; i < bottom && i < j; i++) square[j * n + i] = square[i * n + j];
      }
    }
  }
}
