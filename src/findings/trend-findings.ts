import { DAY, dayText, YEAR_DAYS } from "../core/day";
import { sumBy } from "../core/sum";
import type { MoneyTrend, WithAndWithout } from "../lines/money-trend";
import { count, counted, money, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";

/** From this share on the largest customer's money counts as one event. */
const ONE_EVENT = 0.5;
/** … where lines cover more than a season: in a few weeks everything falls into one month. */
const EVENT_DAYS = 180;

/**
 * What a report says of the money over time, with and without the largest customer: each function takes a trend and returns a
 * sentence with its values.
 *
 * @example trendFindings.total(moneyTrend(study.lines)!).text
 */
export const trendFindings = Object.freeze({ total, present, oneOff, rows });

/** The period, the total and how many brought it. */
function total({ firstDay, lastDay, customers, total: all }: MoneyTrend): Finding {
  return prose`From ${dayText(firstDay)} to ${dayText(lastDay)} ${counted(customers, "customer")} brought ${money(all)}.`;
}

/** The last year compared with the one before, with and without the largest customer. */
function present({ recent, before, largest, customers, short }: MoneyTrend): Finding {
  if (short) return prose`The lines cover less than a year, so no year can be compared with another.`;
  const year = count(YEAR_DAYS);
  const now = prose`The last ${year} days brought ${money(recent.all)}`;
  const without = customers > 1 ? prose` Without ${largest}, the largest of all time, ` : prose``;
  if (Number.isNaN(before.all)) {
    // Of a customer that brought nothing of late the same amount would be said twice.
    const rest =
      customers > 1 && recent.without !== recent.all
        ? prose`${without}they brought ${money(recent.without)}.`
        : prose``;
    return prose`${now}; the year before is not covered.${rest}`;
  }
  const all = prose`${now}, the ${year} before them ${money(before.all)}${change(recent.all, before.all)}.`;
  if (customers === 1) return all;
  return prose`${all}${without}it is ${money(recent.without)} after ${money(before.without)}${change(recent.without, before.without)}.`;
}

function change(now: number, before: number): Finding {
  if (!(before > 0)) return prose``;
  const share = now / before - 1;
  const size = percent(Math.abs(share));
  return size.value < 0.0005 ? prose` (no change)` : prose` (${share > 0 ? "a rise" : "a fall"} of ${size})`;
}

/** Whether the largest customer's money was one event; nothing where it was not. */
function oneOff({
  largest,
  strongestMonth: { month, share },
  total: all,
  years,
  customers,
  firstDay,
  lastDay,
}: MoneyTrend): Finding {
  if (!(share >= ONE_EVENT) || customers === 1) return prose``;
  if (lastDay.getTime() - firstDay.getTime() < EVENT_DAYS * DAY) return prose``;
  const own = all - sumBy(years, ({ without }) => without);
  return prose`${percent(share)} of the ${money(own)} that ${largest} ever brought fell into one month, ${month}: an event, not a level to plan with.`;
}

/** A row for each year: all customers, all but the largest, and how many brought money. */
function rows({ years, largest, customers }: MoneyTrend): readonly Readonly<Record<string, Finding>>[] {
  const without = (each: WithAndWithout) => ({ [`without ${largest}`]: prose`${money(each.without)}` });
  return years.map((each) =>
    Object.freeze({
      year: prose`${String(each.year)}${each.complete ? "" : " (not all of it)"}`,
      "all customers": prose`${money(each.all)}`,
      ...(customers > 1 ? without(each) : {}),
      "customers that brought money": prose`${count(each.customers)}`,
    }),
  );
}
