import { namesInASentence } from "../text/few-names";
import { sumBy } from "../core/sum";
import { count, decimal, money, percent, type Quantity } from "../text/format";
import { partWord } from "../segments/naming/lexicon";
import { prose, type Finding } from "../text/prose";
import type { AccountSilence } from "../value/account-silence";
import { segmentOffers } from "./cross-sell-advice";
import { intervalText } from "../text/interval-text";
import type { RecommendationBasis } from "./recommendation-basis";
import { isAlarmed, type Recommendation, type Watch } from "./recommendation";
import { expectedReturns, type SilenceReturns } from "../value/silence-returns";
import type { MetricInterval, WatchedMetric } from "./watch-list";

/** A row of a table: text, numbers, or numbers with their text, by column name. */
export type AdviceRow = Readonly<Record<string, string | number | Quantity | Finding>>;

/**
 * Recommendations on a page: what to do, for whom, what it may bring, and when to step in.
 *
 * @example adviceRows(recommend(basis, CHAMPO_ADVICE)).length // 12
 */
export function adviceRows(recommendations: readonly Recommendation[]): readonly AdviceRow[] {
  return recommendations.map((advice) =>
    Object.freeze({
      for: advice.scope,
      action: advice.action,
      who: namesInASentence(advice.who),
      "expected effect": advice.expected,
      "alarm, if": prose`${advice.watch.metric} ${alarmText(advice.watch)} (now ${advice.watch.now})`,
    }),
  );
}

/**
 * Why each recommendation is given, what it costs, what may go wrong, and where its evidence is.
 *
 * @example groundsRows(recommend(basis, CHAMPO_ADVICE)).length // 12
 */
export function groundsRows(recommendations: readonly Recommendation[]): readonly AdviceRow[] {
  return recommendations.map((advice) =>
    Object.freeze({
      for: advice.scope,
      action: advice.action,
      why: advice.why,
      cost: advice.cost,
      risk: advice.risk,
      evidence: advice.evidence
        .map(({ what, quantity, source }) => `${what}: ${quantity.text} [${source}]`)
        .join("; "),
    }),
  );
}

/** A piece of evidence, and the recommendation it speaks for. */
export interface EvidenceLine {
  readonly scope: string;
  readonly action: Finding;
  readonly what: string;
  readonly quantity: Quantity;
  readonly notebook: string;
  readonly cell: string;
}

/**
 * Every piece of evidence by itself, with its notebook and cell, for links.
 *
 * @example evidenceLines(recommend(basis, CHAMPO_ADVICE))[0].notebook // "10-recommendations"
 */
export function evidenceLines(recommendations: readonly Recommendation[]): readonly EvidenceLine[] {
  return recommendations.flatMap(({ scope, action, evidence }) =>
    evidence.map(({ what, quantity, source }) => {
      const [notebook, cell] = source.split("#");
      return Object.freeze({ scope, action, what, quantity, notebook, cell });
    }),
  );
}

/**
 * Accounts that have gone silent, the largest revenue first, and what became of earlier silences as long.
 *
 * @example silenceRows(silence, silenceReturns(study.lines, silence)).length // 11
 */
export function silenceRows(
  silence: readonly AccountSilence[],
  returns: SilenceReturns,
): readonly AdviceRow[] {
  return silence.flatMap((account): AdviceRow[] => {
    const earlier = returns.accounts.find(({ customer }) => customer === account.customer);
    if (earlier === undefined) return [];
    return [
      Object.freeze({
        customer: account.customer,
        state: account.state,
        "revenue to date": money(account.revenue),
        "of the last 365 days": money(account.lastYear),
        "days silent": count(account.silentDays),
        "usual days between orders": Number.isNaN(account.usualGapDays)
          ? "too few orders"
          : decimal(account.usualGapDays, 0),
        "earlier silences as long": count(earlier.silences),
        [`ended within ${returns.withinDays} days`]: count(earlier.returned),
      }),
    ];
  });
}

/**
 * Silent members group by group, with those to be expected back by themselves.
 *
 * @example silenceBySegmentRows(basis).length // 4
 */
export function silenceBySegmentRows(
  basis: Pick<RecommendationBasis, "profiles" | "names" | "silence" | "returns">,
): readonly AdviceRow[] {
  return basis.profiles.map((profile) => {
    const members = new Set(profile.customers);
    const silent = basis.silence.filter(({ customer, state }) => members.has(customer) && state !== "active");
    const of = (state: AccountSilence["state"]): Quantity =>
      count(silent.filter((account) => account.state === state).length);
    const back = expectedReturns(
      silent.map(({ customer }) => customer),
      basis.returns,
    );
    return Object.freeze({
      segment: basis.names[profile.index].name,
      members: count(profile.size),
      "overdue or lapsed": count(silent.length),
      overdue: of("overdue"),
      lapsed: of("lapsed"),
      "their share of its revenue": percent(sumBy(silent, (account) => account.revenue) / profile.value),
      "back by themselves": decimal(back.estimate, 1),
      "95% interval": intervalText(decimal(back.low, 1), decimal(back.high, 1)),
    });
  });
}

/**
 * What to offer next, segment by segment.
 *
 * @example crossSellRows(basis).length // 2
 */
export function crossSellRows(
  basis: Pick<RecommendationBasis, "profiles" | "names" | "base" | "lexicon" | "silence" | "lines">,
): readonly AdviceRow[] {
  return segmentOffers(basis).map((offer) =>
    Object.freeze({
      segment: basis.names[offer.index].name,
      "product types of the median member": decimal(offer.types, offer.types % 1 === 0 ? 0 : 1),
      "mostly buys": partWord(basis.lexicon, offer.main),
      offer: partWord(basis.lexicon, offer.product),
      "other buyers of the first": count(offer.otherBuyers),
      "who buy both": count(offer.ofThoseAlso),
      "members to offer it to": count(offer.toOffer.length),
      "buyers without it, followed": count(offer.adoption.customers),
      "took it up by themselves": count(offer.adoption.adopted),
      "so of the members": decimal(offer.expected, 1),
      "95% interval": intervalText(decimal(offer.low, 1), decimal(offer.high, 1)),
    }),
  );
}

/**
 * What to watch, segment by segment.
 *
 * @example
 * watchRows(watchList(basis, lifetime))[0].metric // "value expected in 12 months (lifetime value)"
 */
export function watchRows(watched: readonly WatchedMetric[]): readonly AdviceRow[] {
  return watched.map((each) =>
    Object.freeze({
      segment: each.segment,
      metric: `${each.metric} (${each.family})`,
      now: each.now,
      interval: each.interval === null ? "not known" : metricInterval(each.interval),
      alarm: alarmText(each),
    }),
  );
}

function metricInterval({ low, high, kind }: MetricInterval): Finding {
  return prose`${low} to ${high} (${kind})`;
}

function alarmText(watch: Watch): Finding {
  const due = watch.due === undefined ? "" : ` ${watch.due}`;
  return prose`${watch.when} ${watch.alarm}${due}${isAlarmed(watch) ? ": passed already" : ""}`;
}
