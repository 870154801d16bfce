import { sumBy } from "../../../../core/sum";
import { randomInteger, shuffle, type RandomSource } from "../../../../math/distributions/random";
import { drawGiantDays, drawOrderDay, drawSpikeMonth, FIRST_DAY, LAST_DAY } from "./calendar";
import type { Customer } from "./customers";
import { blankDraft, type Draft } from "./draft";
import { drawQuantile, between } from "./draw";
import { marginalsOf } from "./marginals";
import { orderNumbering } from "./order-numbers";
import { nearestSize, type Size } from "./sizes";

/** Order lines that are not charged. */
const FREE_LINES = 546;
/** Only customers with a longer history have free lines, so that nobody's amounts are all zero. */
const FREE_FROM_LINES = 40;
/**
 * A customer whose revenue is below what its lines would bring keeps the ordinary quantities and has its
 * large ones cut, down to this share of what exceeds the median; only then are all quantities scaled.
 */
const LEAST_TAIL = 0.1;

/** Draws every order line: sizes, quantities and rates that meet each customer's revenue, orders and days. */
export function drawOrderDrafts(
  random: RandomSource,
  customers: readonly Customer[],
  sizes: readonly Size[],
): Draft[] {
  const byCustomer = customers.map(({ itemLines }, customer) =>
    [...itemLines].flatMap(([item, count]) =>
      Array.from({ length: count }, () => {
        const size = nearestSize(sizes, drawQuantile(random, marginalsOf(item).area));
        return blankDraft({ kind: "order", customer, item, size });
      }),
    ),
  );
  const free = chooseFreeLines(random, byCustomer);
  byCustomer.forEach((drafts, i) => priceLines(random, customers[i], drafts, free));
  dateOrders(random, customers, byCustomer);
  return byCustomer.flat();
}

/** Groups each customer's lines into its orders, and gives the orders their days and numbers. */
function dateOrders(
  random: RandomSource,
  customers: readonly Customer[],
  byCustomer: readonly (readonly Draft[])[],
): void {
  const number = orderNumbering(random);
  const spikeMonth = drawSpikeMonth(random);
  const busiest = customers.reduce((best, { orders }, i) => (orders > customers[best].orders ? i : best), 0);
  customers.forEach((customer, i) => {
    const orderOf = drawOrderOfLines(random, customer);
    const values = Array.from({ length: customer.orders }, () => 0);
    byCustomer[i].forEach(
      ({ quantity, size, rate }, j) => (values[orderOf[j]] += quantity * size.ft2 * rate),
    );
    const days =
      customer.archetype === "single-product giant"
        ? drawGiantDays(random, spikeMonth, values)
        : values.map(() => drawOrderDay(random));
    if (i === busiest) [days[0], days[1]] = [FIRST_DAY, LAST_DAY];
    const numbers = days.map((day) => number("order", day));
    byCustomer[i].forEach((draft, j) => {
      draft.day = days[orderOf[j]];
      draft.orderNumber = numbers[orderOf[j]];
    });
  });
}

/** The order of each line: at least one line an order, neighbouring lines often together. */
function drawOrderOfLines(random: RandomSource, { lines, orders }: Customer): number[] {
  const places = Array.from({ length: lines }, (_, i) => (i < orders ? i : -1));
  for (let i = orders; i < lines; i++) places[i] = randomInteger(random, orders);
  shuffle(places, random);
  // Sorting within windows keeps an order's lines of one product type together, as orders are written.
  const window = 12;
  for (let i = 0; i + window <= lines; i += window) {
    const sorted = places.slice(i, i + window).sort((a, b) => a - b);
    for (let j = 0; j < window; j++) places[i + j] = sorted[j];
  }
  return places;
}

function chooseFreeLines(random: RandomSource, byCustomer: readonly (readonly Draft[])[]): Set<Draft> {
  const candidates = byCustomer.filter((drafts) => drafts.length >= FREE_FROM_LINES).flat();
  return new Set(shuffle(candidates, random).slice(0, FREE_LINES));
}

/**
 * Draws quantities and rates from the product types' marginals, then fits the customer's quantities, and
 * what whole pieces leave over its rates, so that its charged lines add up to its revenue.
 */
function priceLines(
  random: RandomSource,
  customer: Customer,
  drafts: readonly Draft[],
  free: ReadonlySet<Draft>,
): void {
  const usual = new Map<string, number>();
  for (const draft of drafts) {
    const { quantity, rate } = marginalsOf(draft.item);
    const usualRate = usual.get(draft.item) ?? drawQuantile(random, rate);
    usual.set(draft.item, usualRate);
    draft.quantity = drawQuantile(random, quantity);
    draft.rate = random() < 0.6 ? usualRate * between(random, 0.95, 1.05) : drawQuantile(random, rate);
  }
  const charged = drafts.filter((draft) => !free.has(draft));
  const value = (quantityOf: (draft: Draft) => number): number =>
    sumBy(charged, (draft) => quantityOf(draft) * draft.size.ft2 * draft.rate);
  const usualPart = (draft: Draft): number =>
    Math.min(draft.quantity, marginalsOf(draft.item).quantity[2][1]);
  const ordinary = value(usualPart);
  const excess = value((draft) => draft.quantity) - ordinary;
  const tail = Math.min(1, Math.max(LEAST_TAIL, excess === 0 ? 1 : (customer.revenue - ordinary) / excess));
  const fitted = (draft: Draft): number => usualPart(draft) + tail * (draft.quantity - usualPart(draft));
  const scale = customer.revenue / value(fitted);
  for (const draft of drafts) draft.quantity = Math.max(1, Math.round(scale * fitted(draft)));
  const dearer = customer.revenue / value((draft) => draft.quantity);
  for (const draft of drafts) draft.rate = free.has(draft) ? 0 : draft.rate * dearer;
}
