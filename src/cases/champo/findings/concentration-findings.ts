import { sumBy } from "../../../core/sum";
import { count, counted, countOrNone, decimal, money, percent } from "../../../text/format";
import { named, prose, type Finding } from "../../../text/prose";
import { withoutReturned } from "../../../text/without-returned";
import { verb } from "../../../text/verb";
import type { SampledAccount } from "../sales/sampled-accounts";
import { trendFindings } from "../../../findings/trend-findings";
import { moneyTrend } from "../../../lines/money-trend";
import type { SalesLines } from "../../../lines/sales-lines";
import { concentration, topShare, type Concentration } from "../../../lines/concentration";
import type { SalesTotal } from "../sales/sales-totals";

/** A customer with order days in this many months or more orders steadily. */
const STEADY_MONTHS = 24;
/** The customers that are not looked at one by one. */
const LARGEST = 20;

/** How much of the revenue few customers bring. */
export function fewCustomersFinding(spread: Concentration): Finding {
  return prose`The largest of ${count(spread.shares.length)} brings ${percent(topShare(spread, 1))} of the revenue${withoutReturned(spread.belowZero)}, the top five ${named("topFiveShare", percent(topShare(spread, 5)))} (Gini ${decimal(spread.gini)}).`;
}

/** What few customers bring without the month that made the largest one large; nothing where there is no such month. */
export function oneOffFinding(lines: SalesLines, spread: Concentration): Finding {
  const trend = moneyTrend(lines);
  if (trend === null) return prose``;
  const event = trendFindings.oneOff(trend);
  const { largest, strongestMonth } = trend;
  const left = spread.shares.map(({ name, revenue }) => ({
    name,
    revenue: name === largest ? revenue - revenue * strongestMonth.share : revenue,
  }));
  if (event.text === "" || !left.some(({ revenue }) => revenue > 0)) return event;
  const without = concentration(left);
  return prose`${event} Without that month the largest brings ${percent(topShare(without, 1))} and the top five ${percent(topShare(without, 5))}.`;
}

/** How many customers (`eighty`) make four fifths of the revenue. */
export function fourFifthsFinding(spread: Concentration, eighty: number): Finding {
  const [largest] = spread.shares;
  const tail = spread.shares.length - LARGEST;
  const head = prose`Over all years ${largest.name} alone brought ${money(largest.revenue)} of ${money(spread.total)}${withoutReturned(spread.belowZero)}. ${counted(eighty, "customer")} brought four fifths of the revenue`;
  if (tail <= 0) return prose`${head}.`;
  return prose`${head}; the smallest ${count(tail)} together brought ${percent(1 - topShare(spread, LARGEST))}.`;
}

/** To how many equal customers the revenue is equivalent. */
export function equalCustomersFinding(spread: Concentration): Finding {
  const few = spread.effectiveNumber < spread.shares.length / 2;
  const average = few
    ? ", so an average over customers describes nobody"
    : ": an average over customers is not decided by a few";
  return prose`Gini ${decimal(spread.gini)} and HHI ${decimal(spread.hhi, 3)}: revenue is as concentrated as with ${decimal(spread.effectiveNumber, 1)} equal customers. Over all years the first brought ${percent(topShare(spread, 1))} of it${withoutReturned(spread.belowZero)}${average}.`;
}

/** The country with the most revenue. */
export function mainCountryFinding([main, ...others]: readonly SalesTotal[]): Finding {
  const first = prose`${main.name} has ${percent(main.revenueShare)} of the revenue with ${counted(main.customers, "customer")}`;
  if (others.length === 0) return prose`${first}; there is no other country.`;
  return prose`${first}; ${counted(others.length, "other country", "other countries")} share the rest.`;
}

/** What comes from abroad, and which countries have a single customer. */
export function abroadFinding([main, ...others]: readonly SalesTotal[]): Finding {
  const abroad = sumBy(others, ({ revenueShare }) => revenueShare);
  if (others.length === 0) return prose`All orders come from ${main.name}.`;
  const single = others.filter(({ customers }) => customers === 1).length;
  return prose`Orders come from ${counted(others.length + 1, "country", "countries")}. All but ${main.name} together bring ${percent(abroad)} of the revenue, and ${countOrNone(single)} of them ${verb(Math.max(1, single), "has", "have")} a single customer.`;
}

/** Accounts with one order, and steady ones. */
export function rhythmFinding(accounts: readonly SampledAccount[]): Finding {
  const ordering = accounts.filter(({ orders }) => orders > 0);
  const once = ordering.filter(({ orders }) => orders === 1);
  const steady = ordering.filter(({ activeMonths }) => activeMonths >= STEADY_MONTHS);
  const revenue = (some: readonly SampledAccount[]) => sumBy(some, (each) => each.revenue);
  return prose`${count(once.length)} of ${count(ordering.length)} accounts placed a single order; ${count(steady.length)} ordered in ${count(STEADY_MONTHS)} months or more and ${verb(steady.length, "brings", "bring")} ${percent(revenue(steady) / revenue(ordering))} of the revenue. A last order long ago can mean a lost customer or a slow one: a chart of single accounts cannot separate the two.`;
}

/** How narrow the base of the whole study is. */
export function narrowBaseFinding(
  accounts: readonly SampledAccount[],
  spread: Concentration,
  synthetic: boolean,
): Finding {
  const ordering = accounts.filter(({ orders }) => orders > 0);
  const once = ordering.filter(({ orders }) => orders === 1).length;
  const invented = synthetic ? " This workbook is synthetic: its customers do not exist." : "";
  return prose`The base is narrow: ${count(ordering.length)} ordering customers, ${count(once)} of them seen once, and a single account with ${percent(topShare(spread, 1))} of the money${withoutReturned(spread.belowZero)}. Segments found here describe these accounts and must still prove themselves on others.${invented}`;
}
