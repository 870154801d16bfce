import { yearEffect } from "./year-effect";
import { sumBy } from "../core/sum";
import { count, money, percent } from "../text/format";
import { prose, type Finding, fromTo } from "../text/prose";
import { withoutReturned } from "../text/without-returned";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { valuesOf } from "../customers/customer-base";
import { concentration, topShare } from "../lines/concentration";
import { lastYear } from "../lines/last-year";
import { overdueAfter, type AccountSilence } from "../value/account-silence";
import { EVIDENCE_CELLS } from "./evidence-cells";
import type { RecommendationBasis } from "./recommendation-basis";
import { evidence, recommendation, type Effect, type Recommendation } from "./recommendation";
import { worthAManager } from "./worth-a-manager";
import { twelveMonths } from "../value/twelve-months";

/** A customer with this share of all revenue, or five with half of it, are a risk worth a plan. */
const LARGE = 0.2;
const FIVE = 0.5;
/** One customer with half of a segment's revenue or more makes the segment depend on it. */
const DEPENDENT = 0.5;
/** Days without an order that are an alarm for an account without a habit; and those to wait after a call. */
const LEAST_ALARM = 90;
const AFTER_A_CALL = 30;

/**
 * Does the company depend on few customers now? Judged by the last year covered, since a total of all years may rest on one order
 * of long ago; by what customers are worth where there are no lines. Null where it does not, or where nothing says what
 * customers are worth.
 */
export function companyDependence(basis: RecommendationBasis): Recommendation | null {
  const { silence } = basis;
  const { holders, when } = holdersNow(basis);
  if (holders.length < 2 || !holders.some((holder) => holder.revenue > 0)) return null;
  const revenue = concentration(holders);
  const [largest] = revenue.shares;
  const few = Math.min(5, holders.length - 1);
  if (largest.share < LARGE && topShare(revenue, few) < FIVE) return null;
  const one = evidence(
    `share of ${largest.name}, ${when}`,
    percent(largest.share),
    EVIDENCE_CELLS.concentration,
  );
  const top = evidence(
    `share of the ${few} largest, ${when}`,
    percent(topShare(revenue, few)),
    EVIDENCE_CELLS.concentration,
  );
  const who = revenue.shares.slice(0, few).map((share) => share.name);
  const silent = silence.filter(({ customer, state }) => who.includes(customer) && state !== "active");
  const { effect, expected } = revenueAtStake(basis, who, prose`these ${count(few)}`);
  return recommendation("All customers", null, {
    kind: "dependence",
    action: prose`Protect the ${count(few)} accounts that are largest now by agreements, and set a ceiling for the largest`,
    who,
    why: prose`${largest.name} brings ${one.quantity} of the revenue ${when}${withoutReturned(revenue.belowZero)} and the ${count(few)} largest ${top.quantity}.${silentOnes(silent)}`,
    evidence: [one, top],
    expected,
    effect,
    cost: prose`Account managers and agreed prices for ${count(few)} accounts`,
    risk: "Agreements may cost margin on what would have been bought anyway",
    watch: {
      metric: `share of the largest customer ${when} (lifetime value at risk)`,
      now: one.quantity,
      alarm: percent(Math.min(1, largest.share + 0.05)),
      when: "above",
    },
  });
}

/** What every customer brought in the last year; where no lines say so, what it is worth. */
function holdersNow({ base, lines }: RecommendationBasis): {
  holders: readonly { readonly name: string; readonly revenue: number }[];
  when: string;
} {
  const now = lastYear(lines);
  if (now.recent > 0) {
    const holders = now.accounts.map(({ customer, recent }) => ({
      name: customer,
      revenue: Math.max(0, recent),
    }));
    return { holders, when: "of the last year" };
  }
  const values = valuesOf(base) ?? [];
  const holders = Array.from(values, (value, row) => ({
    name: base.customers[row],
    revenue: Math.max(0, value || 0),
  }));
  return { holders, when: "of all time" };
}

/** Does the segment depend on one customer now, and is that one worth a manager? An account of one always does and is no segment: null. */
export function segmentDependence(
  profile: SegmentProfile,
  basis: RecommendationBasis,
): Recommendation | null {
  if (profile.kind === "account") return null;
  const now = lastYear(basis.lines);
  const members = now.accounts.filter(({ customer }) => profile.customers.includes(customer));
  const together = sumBy(members, ({ recent }) => recent);
  if (!(together > 0) || !(members[0].recent / together >= DEPENDENT)) return null;
  const [{ customer: largest, recent }] = members;
  if (!worthAManager(recent, now.recent)) return null;
  const share = evidence(
    `${largest}'s share of the segment's revenue of the last year`,
    percent(recent / together),
    EVIDENCE_CELLS.money,
  );
  const silence = basis.silence.find((account) => account.customer === largest);
  const usual = overdueAfter(silence?.usualGapDays ?? NaN);
  const limit = Number.isNaN(usual) ? LEAST_ALARM : usual;
  const days = silence?.silentDays ?? NaN;
  // Of an account that is overdue already, the advice says to call it; the alarm is then that the call brought no order.
  const border = days > limit ? days + AFTER_A_CALL : limit;
  const silent = silence !== undefined && silence.state !== "active" ? [silence] : [];
  const { effect, expected } = revenueAtStake(basis, [largest], prose`${largest}`);
  return recommendation(basis.names[profile.index].name, profile.index, {
    kind: "dependence",
    action: prose`Give ${largest} a plan and a manager of its own, and read this segment without it`,
    who: [largest],
    why: prose`${largest} brings ${share.quantity} of the segment's revenue of the last year: its loss would be the segment's.${silentOnes(silent)}`,
    evidence: [share],
    expected,
    effect,
    cost: prose`An account manager's time`,
    risk: "Terms given to one account are asked for by others",
    watch: {
      metric: `days since ${largest}'s last order (churn)`,
      now: count(days),
      alarm: count(Math.ceil(border)),
      when: "above",
    },
  });
}

/** What some accounts brought in the last twelve months covered: what there is to lose. */
function revenueAtStake(
  { lines }: RecommendationBasis,
  who: readonly string[],
  them: Finding,
): { effect: Effect | null; expected: Finding } {
  const year = twelveMonths(lines, who);
  if (year === null) {
    const expected = prose`Protects what ${them} bring; the sales lines cover too few months to say what that is a year`;
    return { effect: null, expected };
  }
  const effect = yearEffect(year, ({ revenue }) => revenue, money, "revenue at stake in twelve months");
  const expected =
    effect === null
      ? prose`Protects what ${them} brought in the only twelve calendar months covered, ${money(year.revenue.last)}; how likely a loss is, the sales lines cannot say`
      : prose`Protects what ${them} brought in the last twelve calendar months, ${effect.estimate} (in any twelve so far ${fromTo(effect.low, effect.high)}); how likely a loss is, the sales lines cannot say`;
  return { effect, expected };
}

function silentOnes(silent: readonly AccountSilence[]): Finding {
  if (silent.length === 0) return prose``;
  const [first] = silent;
  return prose` ${first.customer} has not ordered for ${count(first.silentDays)} days: call it first.`;
}
