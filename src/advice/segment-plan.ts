import { sumBy, sumOf } from "../core/sum";
import { lastYear } from "../lines/last-year";
import type { SalesLines } from "../lines/sales-lines";
import type { OutcomeShares } from "../models/outcome-shares";
import type { SegmentName } from "../segments/naming/name-segments";
import type { DescriptorSummary } from "../segments/profiles/descriptor-summary";
import { inUnit } from "../segments/profiles/in-unit";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { counted, percent, type Quantity } from "../text/format";
import { isPlural } from "../text/is-plural";
import { joined, prose, type Finding } from "../text/prose";
import { ARCHETYPES, BUYING, meaningOf, type Archetype } from "./archetypes";
import { contrastOf, type OutcomeContrast } from "./outcome-contrast";

/** What to do for one group, and what speaks for it. */
export interface SegmentPlan {
  readonly index: number;
  readonly name: string;
  /** null where no column says how its members buy. */
  readonly archetype: Archetype | null;
  /** A second kind of customer that the typical member shows, by a column of another meaning; null for none. */
  readonly also: Archetype | null;
  /** What an outcome, such as leaving, asks for; null where there is none, or where it happens as often as to all. */
  readonly outcome: OutcomeContrast | null;
  readonly action: Finding;
  /** The column and numbers behind it. */
  readonly evidence: Finding;
  /** Its part of a budget, 0 to 1: its share of the last year's money, of the value, or of the customers where nobody knows the value. */
  readonly budget: Quantity;
}

/** The typical member lies in the upper or lower third of all customers. */
const HIGH = 2 / 3;
const LOW = 1 / 3;
/** Weaker contrasts (in standard errors) are chance. */
const TELLING = 2;

/** What is known of customers beyond the profiles of their groups. */
export interface PlanKnowledge {
  /** What the user offers to groups, by their number from 1; it takes the place of what the rule proposes, and the evidence stays. */
  readonly offers?: Readonly<Record<string, string>>;
  /** How often an outcome happened in each group. */
  readonly outcome?: OutcomeShares | null;
  /** The sales lines: with them the budget follows the last year, and not all years. */
  readonly lines?: SalesLines | null;
}

/**
 * A plan for each group by a written rule: of the archetypes whose column the data have, the one that the typical member
 * shows most clearly (in the outer third of all customers, beyond two standard errors); one that is silent for a year, and
 * for longer than the others, has lapsed before it is anything else. A group that an outcome such as leaving happens to more or less often than to
 * all has that in its plan, too. Where no column says how customers buy, nothing is made up: the plan is to ask and to test.
 *
 * @returns one plan per group. Cost O(groups x columns + lines).
 * @example segmentPlans(profiles, names)[0].archetype?.name // "high-spending"
 */
export function segmentPlans(
  profiles: readonly SegmentProfile[],
  names: readonly Pick<SegmentName, "name">[],
  { offers = {}, outcome = null, lines = null }: PlanKnowledge = {},
): readonly SegmentPlan[] {
  const budgets = wholePercents(budgetShares(profiles, lines));
  return Object.freeze(
    profiles.map((profile) => {
      const [found = null, second = null] = archetypesOf(profile);
      const { name } = names[profile.index];
      const happened = outcome === null ? null : contrastOf(outcome, profile.index);
      const own = offers[profile.index + 1];
      const further =
        second === null ? [] : [prose`The segment is also ${second.archetype.name}.`, evidenceOf(second)];
      const kind = joined([found === null ? nothingKnown(profile) : evidenceOf(found), ...further]);
      return Object.freeze({
        index: profile.index,
        name,
        archetype: found?.archetype ?? null,
        also: second?.archetype ?? null,
        outcome: happened,
        action:
          own !== undefined
            ? prose`Offer, as study.yaml has it: ${own.replace(/[.!]$/, "")}.`
            : joined(actionsOf(found?.archetype ?? null, happened)),
        evidence: happened === null ? kind : prose`${happened.evidence} ${kind}`,
        budget: percent(budgets[profile.index], 0),
      });
    }),
  );
}

/** What to do because of an outcome, and what because of how members buy. */
function actionsOf(archetype: Archetype | null, happened: OutcomeContrast | null): Finding[] {
  const because = happened === null ? [] : [happened.action];
  if (archetype !== null) return [...because, prose`Treat as ${archetype.name}: ${archetype.offer}.`];
  return because.length > 0
    ? because
    : [prose`Ask a few members what they need, and test one offer on a random half of the segment.`];
}

/** Shares as whole percentages that add up to their sum, rounded: what rounding down leaves goes to those that it cuts most. */
function wholePercents(shares: readonly number[]): readonly number[] {
  const parts = shares.map((share) => 100 * share);
  const down = parts.map(Math.floor);
  const cut = parts.map((_, i) => i).sort((a, b) => parts[b] - down[b] - (parts[a] - down[a]) || a - b);
  const up = new Set(cut.slice(0, Math.round(sumOf(parts)) - sumOf(down)));
  return down.map((part, i) => (part + (up.has(i) ? 1 : 0)) / 100);
}

/**
 * Each group's part of a budget: its share of the money of the last year where lines know it, of the value of all time, or of the
 * customers. A group that gave back more than it bought has none.
 */
function budgetShares(profiles: readonly SegmentProfile[], lines: SalesLines | null): readonly number[] {
  if (lines !== null) {
    const recent = new Map(lastYear(lines).accounts.map((account) => [account.customer, account.recent]));
    const sums = profiles.map(({ customers }) =>
      Math.max(
        0,
        sumBy(customers, (customer) => recent.get(customer) ?? 0),
      ),
    );
    const all = sumOf(sums);
    if (all > 0) return sums.map((sum) => sum / all);
  }
  return profiles.map(({ shareOfValue, shareOfCustomers }) =>
    Number.isNaN(shareOfValue) ? shareOfCustomers : shareOfValue,
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
  return plans.map(({ index, name, archetype, also, outcome, action, evidence, budget }) => {
    const all = (texts: readonly (string | undefined)[], otherwise: string): string =>
      texts.filter((text) => text !== undefined).join("; ") || otherwise;
    return Object.freeze({
      segment: `${index + 1}: ${name}`,
      kind: all([outcome?.kind, archetype?.name, also?.name], "not known"),
      action,
      channel: archetype?.channel ?? "ask which one they prefer",
      timing: outcome?.timing ?? archetype?.timing ?? "now: ask first, then test",
      "share of the budget": budget,
      watch: all([outcome?.watch, archetype?.watch], "the difference between the two halves"),
      evidence,
    });
  });
}

/** Fewer days say nothing of risk, newness or age. */
const LEAST_DAYS = 90;

/** A kind of customer, the column that says so, and the further one that it needs. */
interface FoundKind {
  readonly archetype: Archetype;
  readonly summary: DescriptorSummary;
  readonly also: DescriptorSummary | null;
}

/** The kind that the typical member shows most clearly, and a second one by a column of another meaning. */
function archetypesOf(profile: SegmentProfile): readonly FoundKind[] {
  const telling = profile.descriptors.filter(({ rankVTest }) => Math.abs(rankVTest ?? 0) >= TELLING);
  const young = profile.descriptors.some(isYoung);
  const found = ARCHETYPES.filter(({ meaning }) => !(young && meaning === "frequency")).flatMap(
    (archetype) => {
      const also = telling.find(
        (summary) => meaningOf(summary.descriptor) === archetype.and && isExtreme(summary, "high"),
      );
      if (archetype.and !== undefined && also === undefined) return [];
      return telling
        .filter((summary) => {
          const { descriptor, median, medianOfAll, unit, rankVTest } = summary;
          if (meaningOf(descriptor) !== archetype.meaning) return false;
          if (archetype.fromDays !== undefined)
            return unit === "days" && median >= archetype.fromDays && (rankVTest ?? 0) > 0;
          return isExtreme(summary, archetype.side) && longEnough(archetype, unit, median, medianOfAll);
        })
        .map((summary) => ({ archetype, summary, also: also ?? null }));
    },
  );
  found.sort((a, b) => Math.abs(b.summary.rankVTest ?? 0) - Math.abs(a.summary.rankVTest ?? 0));
  const first = found.find(({ archetype }) => archetype.fromDays !== undefined) ?? found[0];
  if (first === undefined) return [];
  const second = found.find(({ archetype }) => archetype.meaning !== first.archetype.meaning);
  return second === undefined ? [first] : [first, second];
}

/** Where many customers share the middle value, the typical member may lie in the outer third and not differ from it. */
function isExtreme({ percentile, median, medianOfAll }: DescriptorSummary, side: "high" | "low"): boolean {
  return side === "high"
    ? percentile >= HIGH && median > medianOfAll
    : percentile <= LOW && median < medianOfAll;
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

function evidenceOf({ archetype, summary, also }: FoundKind): Finding {
  if (archetype.fromDays !== undefined)
    return prose`Its typical member has been silent for ${counted(summary.median, "day")}: a year and more.`;
  return joined([comparison(summary), ...(also === null ? [] : [comparison(also)])]);
}

function comparison({ descriptor, median, medianOfAll, unit }: DescriptorSummary): Finding {
  return prose`The median ${isPlural(descriptor) ? "of " : ""}${descriptor} is ${inUnit(median, unit)}, compared with ${inUnit(medianOfAll, unit)} of all customers.`;
}

/** So many columns are named. */
const MOST_NAMED = 2;

/** Names the columns that say how customers buy, where the group is like all others in them; else says that there is no such column. */
function nothingKnown({ size, descriptors }: SegmentProfile): Finding {
  if (size === 1) return prose`It is a single customer: look at it by itself.`;
  const buying = descriptors.filter(({ descriptor, defined }) => {
    const meaning = meaningOf(descriptor);
    return meaning !== null && BUYING.includes(meaning) && defined > 0;
  });
  if (buying.length === 0) return prose`No column says how customers buy.`;
  const shown = buying.slice(0, MOST_NAMED);
  const near = shown.map(
    ({ descriptor, median, medianOfAll, unit }) =>
      prose`${descriptor} ${inUnit(median, unit)} (${inUnit(medianOfAll, unit)} for all)`,
  );
  const isMiddle = shown.every(({ percentile }) => percentile > LOW && percentile < HIGH);
  const where = isMiddle
    ? "is in the middle third of all customers"
    : "differs too little from all customers";
  return prose`In what says how customers buy, its typical member ${where}: ${joined(near, ", ")}.`;
}
