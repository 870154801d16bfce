import { quantileSorted } from "simple-statistics";

/**
 * The box that Plotly would draw of many values, with whiskers to the smallest and the largest one: with the values themselves a
 * figure would be megabytes large.
 *
 * @param round how a number is written.
 */
export function boxOf(
  values: ArrayLike<number>,
  round: (value: number) => number = (value) => value,
): Readonly<Record<string, readonly number[]>> {
  const sorted = new Float64Array(values).sort();
  const at = (share: number): readonly number[] => [round(quantileSorted(sorted, share))];
  return { q1: at(0.25), median: at(0.5), q3: at(0.75), lowerfence: at(0), upperfence: at(1) };
}
