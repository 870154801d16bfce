import { sumBy } from "../../../core/sum";
import { count, counted, money, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { OrderSizes } from "../sales/order-sizes";
import type { SalesOverTime } from "../sales/sales-over-time";

/** More than this share of a month's revenue is most of it. */
const MOST = 0.5;

/** Months far above the others, and who made them. */
export function spikesFinding({ months, spikeFence }: Pick<SalesOverTime, "months" | "spikeFence">): Finding {
  const spikes = months.filter(({ spike }) => spike);
  if (spikes.length === 0)
    return prose`No month of ${count(months.length)} lies beyond the fence of ${money(spikeFence)}.`;
  const revenue = (some: typeof months) => sumBy(some, (month) => month.revenue);
  const names = spikes
    .map(({ month, largestCustomer }) => `${month} by ${largestCustomer ?? "nobody"}`)
    .join(", ");
  return prose`Beyond the fence of ${money(spikeFence)}: ${count(spikes.length)} of ${count(months.length)} months (${names}), with ${percent(revenue(spikes) / revenue(months))} of all revenue. ${eventFinding(spikes)}`;
}

/** Whether single customers make the largest months. */
function eventFinding(spikes: SalesOverTime["months"]): Finding {
  const alone = spikes.filter(({ largestShare }) => largestShare > MOST).length;
  if (alone === spikes.length) return prose`What one customer does once is an event, not a season.`;
  if (alone === 0)
    return prose`No single customer brings half of ${verb(spikes.length, "it", "one of them")}.`;
  return prose`In ${count(alone)} of them one customer brings more than half: an event, not a season.`;
}

/** The strongest year that is covered in full. */
export function yearsFinding({ years }: Pick<SalesOverTime, "years">): Finding {
  const whole = years.filter(({ complete }) => complete);
  const [best] = [...whole].sort((a, b) => b.revenue - a.revenue);
  if (best === undefined)
    return prose`No year of ${count(years.length)} is covered in full, so no two can be compared.`;
  const partial = years.length - whole.length;
  if (partial === 0) return prose`The strongest year is ${String(best.year)} with ${money(best.revenue)}.`;
  return prose`The strongest full year is ${String(best.year)} with ${money(best.revenue)}. Covered only in part: ${count(partial)} of ${count(years.length)} years. Do not compare ${verb(partial, "it", "these")} with the others.`;
}

/** How different the orders are in size. */
export function orderSizesFinding(sizes: OrderSizes): Finding {
  const { orders, withoutValue } = sizes;
  const nothing =
    withoutValue === 0
      ? prose``
      : prose` ${counted(withoutValue, "order")} worth nothing ${verb(withoutValue, "is", "are")} not among them.`;
  return prose`Half of the ${count(orders - withoutValue)} orders are worth less than ${money(sizes.median)}, one in twenty more than ${money(sizes.p95)}.${nothing} The largest tenth brings ${percent(sizes.topTenthShare)} of the revenue. Sizes are therefore compared by their logarithms, where a step is a factor.`;
}
