/** Step of the second differences, for parameters on a scale of about 1. */
const STEP = 1e-3;

/**
 * The second derivatives of a smooth function at a point, by differences.
 *
 * @param loss of parameters on a scale of about 1, such as logarithms.
 * @returns size x size numbers, row after row, symmetric; 0 where a difference is not finite. Cost: 2 size (size + 1) evaluations.
 * @example curvature(([x]) => (x - 3) ** 2, [3]) // about 2
 */
export function curvature(
  loss: (point: readonly number[]) => number,
  point: readonly number[],
): Float64Array {
  const size = point.length;
  const at = (i: number, a: number, j: number, b: number): number =>
    loss(point.map((value, m) => value + STEP * ((m === i ? a : 0) + (m === j ? b : 0))));
  const bends = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const bend =
        (at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)) / (4 * STEP * STEP);
      bends[i * size + j] = bends[j * size + i] = Number.isFinite(bend) ? bend : 0;
    }
  }
  return bends;
}
