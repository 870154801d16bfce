import { requireBetween } from "../../core/require-between";
import { requireOneOf } from "../../core/require-one-of";
import { InputError } from "../../core/input-error";

/** The five rules for reading a gap curve, under the names of R's `cluster::maxSE`. */
export type GapRule = "firstSEmax" | "Tibs2001SEmax" | "globalSEmax" | "firstmax" | "globalmax";

/** All five rules. */
export const GAP_RULES: readonly GapRule[] = Object.freeze([
  "firstSEmax",
  "Tibs2001SEmax",
  "globalSEmax",
  "firstmax",
  "globalmax",
] as const);

/**
 * The number of clusters that a gap curve speaks for; `gap[0]` belongs to k = 1.
 *
 * - `Tibs2001SEmax`: the smallest k whose gap reaches that of k + 1 less its standard error (Tibshirani,
 *   Walther and Hastie 2001);
 * - `firstmax`: the first local maximum; `globalmax`: the highest gap;
 * - `firstSEmax`, `globalSEmax`: the smallest k whose gap is within one standard error of that maximum.
 *
 * @param factor standard errors to allow, 0 or more; default 1.
 * @returns k, from 1 on; null for an empty curve.
 * @throws InputError when the two arrays differ in length, or an error is negative.
 * @example chooseByGap([0.1, 0.5, 0.4], [0.02, 0.02, 0.02], "firstmax") // 2
 */
export function chooseByGap(
  gap: ArrayLike<number>,
  standardError: ArrayLike<number>,
  rule: GapRule,
  factor = 1,
): number | null {
  const count = gap.length;
  if (standardError.length !== count) {
    throw new InputError({
      where: "chooseByGap(standardError)",
      what: `${standardError.length} values`,
      legal: `${count}, as many as gaps`,
    });
  }
  for (let i = 0; i < count; i++) {
    if (standardError[i] >= 0 && Number.isFinite(gap[i])) continue;
    throw new InputError({
      where: `chooseByGap, k = ${i + 1}`,
      what: `gap ${gap[i]}, standard error ${standardError[i]}`,
      legal: "a finite gap and a standard error of at least 0",
    });
  }
  requireOneOf(rule, GAP_RULES, "chooseByGap(rule)");
  requireBetween(factor, "chooseByGap(factor)", 0);
  if (count === 0) return null;
  const allowed = (i: number): number => gap[i] - factor * standardError[i];
  const withinErrorOf = (best: number): number => firstWhere(best, (i) => gap[i] >= allowed(best)) ?? best;
  const firstmax = firstWhere(count - 1, (i) => gap[i + 1] <= gap[i]) ?? count - 1;
  const globalmax = Array.from(gap).indexOf(Math.max(...Array.from(gap)));
  switch (rule) {
    case "firstmax":
      return firstmax + 1;
    case "globalmax":
      return globalmax + 1;
    case "firstSEmax":
      return withinErrorOf(firstmax) + 1;
    case "globalSEmax":
      return withinErrorOf(globalmax) + 1;
    case "Tibs2001SEmax":
      return (firstWhere(count - 1, (i) => gap[i] >= allowed(i + 1)) ?? count - 1) + 1;
  }
}

/** The first of 0 … count - 1 that passes, or null. */
function firstWhere(count: number, passes: (i: number) => boolean): number | null {
  for (let i = 0; i < count; i++) if (passes(i)) return i;
  return null;
}
