import { count, decimal, money, percent, type Quantity } from "../text/format";
import { wilsonInterval } from "../math/distributions/wilson-interval";
import type { CustomerLifetime } from "./customer-lifetime";
import { lifetimeBySegment } from "./lifetime-by-segment";
import { summaryOf } from "../segments/profiles/traits";
import type { RecommendationBasis } from "../advice/recommend";
import { isAlarmed, type Watch } from "../advice/recommendation";
import { samplesOfGroup } from "../cases/champo/samples/sample-advice";

/** A number to watch in a segment. */
export interface WatchedMetric extends Watch {
  readonly segment: string;
  readonly family: "lifetime value" | "churn" | "engagement" | "conversion";
  /** True where it has passed its alarm already. */
  readonly alarmed: boolean;
}

/** A fall by this share is no longer the ordinary up and down. */
const FALL = 0.25;

/**
 * What to watch in every segment, whether there is advice for it or not: expected value (CLV), members overdue or
 * lapsed (churn), the orders a year of its median member (engagement) and the conversion of its samples. Alarms are
 * written rules: one more silent member, a quarter less, or below the 95% interval of today's conversion. What a
 * segment has no number for (no samples, no history) is left out.
 */
export function watchList(basis: RecommendationBasis, lifetime: CustomerLifetime): readonly WatchedMetric[] {
  const { profiles, names, silence, allocation } = basis;
  return Object.freeze(
    profiles.flatMap((profile) => {
      const segment = names[profile.index].name;
      const members = new Set(profile.customers);
      const [promised] = lifetimeBySegment(lifetime, [{ name: segment, customers: profile.customers }]);
      const silent = silence.filter(({ customer, state }) => members.has(customer) && state !== "active");
      const rhythm = summaryOf(profile, "order rhythm")?.median ?? NaN;
      const sent = samplesOfGroup(allocation, profile.customers);
      const watched = (
        family: WatchedMetric["family"],
        metric: string,
        [now, alarm]: readonly [Quantity, Quantity],
        when: Watch["when"],
      ): WatchedMetric[] => {
        if (Number.isNaN(now.value)) return [];
        const watch = { metric, now, alarm, when };
        return [Object.freeze({ segment, family, ...watch, alarmed: isAlarmed(watch) })];
      };
      const { expectedValue } = promised;
      return [
        ...watched(
          "lifetime value",
          `value expected in ${lifetime.months} months`,
          [money(expectedValue), money(expectedValue * (1 - FALL))],
          "below",
        ),
        ...watched(
          "churn",
          "members overdue or lapsed",
          [count(silent.length), count(silent.length)],
          "above",
        ),
        ...watched(
          "engagement",
          "orders a year of the median member",
          [decimal(rhythm, 1), decimal(rhythm * (1 - FALL), 1)],
          "below",
        ),
        ...watched(
          "conversion",
          "conversion of its samples",
          [percent(sent.converted / sent.samples), percent(wilsonInterval(sent.converted, sent.samples).low)],
          "below",
        ),
      ];
    }),
  );
}
