import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";
import { chiSquaredTail } from "../math/distributions/regularized-gamma";
import { naturalLog } from "../math/functions/natural-log";
import { countsBetween, stabilityCuts } from "./stability-cuts";

/** One bin of a comparison: values between `above` and `upTo`. */
export interface StabilityBin {
  readonly above: number;
  readonly upTo: number;
  /** Old and new values in it; a value just between two bins counts half in each. */
  readonly old: number;
  readonly new: number;
  /** What it adds to the index. */
  readonly part: number;
}

/** How far a variable has drifted, and whether so much would be seen by chance. */
export interface PopulationStabilityIndex {
  /** 0 or more, lower is better: 0 where old and new fill the bins alike. */
  readonly value: number;
  /** The rule of thumb: below .1 `stable`, below .25 `shifted`, else `changed`. It ignores sample size. */
  readonly word: "stable" | "shifted" | "changed";
  readonly bins: readonly StabilityBin[];
  /** True where a bin was empty on one side, so that half a value was added to every bin. */
  readonly smoothed: boolean;
  /** The index that two samples of this size from one population show on average. */
  readonly expectedByChance: number;
  /** The probability of such an index or a larger one without any drift; for independent samples. */
  readonly pValue: number;
  /** True where chance alone is expected to exceed .1: then the rule of thumb must not be believed. */
  readonly tooFewForTheRule: boolean;
}

/** Limits of the rule of thumb. */
const STABILITY_INDEX_LIMITS = Object.freeze({ shifted: 0.1, changed: 0.25 });

/** Values of the old sample that a bin should hold by default. */
const PER_BIN = 9;
const MOST_BINS = 10;

/**
 * Population stability index (PSI): the sum over bins of (new share - old share) ln(new share / old share). The bins are
 * quantile classes of the old values, so that each holds about as many and none is empty of them (a mass of zeros is
 * one bin); where all old values are equal there are three bins: below, equal, above. The mirrored columns have the same
 * index. The symmetric form of the Kullback-Leibler divergence, also called Jeffreys divergence.
 *
 * Small samples: without any drift the index is about (bins - 1)(1/n + 1/m) on average, and index / (1/n + 1/m) follows
 * a chi-squared distribution of bins - 1 degrees of freedom; hence the p-value. With 45 against 45 values and five bins,
 * chance alone gives .18, which the rule of thumb calls `shifted`.
 *
 * @param options.bins default: one per nine old values, 2 to 10.
 * @throws InputError for no values on a side, for values that are not finite, for fewer than two bins.
 * Source: Siddiqi 2006 (rule of thumb); Yurdakul and Naranjo 2020 (distribution). Cost O(n log n + m bins).
 * @example populationStabilityIndex([1, 1, 2, 2], [1, 2, 2, 2], { bins: 2 }).value // 0.2747 (ln(3) / 4)
 */
export function populationStabilityIndex(
  old: ArrayLike<number>,
  now: ArrayLike<number>,
  options: { readonly bins?: number } = {},
): PopulationStabilityIndex {
  const before = finite(old, "old");
  const after = finite(now, "now");
  const wanted = options.bins ?? Math.min(MOST_BINS, Math.max(2, Math.floor(before.length / PER_BIN)));
  if (!(Number.isInteger(wanted) && wanted >= 2)) {
    throw new InputError({
      where: "populationStabilityIndex(bins)",
      what: String(wanted),
      legal: "a whole number of at least 2",
    });
  }
  const cuts = stabilityCuts(before, wanted);
  const oldCounts = countsBetween(before, cuts);
  const newCounts = countsBetween(after, cuts);
  const smoothed = [...oldCounts, ...newCounts].includes(0);
  const extra = smoothed ? 0.5 : 0;
  const size = cuts.length + 1;
  const bins = oldCounts.map((count, b): StabilityBin => {
    const oldShare = (count + extra) / (before.length + extra * size);
    const newShare = (newCounts[b] + extra) / (after.length + extra * size);
    return Object.freeze({
      above: b === 0 ? -Infinity : cuts[b - 1].at,
      upTo: b === cuts.length ? Infinity : cuts[b].at,
      old: count,
      new: newCounts[b],
      part: (newShare - oldShare) * naturalLog(newShare / oldShare),
    });
  });
  const value = sumBy(bins, ({ part }) => part);
  const spread = 1 / before.length + 1 / after.length;
  const expectedByChance = (size - 1) * spread;
  const { shifted, changed } = STABILITY_INDEX_LIMITS;
  return Object.freeze({
    value,
    word: value < shifted ? "stable" : value < changed ? "shifted" : "changed",
    bins: Object.freeze(bins),
    smoothed,
    expectedByChance,
    pValue: chiSquaredTail(value / spread, size - 1),
    tooFewForTheRule: expectedByChance > shifted,
  });
}

function finite(values: ArrayLike<number>, name: string): readonly number[] {
  const sorted = Array.from(values).sort((a, b) => a - b);
  if (sorted.length > 0 && sorted.every((value) => Number.isFinite(value))) return sorted;
  throw new InputError({
    where: `populationStabilityIndex(${name})`,
    what: sorted.length === 0 ? "no values" : "values that are not finite",
    legal: "at least one finite number",
    remedy: "Leave undefined values out",
  });
}
