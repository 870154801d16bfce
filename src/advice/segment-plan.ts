import type { SegmentName } from "../segments/naming/name-segments";
import type { DescriptorSummary } from "../segments/profiles/descriptor-summary";
import { inUnit } from "../segments/profiles/in-unit";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { percent, type Quantity } from "../text/format";
import { isPlural } from "../text/is-plural";
import { prose, type Finding } from "../text/prose";
import { ARCHETYPES, meaningOf, type Archetype } from "./archetypes";

/** What to do for one group, and what speaks for it. */
export interface SegmentPlan {
  readonly index: number;
  readonly name: string;
  /** null where no column says how its members buy. */
  readonly archetype: Archetype | null;
  readonly action: Finding;
  /** The column and numbers behind it. */
  readonly evidence: Finding;
  /** Its part of a budget, 0 to 1: its share of the value, of the customers where nobody knows the value. */
  readonly budget: Quantity;
}

/** The typical member lies in the upper or lower third of all customers. */
const HIGH = 2 / 3;
const LOW = 1 / 3;
/** Weaker contrasts (in standard errors) are chance. */
const TELLING = 2;

/**
 * A plan for each group by a written rule: of the archetypes whose column the data have, the one that the typical member
 * shows most clearly (in the outer third of all customers, beyond two standard errors); one that is silent for a year, and
 * for longer than the others, has lapsed before it is anything else. Where no column says how customers buy, nothing is made
 * up: the plan is to ask and to test.
 *
 * @param offers what the user offers to groups, by their number from 1; it takes the place of what the rule proposes, and the
 *   evidence stays.
 * @returns one plan per group. Cost O(groups x columns).
 * @example segmentPlans(profiles, names)[0].archetype?.name // "high-spending"
 */
export function segmentPlans(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
  offers: Readonly<Record<string, string>> = {},
): readonly SegmentPlan[] {
  return Object.freeze(
    profiles.map((profile) => {
      const found = archetypeOf(profile);
      const { name } = names[profile.index];
      const own = offers[profile.index + 1];
      return Object.freeze({
        index: profile.index,
        name,
        archetype: found?.archetype ?? null,
        action:
          own !== undefined
            ? prose`Offer, as study.yaml has it: ${own.replace(/[.!]$/, "")}.`
            : found === null
              ? prose`Ask a few members what they need, and test one offer on a random half of the segment.`
              : prose`Treat as ${found.archetype.name}: ${found.archetype.offer}.`,
        evidence: found === null ? nothingKnown(profile) : evidenceOf(found.summary),
        budget: percent(
          Number.isNaN(profile.shareOfValue) ? profile.shareOfCustomers : profile.shareOfValue,
          0,
        ),
      });
    }),
  );
}

/**
 * The plans as rows of a table.
 *
 * @example segmentPlanRows(segmentPlans(profiles, names)).length // 4
 */
export function segmentPlanRows(
  plans: readonly SegmentPlan[],
): readonly Readonly<Record<string, string | Quantity | Finding>>[] {
  return plans.map(({ index, name, archetype, action, evidence, budget }) =>
    Object.freeze({
      group: `${index + 1}: ${name}`,
      kind: archetype?.name ?? "not known",
      action,
      channel: archetype?.channel ?? "ask which one they prefer",
      timing: archetype?.timing ?? "after the test",
      "share of the budget": budget,
      watch: archetype?.watch ?? "the difference between the two halves",
      evidence,
    }),
  );
}

/** Fewer days say nothing of risk, newness or age. */
const LEAST_DAYS = 90;

function archetypeOf(
  profile: SegmentProfile,
): { readonly archetype: Archetype; readonly summary: DescriptorSummary } | null {
  const telling = profile.descriptors.filter(({ rankVTest }) => Math.abs(rankVTest ?? 0) >= TELLING);
  const young = profile.descriptors.some(isYoung);
  const found = ARCHETYPES.filter(({ meaning }) => !(young && meaning === "frequency")).flatMap((archetype) =>
    telling
      .filter(({ descriptor, percentile, median, medianOfAll, unit, rankVTest }) => {
        if (meaningOf(descriptor) !== archetype.meaning) return false;
        if (archetype.fromDays !== undefined)
          return unit === "days" && median >= archetype.fromDays && (rankVTest ?? 0) > 0;
        // Where many customers share the middle value, the typical member may lie in the outer third and not differ from it.
        const fits =
          archetype.side === "high"
            ? percentile >= HIGH && median > medianOfAll
            : percentile <= LOW && median < medianOfAll;
        return fits && longEnough(archetype, unit, median, medianOfAll);
      })
      .map((summary) => ({ archetype, summary })),
  );
  found.sort((a, b) => Math.abs(b.summary.rankVTest ?? 0) - Math.abs(a.summary.rankVTest ?? 0));
  return found.find(({ archetype }) => archetype.fromDays !== undefined) ?? found[0] ?? null;
}

/** Whether customers are known for few days only: orders counted in them make nobody loyal or occasional. */
function isYoung({ descriptor, unit, median, medianOfAll }: DescriptorSummary): boolean {
  return unit === "days" && meaningOf(descriptor) === "tenure" && Math.max(median, medianOfAll) < LEAST_DAYS;
}

/**
 * Days carry a meaning only where they are many: nobody is at risk, new or old after nine days of sales. A silence must last
 * `LEAST_DAYS`, as in the rule of silence; for new and old customers some must be known for as long.
 */
function longEnough({ meaning }: Archetype, unit: string, median: number, medianOfAll: number): boolean {
  if (unit !== "days") return true;
  if (meaning === "recency") return median >= LEAST_DAYS;
  return meaning !== "tenure" || Math.max(median, medianOfAll) >= LEAST_DAYS;
}

function evidenceOf({ descriptor, median, medianOfAll, unit }: DescriptorSummary): Finding {
  return prose`The median ${isPlural(descriptor) ? "of " : ""}${descriptor} is ${inUnit(median, unit)}, compared with ${inUnit(medianOfAll, unit)} of all customers.`;
}

function nothingKnown({ size }: SegmentProfile): Finding {
  if (size === 1) return prose`It is a single account: look at it by itself.`;
  return prose`No column that says how customers buy sets its typical member apart.`;
}
