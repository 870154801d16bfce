import type { Observations, Whole } from "../../math/linear/observations";

/**
 * Makes parts of one whole add up again, in place: in a row whose sum lies above the largest or below the smallest of the
 * data, all parts are multiplied by one number, which brings the sum to that limit. A row without any part is left as it
 * is. Private to this folder. Cost O(n d).
 *
 * @param x the data. @param values a drawn copy, row after row.
 */
export function closeWholes(x: Observations, values: Float64Array): void {
  for (const whole of x.wholes ?? []) {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < x.rows; i++) {
      const sum = wholeOf(whole, x.data, i * x.columns);
      least = Math.min(least, sum);
      most = Math.max(most, sum);
    }
    for (let i = 0; i < x.rows; i++) {
      const start = i * x.columns;
      const sum = wholeOf(whole, values, start);
      const wanted = Math.min(most, Math.max(least, sum));
      if (sum === wanted || sum <= 0) continue;
      whole.columns.forEach((column, p) => {
        const [center, scale] = [whole.centers[p], whole.scales[p]];
        const share = center + scale * values[start + column];
        values[start + column] = ((share * wanted) / sum - center) / scale;
      });
    }
  }
}

function wholeOf({ columns, centers, scales }: Whole, data: Float64Array, start: number): number {
  return columns.reduce((sum, column, p) => sum + centers[p] + scales[p] * data[start + column], 0);
}
