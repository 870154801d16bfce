import { requireBetween } from "../../core/require-between";
import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";

/** Options of `kneedle`. */
export interface KneedleOptions {
  /** Whether y rises or falls with x. */
  readonly direction: "increasing" | "decreasing";
  /** `concave` bends down (a knee), `convex` bends up (an elbow). */
  readonly shape: "concave" | "convex";
  /** How sharp a bend must be, in mean steps of x; default 1, higher finds fewer. */
  readonly sensitivity?: number;
}

/** The knee of a curve. */
export interface Knee {
  /** Where it is; null when the curve has none. */
  readonly x: number | null;
  /** Its position in the arrays; null when the curve has none. */
  readonly index: number | null;
  /** The distance of the curve from its chord at each x, in units of its height (0 to 1). */
  readonly differences: readonly number[];
}

/**
 * Knee (or elbow) of a curve by kneedle: the curve is scaled to the unit square and turned so that it rises
 * and bends down; the knee is the first local maximum of (y - x) after which y - x falls by
 * sensitivity * mean step before it rises again.
 *
 * Nearly every falling curve has an elbow, also that of k-means on noise, so it is one vote and never the
 * ground for a decision. No knee (null): fewer than three points, constant y, a straight line.
 *
 * Source: Satopaa, Albrecht, Irwin and Raghavan 2011, "Finding a kneedle in a haystack", without the
 * smoothing spline. Cost O(n).
 *
 * @param x strictly ascending.
 * @throws InputError when x and y differ in length, a value is not finite, x does not ascend, or for another option.
 * @example kneedle([1, 2, 3, 4, 5], [100, 30, 20, 12, 8], { direction: "decreasing", shape: "convex" }).x // 2
 */
export function kneedle(x: ArrayLike<number>, y: ArrayLike<number>, options: KneedleOptions): Knee {
  requireCurve(x, y);
  const { direction, shape, sensitivity = 1 } = options;
  requireOneOf(direction, ["increasing", "decreasing"], "kneedle(direction)");
  requireOneOf(shape, ["concave", "convex"], "kneedle(shape)");
  requireBetween(sensitivity, "kneedle(sensitivity)", 0);
  const n = x.length;
  const [low, high] = [Math.min(...Array.from(y)), Math.max(...Array.from(y))];
  if (n < 3 || low === high) return Object.freeze({ x: null, index: null, differences: Object.freeze([]) });
  // A knee at the far end of x is looked for from there, so those curves are read backwards.
  const backwards = (direction === "decreasing") === (shape === "concave");
  const upsideDown = shape === "convex";
  const at = (i: number): number => (backwards ? n - 1 - i : i);
  const differences = Array.from({ length: n }, (_, i) => {
    const u = (x[at(i)] - x[0]) / (x[n - 1] - x[0]);
    const v = (y[at(i)] - low) / (high - low);
    return (upsideDown ? 1 - v : v) - (backwards ? 1 - u : u);
  });
  const found = firstKnee(differences, sensitivity / (n - 1));
  const index = found === null ? null : at(found);
  if (backwards) differences.reverse();
  return Object.freeze({
    x: index === null ? null : x[index],
    index,
    differences: Object.freeze(differences),
  });
}

/** The first local maximum from which the values fall below it by `drop` before the next minimum. */
function firstKnee(values: readonly number[], drop: number): number | null {
  // Rounding alone must not make a straight line bend.
  const flat = 1e-12;
  let candidate: number | null = null;
  let threshold = 0;
  for (let i = 1; i < values.length; i++) {
    const [before, here, after] = [values[i - 1], values[i], values[i + 1] ?? -Infinity];
    if (candidate !== null && here < threshold) return candidate;
    if (i === values.length - 1) break;
    if (here >= before && here >= after && here > flat) {
      candidate = i;
      threshold = here - drop;
    } else if (here <= before && here <= after) {
      threshold = 0;
    }
  }
  return null;
}

function requireCurve(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length !== y.length) {
    throw new InputError({
      where: "kneedle(y)",
      what: `${y.length} values`,
      legal: `${x.length}, one per x`,
    });
  }
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i]) || (i > 0 && x[i] <= x[i - 1])) {
      throw new InputError({
        where: `kneedle, point ${i + 1}`,
        what: `(${x[i]}, ${y[i]})`,
        legal: "finite numbers, x larger than the one before",
      });
    }
  }
}
