import { YEAR_DAYS, dayText } from "../core/day";
import { sumBy } from "../core/sum";
import type { SoldRow } from "../lines/lines-over-time";
import { ordersOfReturns } from "../lines/orders-of-returns";
import type { RowsLeftOut, SalesLines } from "../lines/sales-lines";
import type { LinesReading } from "../study/lines/lines-reading";
import type { AssociationRule } from "../models/association-rules";
import { count, counted, decimal, percent } from "../text/format";
import { joined, prose, type Finding } from "../text/prose";
import { verb } from "../text/verb";
import { LEAST_OVERDUE_DAYS, type AccountSilence } from "../value/account-silence";
import { daysCovered, LIFETIME_DAYS } from "../value/lifetime-days";
import type { CustomerLifetime } from "../value/customer-lifetime";
import type { SegmentLifetime } from "../value/lifetime-by-segment";
import { lifetimeStanding, missedByLargest, segmentHolds } from "../value/lifetime-standing";
import { moneyCheckFinding } from "./money-check-finding";

/** From this corrected p-value on a rule may be chance. */
const CHANCE = 0.05;

/**
 * What the notebooks say of sales lines: each function takes a result, or null where there are none, and returns a sentence
 * with its values.
 *
 * @example answer(lineFindings.contents(study.lines));
 */
export const lineFindings = Object.freeze({ contents, mostSold, silence, lifetime, segments, baskets });

const YEAR_MONTHS = 12;
const MEGABYTE = 1e6;

/** How many lines and days there are, and how many were given back. */
function contents(sales: SalesLines | null, read?: LinesReading): Finding {
  if (read !== undefined) return summedElsewhere(read);
  if (sales === null)
    return prose`There are no single sales lines to look at: nothing is known of single orders, of products or of changes over time.`;
  const back = sales.lines.filter(({ amount }) => amount < 0).length;
  const [first, last] = [sales.firstDay, sales.lastDay].map(dayText);
  const returned =
    back === 0
      ? prose`None was given back.`
      : prose`${counted(back, "line was", "lines were")} given back, and lower the money of their customer.${onlyReturns(sales)}`;
  return prose`The customers are summed from ${counted(sales.lines.length, "sales line")} from ${first} to ${last}. ${returned}${leftOut(sales.leftOut)}`;
}

/** Returns with an order number of their own count as orders: a reader who knows of one order may not think of a credit note. */
function onlyReturns(sales: SalesLines): Finding {
  const { orders, ofOrders, customers } = ordersOfReturns(sales);
  if (orders === 0) return prose``;
  const alone =
    customers === 0
      ? prose``
      : prose`; ${counted(customers, "customer")} ${verb(customers, "has", "have")} no other order`;
  return prose` Of ${counted(ofOrders, "order")}, ${count(orders)} ${verb(orders, "holds", "hold")} nothing but returns and ${verb(orders, "counts", "count")} as ${orders === 1 ? "an order" : "orders"} all the same${alone}.`;
}

/** What was read of lines that stay in an engine. */
function summedElsewhere(read: LinesReading): Finding {
  const { engine, lines, firstDay, lastDay, queries } = read;
  const [first, last] = [firstDay, lastDay].map(dayText);
  const bytes = sumBy(queries, (query) => query.bytes);
  const rows = sumBy(queries, (query) => query.rows);
  const some = read.coreset === undefined ? prose`` : drawnFrom(read.coreset);
  return prose`The customers are summed from ${counted(lines, "sales line")} from ${first} to ${last}, which stay where they are: ${engine} summed them in ${decimal(
    sumBy(queries, (query) => query.seconds),
    1,
  )} seconds. ${counted(rows, "row")} of ${decimal(bytes / MEGABYTE, 1)} MB travelled to this study.${some}${leftOut(read.leftOut)}`;
}

/** What a study of drawn customers is of. */
function drawnFrom({ customers, drawn, seed }: NonNullable<LinesReading["coreset"]>): Finding {
  return prose` Of ${counted(customers, "customer")} it drew ${count(drawn)} by the seed ${count(seed)}, more of those far from the mean, each with the number of customers it counts for.`;
}

/** The rows that are no line of a customer, and the money that goes with them. */
function leftOut(rows: RowsLeftOut | undefined): Finding {
  if (rows === undefined) return prose``;
  const { withoutCustomer, withoutDay, withoutMoney, shareOfMoney } = rows;
  const kinds = [
    ...(withoutCustomer > 0 ? [prose`${counted(withoutCustomer, "row")} without a customer`] : []),
    ...(withoutDay > 0 ? [prose`${counted(withoutDay, "row")} without a day`] : []),
    ...(withoutMoney > 0 ? [prose`${counted(withoutMoney, "row")} without money`] : []),
  ];
  if (kinds.length === 0) return prose``;
  const money =
    shareOfMoney > 0
      ? prose`, with ${percent(shareOfMoney)} of all money paid, before anything was given back`
      : prose``;
  return prose` Left out: ${joined(kinds, ", ")}${money}.`;
}

/** What brings most of the money. */
function mostSold(rows: readonly SoldRow[], word: string): Finding {
  const [first] = rows;
  if (first === undefined) return prose`The sales lines do not name a ${word}.`;
  if (rows.length === 1) return prose`All sales lines have the same ${word}: ${first.name}.`;
  return prose`Of ${counted(rows.length, word, word === "country" ? "countries" : `${word}s`)}, ${first.name} brings the most: ${percent(first.share)} of the money.`;
}

/** How many customers have been silent for longer than is usual for them. */
function silence(accounts: readonly AccountSilence[], sales: SalesLines | null = null): Finding {
  if (sales !== null && daysCovered(sales) < LEAST_OVERDUE_DAYS)
    return prose`The sales lines cover ${counted(daysCovered(sales), "day")}: in fewer than ${count(LEAST_OVERDUE_DAYS)} nobody can have gone silent.`;
  const gone = accounts.filter(({ state }) => state !== "active");
  if (gone.length === 0)
    return prose`No customer has gone silent: none is without an order for a year, or for 90 days and three times its usual gap.`;
  const all = sumBy(accounts, ({ revenue }) => Math.max(0, revenue));
  const theirs = sumBy(gone, ({ revenue }) => Math.max(0, revenue));
  const share = all > 0 ? prose` They have brought ${percent(theirs / all)} of all money.` : prose``;
  return prose`${count(gone.length)} of ${counted(accounts.length, "customer")} have gone silent: no order for a year, or for 90 days and three times their usual gap.${share}`;
}

/** How well the forecast of orders and money did where it could be checked. */
function lifetime(result: CustomerLifetime | null, sales: SalesLines): Finding {
  if (result === null)
    return prose`The sales lines cover ${counted(daysCovered(sales), "day")}: fewer than ${count(LIFETIME_DAYS)} days say nothing of who will order again.`;
  if (result.purchases === null) return prose`Too few customers order again for a model of when they will.`;
  const { months, observedYears } = result;
  if (observedYears * YEAR_MONTHS >= months) return moneyCheckFinding(result);
  return prose`${moneyCheckFinding(result)} The lines cover ${counted(Math.round(observedYears * YEAR_DAYS), "day")}, which is less than the ${counted(months, "month")} ahead: read the order of the customers, not the amounts.`;
}

/** Where the money of all came as foreseen and that of segments did not: why, and what follows. Empty where all came so, or none. */
function segments(
  promised: readonly SegmentLifetime[],
  result: Pick<CustomerLifetime, "check"> | null,
): Finding {
  const missed = promised.filter((segment) => segment.check !== null && !segmentHolds(segment));
  if (result === null || lifetimeStanding(result) !== "holds" || missed.length === 0) return prose``;
  const own = missed.filter((each) => !missedByLargest(each));
  const names = own.map(({ name }) => `"${name}"`).join(", ");
  const ofAll =
    own.length === 0
      ? prose`The money of all customers came as foreseen.`
      : prose`The money of all customers came as foreseen, but not that of ${names}: segments are made of all orders, those held back too, so who came back is in the segment of those who did.`;
  const ofLargest = missed
    .filter(missedByLargest)
    .map(
      ({ name, largest }) =>
        prose`Most of the value of "${name}" is that of ${largest!.customer}, whose own money came otherwise.`,
    );
  const not = prose`Do not plan with the value of ${missed.length === 1 ? "this segment" : "these segments"}.`;
  return joined([ofAll, ...ofLargest, not]);
}

/** What is bought together. */
function baskets(rules: readonly AssociationRule[] | null): Finding {
  if (rules === null)
    return prose`Too few orders with two known products: what is bought together is not known.`;
  const sure = rules.filter(({ adjustedPValue }) => adjustedPValue <= CHANCE);
  if (sure.length === 0) return prose`No two products are bought together more often than chance.`;
  const [{ antecedent, consequent, confidence, lift }] = sure;
  return prose`${counted(sure.length, "rule holds", "rules hold")} beyond chance. The first: of the orders with ${antecedent.join(" and ")}, ${percent(confidence)} also hold ${consequent}, ${decimal(lift, 1)} times as many as of all orders.`;
}
