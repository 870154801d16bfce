import { count, decimal, money, type Quantity } from "../text/format";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import type { CustomerLifetime } from "../value/customer-lifetime";
import { lifetimeBySegment } from "../value/lifetime-by-segment";
import { lifetimeStanding } from "../value/lifetime-standing";
import type { RecommendationBasis } from "./recommendation-basis";
import { isAlarmed, type Watch } from "./recommendation";
import { typicalRhythm } from "./typical-rhythm";

/** A number to watch in a segment. */
export interface WatchedMetric extends Watch {
  readonly segment: string;
  readonly family: "lifetime value" | "churn" | "engagement" | "conversion";
  /** True where it has passed its alarm already. */
  readonly alarmed: boolean;
}

/** A number to watch, before it has a segment. */
export type WatchDraft = Watch & Pick<WatchedMetric, "family">;

/** A fall by this share is no longer the ordinary up and down. */
const FALL = 0.25;

/**
 * What to watch in every segment, whether there is advice for it or not: expected value (CLV; where the forecast of money failed
 * its check, the money of the last year instead), members overdue or lapsed (churn) and the orders a year of its median member (engagement). Alarms are written rules: one more silent
 * member, or a quarter less. What a segment has no number for is left out.
 *
 * @param more numbers that only a case has, such as the conversion of samples.
 * @example watchList(basis, lifetime).length // 11
 */
export function watchList(
  basis: RecommendationBasis,
  lifetime: CustomerLifetime,
  more: (profile: SegmentProfile) => readonly WatchDraft[] = () => [],
): readonly WatchedMetric[] {
  const { profiles, names, silence, lines } = basis;
  const holds = lifetimeStanding(lifetime) === "holds";
  return Object.freeze(
    profiles.flatMap((profile) => {
      const segment = names[profile.index].name;
      const members = new Set(profile.customers);
      const [value] = lifetimeBySegment(lifetime, [{ name: segment, customers: profile.customers }]);
      const silent = silence.filter(({ customer, state }) => members.has(customer) && state !== "active");
      const rhythm = typicalRhythm(lines, profile.customers);
      const watch = (
        family: WatchedMetric["family"],
        metric: string,
        [now, alarm]: readonly [Quantity, Quantity],
        when: Watch["when"],
      ): WatchDraft => ({ family, metric, now, alarm, when });
      const drafts = [
        holds
          ? watch(
              "lifetime value",
              `value expected in ${lifetime.months} months`,
              [money(value.expectedValue), money(value.expectedValue * (1 - FALL))],
              "below",
            )
          : watch(
              "lifetime value",
              "money of the last year, as no forecast passed its check",
              [money(value.lastYear), money(value.lastYear * (1 - FALL))],
              "below",
            ),
        watch("churn", "members overdue or lapsed", [count(silent.length), count(silent.length)], "above"),
        watch(
          "engagement",
          "orders a year of the median member",
          [decimal(rhythm, 1), decimal(rhythm * (1 - FALL), 1)],
          "below",
        ),
        ...more(profile),
      ];
      return drafts
        .filter(({ now }) => !Number.isNaN(now.value))
        .map((draft) => Object.freeze({ segment, ...draft, alarmed: isAlarmed(draft) }));
    }),
  );
}
