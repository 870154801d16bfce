import { count, counted, type Quantity } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";

/** What is known about one number of clusters, 2 or more. null: not known, or not defined. */
export interface KEvidence {
  readonly k: number;
  /** Gap of this k less its standard error less the gap of k = 1: above 0 the data are tighter in k clusters than rows without any. */
  readonly gapOverOne: number | null;
  /** Prediction strength, 0 to 1. */
  readonly predictionStrength: number | null;
  /** The lowest mean bootstrap Jaccard of its segments, 0 to 1. */
  readonly lowestJaccard: number | null;
  /** The p-value of the score against twins of the data (`twinNull`). */
  readonly pValue: number | null;
  /** Rows in the smallest segment, and as a share of all rows. */
  readonly smallestSegment: number;
  readonly smallestShare: number;
  /** The smallest share of revenue that a segment holds; null when no revenue was given. */
  readonly smallestRevenueShare: number | null;
}

/** The limits of the decision rule. */
export interface DecisionLimits {
  /** Least prediction strength; .8 (Tibshirani and Walther). */
  readonly predictionStrength: number;
  /** Least mean Jaccard of every segment; .75, "stable" (Hennig). */
  readonly lowestJaccard: number;
  /** Largest p-value; .05. */
  readonly pValue: number;
  /** Least rows in a segment; 3: one or two customers are accounts, not a segment. */
  readonly smallestSegment: number;
  /** Least share of the rows in a segment; .05. */
  readonly smallestShare: number;
  /** Least share of revenue in a segment; .01. */
  readonly smallestRevenueShare: number;
}

/** The limits used unless others are given. */
export const DECISION_LIMITS: DecisionLimits = Object.freeze({
  predictionStrength: 0.8,
  lowestJaccard: 0.75,
  pValue: 0.05,
  smallestSegment: 3,
  smallestShare: 0.05,
  smallestRevenueShare: 0.01,
});

/** The decision rule in words, for the notebook that applies it. */
export const DECISION_RULE = [
  "1. A number of clusters from 2 on is supported when it passes every requirement:",
  "1a. its gap exceeds that of one cluster by more than its standard error. In the scorecard, the gap less that of one cluster less the standard error is above 0;",
  "1b. its prediction strength reaches 0.8;",
  "1c. each of its segments has a mean bootstrap Jaccard of at least 0.75;",
  "1d. its silhouette is above that of twins of the data (same columns, same correlations, no groups) with a p-value of at most 0.05;",
  "1e. no segment has fewer than 3 customers, 5% of the customers or 1% of the value.",
  "1f. A requirement that could not be computed counts as failed; revenue counts only where it was given.",
  "2. Of the supported numbers, the one with most votes is chosen; if votes are equal, the smallest.",
  "3. If none is supported and both the gap (rule Tibs2001SEmax) and the prediction strength speak for one cluster, the answer is one segment: the data are not to be split.",
  "4. Otherwise the answer is: not supported. The checks see some structure, but no number of clusters passes them all. The nearest one is named with what it fails; whoever uses it has constructed segments, not found them.",
].join("\n");

/** The name of the requirement on twins without groups. */
export const TWINS_REQUIREMENT = "p-value against twins";

/** One requirement applied to one k. */
export interface Requirement {
  readonly name: string;
  readonly value: number | null;
  /** `at least 0.8`, `at most 0.05`, `above 0`. */
  readonly limit: string;
  /** The number in `limit`. */
  readonly bound: number;
  readonly passed: boolean;
}

/** All requirements applied to one k. */
export interface KVerdict {
  readonly k: number;
  readonly supported: boolean;
  readonly votes: number;
  readonly requirements: readonly Requirement[];
}

/** The outcome of the decision rule. */
export interface Decision {
  readonly outcome: "segments" | "one segment" | "not supported";
  /** The number of segments: 2 or more, or 1; null when not supported. */
  readonly k: number | null;
  /** The k from 2 on with fewest failed requirements (then most votes, then the smallest); null when none was judged. */
  readonly nearest: number | null;
  /** Why, in a sentence or two. */
  readonly because: Finding;
  readonly verdicts: readonly KVerdict[];
}

/**
 * Applies `DECISION_RULE`: which number of segments do the data support? One segment and "not supported" are
 * answers too.
 *
 * @param evidence one entry per k from 2 on.
 * @param votes the k that each criterion votes for; null is no vote.
 * @param one what the gap (Tibs2001SEmax) and the prediction strength choose; both 1 means one segment.
 * @param limits those that differ from `DECISION_LIMITS`.
 * @example decide(evidence, [3, 3, 2], { gap: 3, predictionStrength: 3 }).outcome // "segments"
 */
export function decide(
  evidence: readonly KEvidence[],
  votes: readonly (number | null)[],
  one: { readonly gap: number | null; readonly predictionStrength: number | null },
  limits: Partial<DecisionLimits> = {},
): Decision {
  const all = { ...DECISION_LIMITS, ...limits };
  const verdicts = evidence.map((known) => {
    const requirements = requirementsOf(known, all);
    return Object.freeze({
      k: known.k,
      supported: requirements.every((requirement) => requirement.passed),
      votes: votes.filter((vote) => vote === known.k).length,
      requirements: Object.freeze(requirements),
    });
  });
  const failed = (verdict: KVerdict): number => verdict.requirements.filter((each) => !each.passed).length;
  const nearestFirst = [...verdicts].sort((a, b) => failed(a) - failed(b) || b.votes - a.votes || a.k - b.k);
  const nearest = nearestFirst[0] ?? null;
  const shared = { nearest: nearest?.k ?? null, verdicts: Object.freeze(verdicts) };
  if (nearest?.supported) {
    const because = prose`${counted(nearest.k, "segment")} pass every requirement, with ${count(nearest.votes)} of ${count(votes.length)} votes.`;
    return Object.freeze({ outcome: "segments", k: nearest.k, because, ...shared });
  }
  if (one.gap === 1 && one.predictionStrength === 1) {
    const because = prose`No larger number passes, and both the gap and the prediction strength speak for one cluster.`;
    return Object.freeze({ outcome: "one segment", k: 1, because, ...shared });
  }
  return Object.freeze({ outcome: "not supported", k: null, because: whyNot(nearest), ...shared });
}

function requirementsOf(known: KEvidence, limits: DecisionLimits): Requirement[] {
  const atLeast = (name: string, value: number | null, limit: number): Requirement =>
    Object.freeze({
      name,
      value,
      limit: `at least ${limit}`,
      bound: limit,
      passed: value !== null && value >= limit,
    });
  const revenue = known.smallestRevenueShare;
  return [
    Object.freeze({
      name: "gap over one cluster",
      value: known.gapOverOne,
      limit: "above 0",
      bound: 0,
      passed: known.gapOverOne !== null && known.gapOverOne > 0,
    }),
    atLeast("prediction strength", known.predictionStrength, limits.predictionStrength),
    atLeast("lowest bootstrap Jaccard", known.lowestJaccard, limits.lowestJaccard),
    Object.freeze({
      name: TWINS_REQUIREMENT,
      value: known.pValue,
      limit: `at most ${limits.pValue}`,
      bound: limits.pValue,
      passed: known.pValue !== null && known.pValue <= limits.pValue,
    }),
    atLeast("customers in the smallest segment", known.smallestSegment, limits.smallestSegment),
    atLeast("share of customers in the smallest segment", known.smallestShare, limits.smallestShare),
    ...(revenue === null ? [] : [atLeast("smallest share of revenue", revenue, limits.smallestRevenueShare)]),
  ];
}

function whyNot(nearest: KVerdict | null): Finding {
  if (nearest === null) return prose`No number of clusters from 2 on was judged.`;
  const failures = nearest.requirements
    .filter((each) => !each.passed)
    .map(
      ({ name, value, limit }) =>
        prose`${name} ${value === null ? "unknown" : significant(value)} (must be ${limit})`,
    );
  return prose`No number of clusters passes every requirement. The nearest is ${count(nearest.k)}, which fails: ${joined(failures, "; ")}.`;
}

/** Three significant digits. */
function significant(value: number): Quantity {
  return { value, text: String(Number(value.toPrecision(3))) };
}
