import { count, decimal } from "../text/format";
import { prose, type Finding, fromTo } from "../text/prose";
import type { SegmentProfile } from "../segments/profiles/profile-segments";
import { typicalRhythm } from "./typical-rhythm";
import { EVIDENCE_CELLS } from "./evidence-cells";
import type { RecommendationBasis } from "./recommendation-basis";
import { evidence, recommendation, type Recommendation } from "./recommendation";
import { yearEffect } from "./year-effect";
import { twelveMonths, type TwelveMonths } from "../value/twelve-months";

/** Where nothing else is to be done: keep the rhythm and notice when it falters. */
export function segmentRhythm(profile: SegmentProfile, basis: RecommendationBasis): Recommendation {
  const { median } = typicalRhythm(basis.lines, profile.customers);
  const pace = evidence("orders a year of the median member", decimal(median, 1), EVIDENCE_CELLS.watchList);
  const year = twelveMonths(basis.lines, profile.customers);
  const one = profile.kind === "account";
  return recommendation(basis.names[profile.index].name, profile.index, {
    kind: "rhythm",
    action: prose`Keep serving as now, and notice when the rhythm falters`,
    who: profile.customers,
    why: one
      ? prose`It is not overdue, and orders ${pace.quantity} times a year.`
      : prose`Nobody in it is overdue, and its typical member orders ${pace.quantity} times a year.`,
    evidence: [pace],
    expected: keeps(year),
    effect: yearEffect(year, ({ orderDays }) => orderDays, count, "days with orders in twelve months"),
    cost: prose`None beyond what is done now`,
    risk: "A faltering account is seen late",
    watch: {
      metric: "orders a year of the median member (engagement)",
      now: pace.quantity,
      alarm: decimal(median / 2, 1),
      when: "below",
    },
  });
}

/** What serving as now keeps, as far as the lines can say. */
export function keeps(year: TwelveMonths | null): Finding {
  if (year === null)
    return prose`Keeps what there is; the sales lines cover too few months to say what that is a year`;
  const { windows, orderDays } = year;
  if (windows === 1)
    return prose`Keeps what there is: ${count(orderDays.last)} days with orders in the only twelve calendar months covered`;
  return prose`Keeps what there is: ${count(orderDays.last)} days with orders in the last twelve calendar months (in any twelve so far ${fromTo(count(orderDays.least), count(orderDays.most))})`;
}
