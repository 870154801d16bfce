import { sumBy } from "../core/sum";
import { wilsonInterval } from "../math/distributions/wilson-interval";
import { count, counted, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import { verb } from "../text/verb";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import type { AccountSilence } from "../value/account-silence";
import { EVIDENCE_CELLS } from "./evidence-cells";
import type { RecommendationBasis } from "./recommendation-basis";
import { evidence, recommendation, type Effect, type Recommendation } from "./recommendation";
import { expectedReturns, type SilenceReturns } from "../value/silence-returns";

/** Who of all customers has gone silent against its own habit? Null where nobody has. */
export function companyWinBack(basis: RecommendationBasis): Recommendation | null {
  const { silence } = basis;
  const silent = silence.filter((account) => account.state !== "active");
  if (silent.length === 0) return null;
  const sum = (accounts: readonly AccountSilence[]): number => sumBy(accounts, (account) => account.revenue);
  const many = evidence("accounts overdue or lapsed", count(silent.length), EVIDENCE_CELLS.silence);
  const share = evidence(
    "their share of all revenue to date",
    percent(sum(silent) / sum(silence)),
    EVIDENCE_CELLS.silence,
  );
  return recommendation("All customers", null, {
    kind: "win back",
    action: prose`Look at the list of silent accounts every month, and call from the top`,
    who: silent.map((account) => account.customer),
    why: prose`${many.quantity} of ${count(silence.length)} accounts ${verb(silent.length, "has", "have")} gone silent; to date they brought ${share.quantity} of all revenue.`,
    evidence: [many, share],
    ...returning(silent, basis.returns),
    cost: prose`An hour a month, and ${counted(silent.length, "call")} now`,
    risk: "The rule is one of thumb: some on the list order in cycles longer than the workbook shows",
    watch: {
      metric: "accounts overdue or lapsed (churn)",
      now: many.quantity,
      alarm: count(mostSilent(silent.length, silence.length)),
      when: "above",
    },
  });
}

/** Which members of a segment have gone silent against their own habit? Null where none has. */
export function segmentWinBack(profile: SegmentProfile, basis: RecommendationBasis): Recommendation | null {
  const members = new Set(profile.customers);
  const silent = basis.silence.filter(
    (account) => members.has(account.customer) && account.state !== "active",
  );
  if (silent.length === 0) return null;
  const source = EVIDENCE_CELLS.silenceBySegment;
  const revenue = sumBy(silent, (account) => account.revenue);
  const many = evidence("members overdue or lapsed", count(silent.length), source);
  const share = evidence("their share of the segment's revenue", percent(revenue / profile.value), source);
  const whole = profile.kind === "account" ? "this account" : "the segment";
  return recommendation(basis.names[profile.index].name, profile.index, {
    kind: "win back",
    action: prose`Call those who have gone silent and ask what changed`,
    who: silent.map((account) => account.customer),
    why: prose`${many.quantity} of ${count(profile.size)} ${verb(silent.length, "has", "have")} gone silent, with ${share.quantity} of the revenue of ${whole} to date.`,
    evidence: [many, share],
    ...returning(silent, basis.returns),
    cost: prose`${counted(silent.length, "call")}`,
    risk: "Some are one-time buyers who were never going to return",
    watch: {
      metric: "members overdue or lapsed (churn)",
      now: many.quantity,
      alarm: count(mostSilent(silent.length, profile.size)),
      when: "above",
    },
  });
}

/** So many may be silent where nothing has changed: the alarm of `watchList`, too. */
function mostSilent(silent: number, customers: number): number {
  return Math.floor(wilsonInterval(silent, customers).high * customers);
}

/** Who comes back without a call: what a call has to beat. */
function returning(
  silent: readonly AccountSilence[],
  returns: SilenceReturns,
): { effect: Effect; expected: Finding } {
  const back = expectedReturns(
    silent.map(({ customer }) => customer),
    returns,
  );
  const [estimate, low, high] = [back.estimate, back.low, back.high].map((value) => decimal(value, 1));
  const all = count(silent.length);
  const within = count(returns.withinDays);
  return {
    effect: {
      measure: "accounts back within half a year without a call",
      estimate,
      low,
      high,
      interval: "95% (Wilson) of each account, added up",
    },
    expected: Number.isNaN(back.estimate)
      ? prose`No silence as long could be followed before: between ${low} and ${high} of ${all} come back by themselves; what a call adds, a trial must show`
      : prose`Going by earlier silences as long, ${estimate} of ${all} come back within ${within} days by themselves (${percent(0.95, 0)} intervals added up: ${low} to ${high}); a call can win some of the others, how many a trial must show`,
  };
}
