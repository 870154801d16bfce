import { sumBy } from "../../core/sum";
import type { Observations } from "../../math/linear/observations";
import { median } from "simple-statistics";

/** The largest spread of a column within clusters may be so many times the smallest. */
const MOST_SPREAD_RATIO = 2;
/** Columns may be correlated within clusters by so much, 0 to 1. */
const MOST_CORRELATION = 0.5;
/** Correlations of so many standard errors (1 / sqrt n) come by chance among many pairs of columns. */
const CHANCE = 3.5;
/** Kurtosis of the residuals beyond the normal's 3. */
const MOST_EXCESS = 3;
/** A column with fewer different values than this share of its rows is no measurement. */
const LEAST_DIFFERENT = 0.5;

/**
 * Why the p-values of selective inference would not hold on these clusters: they assume normal rows around each mean with
 * one spread in all directions. Looks at the deviations from the clusters' means. Empty: nothing speaks against it, which
 * is no proof. Limits are rules of thumb: spreads within a factor of 2, correlations up to .5 (or 3.5 standard errors), excess kurtosis up to 3.
 * Private to this folder. Cost O(n d^2).
 */
export function assumptionsBroken(x: Observations, labels: ArrayLike<number>): string[] {
  const { rows: n, columns: d } = x;
  const reasons: string[] = [];
  const residuals = residualColumns(x, labels);
  const counted = x.columnNames.filter((_, j) => {
    const different = new Set(Array.from({ length: n }, (_, i) => x.data[i * d + j])).size;
    return different < LEAST_DIFFERENT * n;
  });
  if (counted.length > 0) reasons.push(`"${counted[0]}" has few different values, so it is not normal`);
  const spreads = residuals.map((column) => Math.sqrt(sumBy(column, (v) => v * v) / n));
  const [least, most] = [Math.min(...spreads), Math.max(...spreads)];
  if (most > MOST_SPREAD_RATIO * least) {
    const name = x.columnNames[spreads.indexOf(most)];
    reasons.push(
      `"${name}" spreads ${least > 0 ? (most / least).toFixed(1) : "infinitely many"} times as much within segments as "${x.columnNames[spreads.indexOf(least)]}"`,
    );
  }
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < a; b++) {
      const both = sumBy(residuals[a], (value, i) => value * residuals[b][i]) / n;
      const size = Math.abs(both) / (spreads[a] * spreads[b]);
      if (!(size > MOST_CORRELATION && size > CHANCE / Math.sqrt(n))) continue;
      reasons.push(
        `"${x.columnNames[b]}" and "${x.columnNames[a]}" are correlated within segments (${size.toFixed(2)})`,
      );
      a = d;
      break;
    }
  }
  const excess = residuals.map((column, j) =>
    spreads[j] > 0 ? sumBy(column, (v) => (v / spreads[j]) ** 4) / n - 3 : 0,
  );
  if (median(excess) > MOST_EXCESS)
    reasons.push("deviations within segments have longer tails than a normal's");
  return reasons;
}

/** Deviations from the mean of the row's cluster, column by column. */
function residualColumns(x: Observations, labels: ArrayLike<number>): Float64Array[] {
  return Array.from({ length: x.columns }, (_, j) => {
    const sums = new Map<number, { sum: number; size: number }>();
    for (let i = 0; i < x.rows; i++) {
      const own = sums.get(labels[i]) ?? { sum: 0, size: 0 };
      sums.set(labels[i], { sum: own.sum + x.data[i * x.columns + j], size: own.size + 1 });
    }
    return Float64Array.from({ length: x.rows }, (_, i) => {
      const { sum, size } = sums.get(labels[i])!;
      return x.data[i * x.columns + j] - sum / size;
    });
  });
}
