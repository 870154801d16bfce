import { columnOf } from "../../src/math/linear/matrix";
import { type Observations } from "../../src/math/linear/observations";

export function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [a, b].map((values) =>
    values.reduce((sum, value) => sum + value / values.length, 0),
  );
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += (value - meanA) * (b[i] - meanB);
    aa += (value - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

/** The largest difference between correlations of two matrices. */
export function farthest(x: Observations, y: Observations): number {
  let most = 0;
  for (let a = 0; a < x.columns; a++)
    for (let b = 0; b < a; b++)
      most = Math.max(
        most,
        Math.abs(correlation(columnOf(x, a), columnOf(x, b)) - correlation(columnOf(y, a), columnOf(y, b))),
      );
  return most;
}
