import { YEAR_DAYS } from "../../../core/day";
import { isAlarmed, type Recommendation } from "../../../advice/recommendation";
import { sumBy } from "../../../core/sum";
import { count, counted, decimal, money, percent } from "../../../text/format";
import { prose, type Finding, fromTo } from "../../../text/prose";
import { withoutReturned } from "../../../text/without-returned";
import { verb } from "../../../text/verb";
import type { AccountSilence } from "../../../value/account-silence";
import type { SilenceReturns } from "../../../value/silence-returns";
import type { ProductAdoption } from "../../../value/product-adoption";
import type { TwelveMonths } from "../../../value/twelve-months";
import type { LastYear } from "../../../lines/last-year";
import type { Concentration } from "../../../lines/concentration";

/** How many recommendations there are, and whether an alarm has been passed. */
export function recommendationsFinding(recommendations: readonly Recommendation[]): Finding {
  const alarmed = recommendations.filter(({ watch }) => isAlarmed(watch)).length;
  const alarms =
    alarmed === 0
      ? prose`no alarm has been passed`
      : prose`for ${count(alarmed)} the alarm has been passed already`;
  if (recommendations.length === 0) return prose`No rule gives advice.`;
  return prose`${counted(recommendations.length, "recommendation")}, each by a written rule over the profiles and models; ${alarms}. A rule whose condition does not hold gives no advice. Reasons, costs, risks and evidence are at the end.`;
}

/** How many recommendations have an expected effect. */
export function effectsFinding(recommendations: readonly Recommendation[]): Finding {
  const measured = recommendations.filter(({ effect }) => effect !== null).length;
  return prose`${count(measured)} of ${counted(recommendations.length, "recommendation")} ${verb(measured, "has", "have")} an expected effect with an interval; where the workbook allows none, the first page says so rather than guess.`;
}

/** How much the largest few bring now, how much they did in any twelve months, and what all years say. */
export function fewLargestFinding(
  now: LastYear,
  revenue: Concentration,
  few: number,
  year: TwelveMonths | null,
): Finding {
  const [largest] = revenue.shares;
  const all = prose`Over all years ${largest.name} brought ${percent(largest.share)} of the revenue${withoutReturned(revenue.belowZero)}, which is as concentrated as with ${decimal(revenue.effectiveNumber, 1)} equal customers.`;
  if (!(now.recent > 0)) return prose`In the last ${count(YEAR_DAYS)} days nobody paid anything. ${all}`;
  const [first] = now.accounts;
  const top = sumBy(now.accounts.slice(0, few), ({ share }) => share);
  const present = prose`${first.customer} brings ${percent(first.share)} of the revenue of the last ${count(YEAR_DAYS)} days${withoutReturned(now.belowZero)}, the ${count(few)} largest of them ${percent(top)}.`;
  if (year === null) return prose`${present} ${all} The workbook holds less than twelve months.`;
  return prose`${present} In any twelve calendar months in a row these ${count(few)} brought ${fromTo(money(year.revenue.least), money(year.revenue.most))}. ${all}`;
}

/** Who is silent, and what they brought. */
export function silentFinding(silence: readonly AccountSilence[]): Finding {
  const silent = silence.filter(({ state }) => state !== "active");
  if (silent.length === 0)
    return prose`None of ${counted(silence.length, "account")} is silent: there is nobody to call.`;
  const revenue = (some: readonly AccountSilence[]) => sumBy(some, (each) => each.revenue);
  const share = percent(revenue(silent) / revenue(silence));
  const recent = sumBy(silent, (each) => each.lastYear);
  return prose`${count(silent.length)} of ${count(silence.length)} accounts ${verb(silent.length, "is", "are")} silent; to date ${verb(silent.length, "it", "they")} brought ${money(revenue(silent))}, ${share} of all revenue, and ${money(recent)} of it in the last ${count(YEAR_DAYS)} days. Call the first of the list first.`;
}

/** What became of earlier silences. */
export function comebacksFinding({ accounts, withinDays }: SilenceReturns): Finding {
  const [longest] = accounts;
  if (longest === undefined) return prose`Nobody has gone silent against its own habit.`;
  return prose`Of ${count(longest.silences)} earlier silences as long as that of ${longest.customer}, ${count(longest.returned)} ended with an order within ${count(withinDays)} days, though nobody is known to have called. Calls that bring back no more than the table expects have brought nothing.`;
}

/** How many groups have a next product. */
export function offersFinding(
  offers: readonly { readonly adoption: Pick<ProductAdoption, "customers" | "adopted"> }[],
  groups: number,
): Finding {
  if (offers.length === 0) {
    return prose`No segment is so narrow that a further product would be its next step, or nobody else shows which.`;
  }
  const some = prose`${count(offers.length)} of ${count(groups)} segments ${verb(offers.length, "has", "have")} a next product.`;
  const sum = (what: "customers" | "adopted"): number => sumBy(offers, ({ adoption }) => adoption[what]);
  if (sum("customers") === 0)
    return prose`${some} No buyer without it could be followed for two years: try it on a few first.`;
  if (sum("adopted") === 0)
    return prose`${some} Nobody who could be followed took it up without an offer: try it on a few first.`;
  return prose`${some} Nobody is known to have offered it to those who took it up; an offer has to bring more than that.`;
}

/** Offer, channel and timing for the first group. */
export function marketingFinding([first]: readonly {
  readonly segment: string;
  readonly offer: string;
  readonly channel: string;
  readonly timing: string;
}[]): Finding {
  const rules = prose`Drawn from the profiles by rules: the offer from the trait that sets the segment apart most, the channel from the rhythm, the timing from the month with most orders.`;
  if (first === undefined) return prose`${rules} There is no segment to speak to.`;
  return prose`${rules} For the first segment, "${first.segment}", the offer is "${first.offer}", the channel "${first.channel}", and the timing "${first.timing}".`;
}

/** How many numbers are watched, and how many are missing. */
export function watchedFinding(watched: readonly unknown[], groups: number): Finding {
  const missing = 4 * groups - watched.length;
  const gaps =
    missing === 0
      ? prose`none is missing`
      : prose`${count(missing)} ${verb(missing, "is", "are")} missing: no orders, no converted samples, or nobody left to fall silent`;
  return prose`${count(watched.length)} numbers for ${counted(groups, "segment")}; ${gaps}. Run the study again with new orders, and compare its numbers with these alarms.`;
}
