import { DAY, YEAR_DAYS } from "../core/day";
import { sumBy } from "../core/sum";
import { lastYear } from "../lines/last-year";
import type { SalesLines } from "../lines/sales-lines";
import { wilsonInterval } from "../math/distributions/wilson-interval";
import { decimal, money, percent, type Quantity } from "../text/format";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { LEAST_OVERDUE_DAYS } from "../value/account-silence";
import type { CustomerLifetime } from "../value/customer-lifetime";
import { lifetimeBySegment, type SegmentLifetime } from "../value/lifetime-by-segment";
import { lifetimeStanding, missedByLargest, segmentHolds } from "../value/lifetime-standing";
import { daysCovered } from "../value/lifetime-days";
import { twelveMonths } from "../value/twelve-months";
import type { RecommendationBasis } from "./recommendation-basis";
import { isAlarmed, type Watch } from "./recommendation";
import { typicalRhythm } from "./typical-rhythm";

/** A number to watch in a segment. */
export interface WatchedMetric extends Watch {
  readonly segment: string;
  readonly family: "lifetime value" | "churn" | "engagement" | "conversion";
  /** Within what the number may lie, and what kind of interval that is; null where nothing is known of it. */
  readonly interval: MetricInterval | null;
  /** True where it has passed its alarm already. */
  readonly alarmed: boolean;
}

/** The ends of an interval of a metric. */
export interface MetricInterval {
  readonly low: Quantity;
  readonly high: Quantity;
  /** Such as `80% of the forecast`. */
  readonly kind: string;
}

/** A number to watch, before it has a segment. */
export type WatchDraft = Watch & Pick<WatchedMetric, "family" | "interval">;

/** A fall by this share is no longer the ordinary up and down. */
const FALL = 0.25;

/**
 * What to watch in every segment, whether there is advice for it or not, each with its interval and alarm: expected value (lifetime
 * value; where the forecast of money failed its check, of all accounts or of the segment, the money of the last year instead, within what any twelve months brought),
 * the share of members overdue or lapsed (churn) and the orders a year of its median member (engagement). Alarms are written rules: more
 * silent members than the interval of today allows, or a quarter less. Lines of less than a year are called by the days covered. What a segment has no number for is left
 * out, and so is what cannot pass its alarm: nobody is left to fall silent, or nothing to fall.
 *
 * @param more numbers that only a case has, such as the conversion of samples.
 * @example watchList(basis, lifetime).length // 12
 */
export function watchList(
  basis: Pick<RecommendationBasis, "profiles" | "names" | "silence" | "lines">,
  lifetime: CustomerLifetime | null,
  more: (profile: SegmentProfile) => readonly WatchDraft[] = () => [],
): readonly WatchedMetric[] {
  const { profiles, names, silence, lines } = basis;
  const groups = profiles.map(({ index, customers }) => ({ name: names[index].name, customers }));
  const stands = lifetime !== null && lifetimeStanding(lifetime) === "holds";
  const worth = stands ? lifetimeBySegment(lifetime, groups) : [];
  const year = lastYear(lines).accounts;
  const short = lines.lastDay.getTime() - lines.firstDay.getTime() < YEAR_DAYS * DAY;
  return Object.freeze(
    profiles.flatMap((profile, p) => {
      const { name: segment } = groups[p];
      const members = new Set(profile.customers);
      const silent = silence.filter(({ customer, state }) => members.has(customer) && state !== "active");
      const rhythm = typicalRhythm(lines, profile.customers);
      const silence95 = wilsonInterval(silent.length, profile.size);
      const watch = (
        family: WatchedMetric["family"],
        metric: string,
        [now, alarm]: readonly [Quantity, Quantity],
        when: Watch["when"],
        interval: MetricInterval | null,
      ): WatchDraft => ({ family, metric, now, alarm, when, interval });
      const value = worth[p];
      const holds = value !== undefined && segmentHolds(value);
      const brought = sumBy(
        year.filter(({ customer }) => members.has(customer)),
        ({ recent }) => recent,
      );
      // In fewer days nobody can fall silent.
      const churn = daysCovered(lines) >= LEAST_OVERDUE_DAYS;
      const drafts = [
        holds
          ? watch(
              "lifetime value",
              `value expected in ${lifetime!.months} months`,
              [money(value.expectedValue), money(value.expectedValue * (1 - FALL))],
              "below",
              intervalOf(value, money, kindOf(value)),
            )
          : watch(
              "lifetime value",
              `money of ${short ? "the days covered" : "the last year"}, as ${whyNot(lifetime, value)}`,
              [money(brought), money(brought * (1 - FALL))],
              "below",
              twelveMonthsOf(lines, profile.customers, brought),
            ),
        ...(churn
          ? [
              watch(
                "churn",
                "share of members overdue or lapsed",
                [percent(silent.length / profile.size), percent(silence95.high)],
                "above",
                intervalOf(silence95, (end) => percent(end), "95%"),
              ),
            ]
          : []),
        watch(
          "engagement",
          `orders ${short ? "in the days covered" : "a year"} of the median member`,
          [decimal(rhythm.median, 1), decimal(rhythm.median * (1 - FALL), 1)],
          "below",
          intervalOf(rhythm, (end) => decimal(end, 1), "95%"),
        ),
        ...more(profile),
      ];
      return drafts
        .filter(
          ({ now, alarm, when }) =>
            (when === "above" ? alarm.value < 1 : alarm.value > 0) && !Number.isNaN(now.value),
        )
        .map((draft) => Object.freeze({ segment, ...draft, alarmed: isAlarmed(draft) }));
    }),
  );
}

/** Why a segment's forecast is not used: there is none, or that of all accounts missed, or its own, or that of the account with most of it. */
function whyNot(lifetime: CustomerLifetime | null, value: SegmentLifetime | undefined): string {
  const standing = lifetime === null ? "unchecked" : lifetimeStanding(lifetime);
  if (standing === "unchecked") return "no forecast could be checked";
  if (standing === "misses") return "the forecast of all customers missed";
  if (value !== undefined && value.largest !== null && missedByLargest(value))
    return `the forecast of ${value.largest.customer}, most of the segment's value, missed`;
  return "the segment's own forecast missed";
}

/** An expected value can lie above its interval: most of it is then a small chance of very much. */
function kindOf({ expectedValue, high }: SegmentLifetime): string {
  return expectedValue > high
    ? "80% of the forecast; a small chance of very much more"
    : "80% of the forecast";
}

function intervalOf(
  { low, high }: { readonly low: number; readonly high: number },
  text: (end: number) => Quantity,
  kind: string,
): MetricInterval | null {
  if (Number.isNaN(low) || Number.isNaN(high)) return null;
  return Object.freeze({ low: text(low), high: text(high), kind });
}

/** The least and the most that some customers brought in any twelve calendar months in a row, and in the last year by days. */
function twelveMonthsOf(
  lines: SalesLines,
  customers: readonly string[],
  brought: number,
): MetricInterval | null {
  const windows = twelveMonths(lines, customers);
  if (windows === null || windows.windows < 2) return null;
  const { least, most } = windows.revenue;
  const ends = { low: Math.min(least, brought), high: Math.max(most, brought) };
  return intervalOf(ends, money, "any twelve months");
}
