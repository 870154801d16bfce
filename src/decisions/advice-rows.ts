import { count, decimal, money, percent, type Quantity } from "../format";
import { traced, type Prose } from "../prose";
import type { AccountSilence } from "./account-silence";
import type { Recommendation } from "./recommendation";
import type { SampleAllocation } from "./sample-allocation";
import { list } from "./segment-advice";

/** A row of a table: text, numbers, or numbers with their text, by column name. */
export type AdviceRow = Readonly<Record<string, string | number | Quantity | Prose>>;

/** Recommendations as rows: what to do, for whom, why, and what to watch. */
export function adviceRows(recommendations: readonly Recommendation[]): readonly AdviceRow[] {
  return recommendations.map((advice) =>
    Object.freeze({
      for: advice.scope,
      action: advice.action,
      who: list(advice.who),
      why: traced(advice.why, advice.numbers),
      expected: traced(advice.expected, advice.numbers),
      watch: advice.watch.metric,
      now: advice.watch.now,
      alarm: advice.watch.alarm,
    }),
  );
}

/** What a recommendation costs, what may go wrong, and where its evidence stands. */
export function groundsRows(recommendations: readonly Recommendation[]): readonly AdviceRow[] {
  return recommendations.map((advice) =>
    Object.freeze({
      for: advice.scope,
      action: advice.action,
      cost: advice.cost,
      risk: advice.risk,
      evidence: advice.evidence
        .map(({ what, quantity, source }) => `${what}: ${quantity.text} [${source}]`)
        .join("; "),
    }),
  );
}

/** Accounts that have gone silent, lapsed and overdue ones, the largest revenue first. */
export function silenceRows(silence: readonly AccountSilence[]): readonly AdviceRow[] {
  return silence
    .filter((account) => account.state !== "active")
    .map((account) =>
      Object.freeze({
        customer: account.customer,
        state: account.state,
        "revenue to date": money(account.revenue),
        "days silent": count(account.silentDays),
        "usual days between orders": Number.isNaN(account.usualGapDays)
          ? "too few orders"
          : decimal(account.usualGapDays, 0),
      }),
    );
}

/** The plan of samples, account by account: those to send fewer, more, and to ask first; most samples first. */
export function allocationRows(allocation: SampleAllocation): readonly AdviceRow[] {
  const words = ["send fewer", "send more", "ask first"];
  return [...allocation.accounts]
    .sort((a, b) => words.indexOf(a.word) - words.indexOf(b.word) || b.samples - a.samples)
    .map((account) =>
      Object.freeze({
        account: account.name,
        advice: account.word,
        "samples now": count(account.samples),
        planned: count(account.planned),
        "conversion as counted": percent(account.rawRate),
        "as believed": percent(account.rate),
        "95% interval": `${percent(account.low).text} to ${percent(account.high).text}`,
        "chance above average": percent(account.chanceAboveAverage, 0),
      }),
    );
}

/** What each of several plans comes to, side by side: the what-if of their assumptions. */
export function whatIfRows(plans: readonly SampleAllocation[]): readonly AdviceRow[] {
  return plans.map((plan) =>
    Object.freeze({
      "budget (times now)": decimal(plan.assumptions.budget, 2),
      "return of further samples": percent(plan.assumptions.furtherSampleReturn, 0),
      "samples planned": count(plan.planned),
      "samples moved": count(plan.moved),
      "expected change": decimal(plan.expectedGain, 0),
      "95% interval": `${decimal(plan.gainLow, 0).text} to ${decimal(plan.gainHigh, 0).text}`,
      "chance of a gain": percent(plan.chanceOfGain, 0),
    }),
  );
}
