import { count, decimal, percent } from "../format";
import { concentration, topShare } from "../sales/concentration";
import type { RecommendationBasis } from "./recommend";
import type { Recommendation } from "./recommendation";
import { evidence, list } from "./segment-advice";

const CONCENTRATION = "10-recommendations#concentration";
const SILENCE = "10-recommendations#silence-table";
const ALLOCATION = "10-recommendations#allocation-gain";
const CHOICE = "08-segment-profiles#standing";

/** A customer with this share of all revenue, or five with half of it, are a risk worth a plan. */
const LARGE = 0.2;
const FIVE = 0.5;

/** What holds for all customers together. Rules whose condition does not hold say nothing. */
export function overallAdvice(basis: RecommendationBasis): readonly Recommendation[] {
  return Object.freeze(
    [dependence(basis), samples(basis), winBack(basis), method(basis)].filter(
      (advice): advice is Recommendation => advice !== null,
    ),
  );
}

function dependence({ customers }: RecommendationBasis): Recommendation | null {
  const holders = customers.records.map((record) => ({ name: record.customer, revenue: record.revenue }));
  if (!holders.some((holder) => holder.revenue > 0)) return null;
  const revenue = concentration(holders);
  const five = evidence("revenue share of the five largest", percent(topShare(revenue, 5)), CONCENTRATION);
  const [largest] = revenue.shares;
  const one = evidence(`revenue share of ${largest.name}`, percent(largest.share), CONCENTRATION);
  if (largest.share < LARGE && topShare(revenue, 5) < FIVE) return null;
  return overall({
    kind: "dependence",
    action: "Protect the five largest accounts by agreements, and set a ceiling for the largest",
    who: revenue.shares.slice(0, 5).map((share) => share.name),
    why: `${largest.name} brings ${one.quantity.text} of all revenue and the five largest ${five.quantity.text}.`,
    evidence: [one, five],
    numbers: [one.quantity, five.quantity],
    expected: "Protects revenue; how likely a loss is, the workbook cannot tell",
    cost: "Account managers, agreed prices",
    risk: "Agreements may cost margin on what would have been bought anyway",
    watch: {
      metric: "revenue share of the largest customer (lifetime value at risk)",
      now: one.quantity,
      alarm: percent(Math.min(1, largest.share + 0.05)),
    },
  });
}

function samples({ allocation }: RecommendationBasis): Recommendation | null {
  if (allocation.moved === 0) return null;
  const moved = evidence("samples moved", count(allocation.moved), ALLOCATION);
  const gain = evidence(
    "expected further converted samples",
    decimal(allocation.expectedGain, 0),
    ALLOCATION,
  );
  const chance = evidence("chance that the plan gains", percent(allocation.chanceOfGain, 0), ALLOCATION);
  const takers = allocation.accounts.filter((account) => account.planned > account.samples);
  const givers = allocation.accounts.filter((account) => account.planned < account.samples);
  const most = [...givers].sort((a, b) => b.samples - b.planned - (a.samples - a.planned));
  const sent = allocation.accounts.reduce((sum, account) => sum + account.samples, 0);
  const converted = allocation.accounts.reduce((sum, account) => sum + account.converted, 0);
  const all = count(sent);
  const interval = [decimal(allocation.gainLow, 0), decimal(allocation.gainHigh, 0)];
  return overall({
    kind: "samples",
    action: `Move samples from ${list(most.map((account) => account.name))} to ${list(takers.map((account) => account.name))}`,
    who: [...most, ...takers].map((account) => account.name),
    why: `Moving ${moved.quantity.text} of ${all.text} samples is expected to bring ${gain.quantity.text} more converted ones, at no further cost.`,
    evidence: [moved, gain, chance],
    numbers: [moved.quantity, all, gain.quantity, ...interval],
    expected: `${gain.quantity.text} more converted samples (95% interval ${interval[0].text} to ${interval[1].text})`,
    cost: "None: the number of samples stays the same",
    risk: "Rates may fall as samples grow; accounts that lose samples may resent it",
    watch: {
      metric: "conversion of all samples",
      now: percent(converted / sent),
      alarm: percent(converted / sent - 0.02),
    },
  });
}

function winBack({ silence, customers }: RecommendationBasis): Recommendation | null {
  const silent = silence.filter((account) => account.state !== "active");
  if (silent.length === 0) return null;
  const revenue = customers.records.reduce((sum, record) => sum + record.revenue, 0);
  const lost = silent.reduce((sum, account) => sum + account.revenue, 0);
  const many = evidence("accounts overdue or lapsed", count(silent.length), SILENCE);
  const share = evidence("their share of all revenue to date", percent(lost / revenue), SILENCE);
  const all = count(silence.length);
  return overall({
    kind: "win back",
    action: "Look at the list of silent accounts every month",
    who: silent.map((account) => account.customer),
    why: `${many.quantity.text} of ${all.text} accounts have gone silent; they brought ${share.quantity.text} of all revenue.`,
    evidence: [many, share],
    numbers: [many.quantity, all, share.quantity],
    expected: "At most what they used to bring; returns are not in the workbook",
    cost: "An hour a month",
    risk: "The rule is one of thumb: some on the list order in cycles longer than the workbook shows",
    watch: {
      metric: "accounts overdue or lapsed (churn)",
      now: many.quantity,
      alarm: count(silent.length + 2),
    },
  });
}

function method({ status, profiles, customers }: RecommendationBasis): Recommendation {
  const n = evidence("customers", count(customers.records.length), CHOICE);
  const k = evidence("groups", count(profiles.length), CHOICE);
  return overall({
    kind: "method",
    action:
      status === "supported"
        ? "Use the segments, and test them again with the next year's orders"
        : "Use the segments as a working division only, and test them again with the next year's orders",
    who: [],
    why:
      status === "supported"
        ? `The checks support ${k.quantity.text} groups, but on ${n.quantity.text} customers.`
        : `The checks do not support any number of segments on these ${n.quantity.text} customers; the ${k.quantity.text} groups are a convenience.`,
    evidence: [n, k],
    numbers: [n.quantity, k.quantity],
    expected: "Decisions that can be unmade when the groups change",
    cost: "One run of this study a year",
    risk: "Names make groups look more real than they are",
    watch: {
      metric: "customers in the study",
      now: n.quantity,
      alarm: count(Math.floor(customers.records.length / 2)),
    },
  });
}

function overall(rest: Omit<Recommendation, "scope" | "segment">): Recommendation {
  return Object.freeze({ scope: "All customers", segment: null, ...rest });
}
