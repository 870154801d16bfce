import { counted, decimal, percent } from "../../text/format";
import type { FeatureDrift } from "./feature-drift";
import type { SegmentationComparison } from "./compare-segmentations";

/** Whether a segmentation should be made again, and why. */
export interface RefreshVerdict {
  /** `keep`: use it as it is. `watch`: use it, and look again soon. `refresh`: make it again. `undecided`: too few customers in common. */
  readonly advice: "keep" | "watch" | "refresh" | "undecided";
  /** What speaks for that, each in a sentence. */
  readonly reasons: readonly string[];
}

/** What a verdict is based on. */
export interface RefreshBasis {
  readonly comparison: SegmentationComparison;
  readonly drift: readonly FeatureDrift[];
  /** The share of the new side's customers that are too far from every old centre, 0 to 1. */
  readonly strangerShare: number;
  /** Whether the checks supported the segments of each side. */
  readonly supported: { readonly old: boolean; readonly new: boolean };
}

const LIMITS = Object.freeze({
  leastCommon: 10,
  refreshBelowRand: 0.65,
  keepFromRand: 0.8,
  refreshAboveMoved: 0.25,
  keepUpToMoved: 0.1,
  refreshAboveStrangers: 0.25,
  keepUpToStrangers: 0.1,
  level: 0.05,
});

/** The rule of the verdict, in words. */
export const REFRESH_RULE = [
  `Undecided: fewer than ${LIMITS.leastCommon} customers in common.`,
  `Refresh: a segment dissolved or was born (no segment of the other side resembles it by a Jaccard above .5), or the adjusted Rand index on common customers is below ${LIMITS.refreshBelowRand}, or more than ${percent(LIMITS.refreshAboveMoved, 0).text} of them moved, or more than ${percent(LIMITS.refreshAboveStrangers, 0).text} of the new side's customers are too far from every old centre.`,
  `Keep: none of that, an index of at least ${LIMITS.keepFromRand}, at most ${percent(LIMITS.keepUpToMoved, 0).text} moved, at most ${percent(LIMITS.keepUpToStrangers, 0).text} too far, and no feature drifted beyond chance (population stability index, p below ${LIMITS.level} after Holm's correction).`,
  "Watch: everything between. Index scale after Steinley 2004: from .9 excellent, .8 good, .65 moderate, below poor.",
].join("\n");

/** Says by `REFRESH_RULE` whether to make the segmentation again. Deterministic. */
export function refreshVerdict({
  comparison,
  drift,
  strangerShare,
  supported,
}: RefreshBasis): RefreshVerdict {
  const { common, movedShare, adjustedRand, old, new: now } = comparison;
  if (common < LIMITS.leastCommon || movedShare === null || adjustedRand === null) {
    return verdict("undecided", [`The two sides have ${counted(common, "customer").text} in common.`]);
  }
  const dissolved = old.filter(({ state }) => state === "lost").length;
  const born = now.filter(({ state }) => state === "lost").length;
  const drifted = drift.filter(
    ({ adjustedPValue }) => adjustedPValue !== null && adjustedPValue < LIMITS.level,
  );
  const against = [
    ...(dissolved > 0 ? [`${counted(dissolved, "segment").text} of ${old.length} dissolved.`] : []),
    ...(born > 0
      ? [`${counted(born, "segment").text} of ${now.length} ${born === 1 ? "is" : "are"} new.`]
      : []),
    ...(adjustedRand < LIMITS.refreshBelowRand
      ? [
          `The two divisions agree poorly on common customers: adjusted Rand index ${decimal(adjustedRand).text}.`,
        ]
      : []),
    ...(movedShare > LIMITS.refreshAboveMoved
      ? [`${percent(movedShare, 0).text} of the ${common} common customers moved.`]
      : []),
    ...(strangerShare > LIMITS.refreshAboveStrangers
      ? [`${percent(strangerShare, 0).text} of the new side's customers are too far from every old segment.`]
      : []),
  ];
  const caveat = supported.old && supported.new ? [] : [UNSUPPORTED];
  if (against.length > 0) return verdict("refresh", [...against, ...caveat]);
  const doubts = [
    ...(adjustedRand < LIMITS.keepFromRand
      ? [`The adjusted Rand index is ${decimal(adjustedRand).text}.`]
      : []),
    ...(movedShare > LIMITS.keepUpToMoved
      ? [`${percent(movedShare, 0).text} of common customers moved.`]
      : []),
    ...(strangerShare > LIMITS.keepUpToStrangers
      ? [`${percent(strangerShare, 0).text} of the new side's customers are too far from every old segment.`]
      : []),
    ...(drifted.length > 0
      ? [`Drifted beyond chance: ${drifted.map(({ feature }) => feature).join(", ")}.`]
      : []),
  ];
  if (doubts.length > 0) return verdict("watch", [...doubts, ...caveat]);
  return verdict("keep", [
    `Adjusted Rand index ${decimal(adjustedRand).text} on ${common} common customers, ${percent(movedShare, 0).text} of them moved, and no feature drifted beyond chance.`,
    ...caveat,
  ]);
}

const UNSUPPORTED =
  "The checks did not support the segments of at least one side: such divisions change easily, and the change need not be the customers' doing.";

function verdict(advice: RefreshVerdict["advice"], reasons: readonly string[]): RefreshVerdict {
  return Object.freeze({ advice, reasons: Object.freeze(reasons) });
}
