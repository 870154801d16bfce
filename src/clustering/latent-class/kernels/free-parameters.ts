import type { Layout } from "../encoded-rows";
import type { Parameters, Sums } from "./parameters";

/** The position of each free parameter among all of them; -1 where there is none. */
export interface FreeParameters {
  readonly size: number;
  /** k: the first of a class's membership parameters (as many as predictors, 1 without). */
  readonly membership: Int32Array;
  /** slots x k: the log odds of a categorical level against the class's most probable one. */
  readonly slots: Int32Array;
  /** slots: ordinal intercepts. */
  readonly bases: Int32Array;
  /** discrete x k: ordinal slopes. */
  readonly slopes: Int32Array;
  /** normal x k: means, and logarithms of variances. */
  readonly means: Int32Array;
  readonly variances: Int32Array;
  /** count x k: logarithms of rates. */
  readonly rates: Int32Array;
}

/** A level, class or rate that fewer than so many rows are expected in lies at the edge of the model (0 or 1). */
export const EDGE = 1e-3;

/**
 * Numbers the parameters that lie inside the model. Those at its edge (a probability of 0, an empty class, a variance
 * held at its minimum) have no curvature to take a standard error from, and are left out. Kernel.
 */
export function freeParameters(
  layout: Layout,
  at: Parameters,
  sums: Sums,
  minimumVariance: number,
  fixedProfiles: boolean,
): FreeParameters {
  const { k, indicators, discrete, normal, count, firstSlot, predictors } = layout;
  let size = 0;
  const none = (length: number): Int32Array => new Int32Array(length).fill(-1);
  const alive = Array.from({ length: k }, (_, c) => c).filter((c) => sums.classes[c] >= EDGE);
  const membership = none(k);
  for (const c of alive.slice(1)) {
    membership[c] = size;
    size += Math.max(1, predictors);
  }
  const slots = none(firstSlot[discrete.length] * k);
  const bases = none(firstSlot[discrete.length]);
  const slopes = none(discrete.length * k);
  const means = none(normal.length * k);
  const variances = none(normal.length * k);
  const rates = none(count.length * k);
  const free = { membership, slots, bases, slopes, means, variances, rates };
  if (fixedProfiles) return { size, ...free };
  discrete.forEach((j, d) => {
    const [first, end] = [firstSlot[d], firstSlot[d + 1] - 1];
    if (indicators[j].kind === "ordinal") {
      for (let s = first + 1; s < end; s++) bases[s] = size++;
      if (end - first > 1) for (const c of alive.slice(1)) slopes[d * k + c] = size++;
      return;
    }
    for (const c of alive) {
      let best = first;
      for (let s = first; s < end; s++) {
        if (at.probabilities[s * k + c] > at.probabilities[best * k + c]) best = s;
      }
      for (let s = first; s < end; s++) {
        if (s !== best && sums.slots[s * k + c] >= EDGE) slots[s * k + c] = size++;
      }
    }
  });
  for (const c of alive) {
    for (let j = 0; j < normal.length; j++) {
      if (at.variances[j * k + c] <= minimumVariance || sums.weights[j * k + c] < EDGE) continue;
      means[j * k + c] = size++;
      variances[j * k + c] = size++;
    }
    for (let j = 0; j < count.length; j++) {
      if (sums.first[(normal.length + j) * k + c] >= EDGE) rates[j * k + c] = size++;
    }
  }
  return { size, ...free };
}
