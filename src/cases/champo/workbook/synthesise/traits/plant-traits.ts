import { DAY } from "../../../../../core/day";
import { groupBy } from "../../../../../core/group-by";
import { sumBy } from "../../../../../core/sum";
import {
  randomInteger,
  randomSource,
  shuffle,
  type RandomSource,
} from "../../../../../math/distributions/random";
import { FIRST_DAY, LAST_DAY, weekday } from "../calendar";
import type { Customer } from "../customers";
import type { Draft } from "../draft";
import { between } from "../draw";
import type { WorkbookTraits } from "./traits";

/** Traits are drawn from a stream of their own, so that a workbook without them stays the same. */
const STREAM = 0x7ea17;
const GIANT = 0;
/** The share of the giant's revenue on its first day. */
const FIRST_DAY_SHARE = 0.93;
/** Flags of the account with most samples are all that remain true of so many of its product types. */
const TYPES_LEFT = 3;
const MATCHED_SAMPLES = 320;
/** Volume importers whose flat weaves are most of their pieces and little of their revenue (places in the cast). */
const MIXED = [1, 4, 7];
const HOME = "INDIA";
/** Where customers of the home country move to, all but the one with most samples. */
const ABROAD = "UAE";

/** Plants traits of real workbooks in drafts that are otherwise complete, and returns the customers they leave. */
export function plantTraits(
  seed: number,
  customers: readonly Customer[],
  drafts: Draft[],
  traits: WorkbookTraits,
): readonly Customer[] {
  const random = randomSource((seed ^ STREAM) >>> 0);
  const sampler = customers.reduce(
    (best, { samples }, i) => (samples > customers[best].samples ? i : best),
    0,
  );
  if (traits.oneOrder) giantOrder(random, drafts);
  if (traits.growingSamples) laterSamples(random, drafts);
  if (traits.contradictoryFlags) narrowSampler(drafts, sampler);
  if (traits.mixedAccounts) for (const customer of MIXED) mixPrices(random, drafts, customer);
  if (traits.placeholders) spreadPlaceholders(drafts);
  if (traits.matchedSamples) matchSamples(random, drafts);
  if (traits.reusedNumber) reuseNumber(drafts, customers);
  if (!traits.oneDomestic) return customers;
  return customers.map((customer, i) =>
    customer.country === HOME && i !== sampler ? { ...customer, country: ABROAD } : customer,
  );
}

/** The dearest lines of the giant move into one order two years before the end; the others into the last year. */
function giantOrder(random: RandomSource, drafts: readonly Draft[]): void {
  const own = drafts.filter(({ kind, customer }) => kind === "order" && customer === GIANT);
  const total = sumBy(own, worth);
  const dearest = [...own].sort((a, b) => worth(b) - worth(a));
  const first = weekday(LAST_DAY - 2 * 365 * DAY);
  const days = new Map<string, number>();
  const number = dearest[0].orderNumber;
  let held = 0;
  for (const draft of dearest) {
    const order = draft.orderNumber ?? "";
    if (held < FIRST_DAY_SHARE * total) {
      held += worth(draft);
      draft.orderNumber = number;
      draft.day = first;
      continue;
    }
    if (order === number) draft.orderNumber = `PO ${1000 + randomInteger(random, 9000)}`;
    const day = days.get(order) ?? weekday(LAST_DAY - randomInteger(random, 350) * DAY);
    days.set(order, day);
    draft.day = day;
  }
}

/** A third of the samples in the second year, two thirds in the third, batch by batch. */
function laterSamples(random: RandomSource, drafts: readonly Draft[]): void {
  const days = new Map<string, number>();
  for (const draft of drafts) {
    if (draft.kind !== "sample") continue;
    const batch = `${draft.customer}|${draft.orderNumber}`;
    const year = random() < 0.3 ? 2018 : random() < 0.9 ? 2019 : 2020;
    const length = year === 2020 ? 44 : 365;
    const day = days.get(batch) ?? weekday(Date.UTC(year, 0, 1) + randomInteger(random, length) * DAY);
    days.set(batch, day);
    draft.day = day;
  }
}

/** Orders of the account with most samples hold few product types; its flags stay as they are. */
function narrowSampler(drafts: Draft[], sampler: number): void {
  const own = drafts.filter(({ kind, customer }) => kind === "order" && customer === sampler);
  const kept = [...new Set(own.map(({ item }) => item))].slice(0, TYPES_LEFT);
  drafts.forEach((draft, i) => {
    if (draft.kind !== "order" || draft.customer !== sampler || kept.includes(draft.item)) return;
    drafts[i] = { ...draft, item: kept[0] };
  });
}

/** Flat weaves keep their pieces and lose their price to the other types; the customer's revenue stays. */
function mixPrices(random: RandomSource, drafts: readonly Draft[], customer: number): void {
  const own = drafts.filter((draft) => draft.kind === "order" && draft.customer === customer);
  const sum = (lines: readonly Draft[]): number => sumBy(lines, worth);
  const flat = own.filter(({ item }) => item === "DURRY");
  const others = own.filter(({ item }) => item !== "DURRY");
  if (sum(flat) === 0 || sum(others) === 0) return;
  const total = sum(own);
  const share = between(random, 0.07, 0.2);
  const [cheaper, dearer] = [(share * total) / sum(flat), ((1 - share) * total) / sum(others)];
  for (const draft of flat) draft.rate *= cheaper;
  for (const draft of others) draft.rate *= dearer;
}

/** Four lines without a product type, of three customers. */
function spreadPlaceholders(drafts: Draft[]): void {
  const places = drafts.flatMap((draft, i) => (draft.kind === "order" && draft.item === "-" ? [i] : []));
  const rename = (i: number, item: string): unknown => (drafts[i] = { ...drafts[i], item });
  for (const i of places.slice(2)) rename(i, "HAND TUFTED");
  for (const customer of [2, 3]) {
    const line = drafts.findIndex((draft) => draft.kind === "order" && draft.customer === customer);
    rename(line, "-");
  }
}

/** Samples take the names of an order that came later, of the same customer and product type. */
function matchSamples(random: RandomSource, drafts: readonly Draft[]): void {
  const key = ({ customer, item }: Draft): string => `${customer}|${item}`;
  const orders = groupBy(
    drafts.filter(({ kind }) => kind === "order"),
    key,
  );
  const samples = shuffle(
    drafts.filter(({ kind }) => kind === "sample"),
    random,
  );
  let left = MATCHED_SAMPLES;
  for (const sample of samples) {
    if (left === 0) return;
    const later = (orders.get(key(sample)) ?? []).filter(({ day }) => day > sample.day);
    if (!sample.converted || later.length === 0) continue;
    const { quality, design, colour } = later[randomInteger(random, later.length)];
    Object.assign(sample, { quality, design, colour });
    left--;
  }
}

/** An order of the busiest customer gets the number of another one, eleven months or more before. */
function reuseNumber(drafts: readonly Draft[], customers: readonly Customer[]): void {
  const busiest = customers.reduce((best, { orders }, i) => (orders > customers[best].orders ? i : best), 0);
  const own = drafts.filter(({ kind, customer }) => kind === "order" && customer === busiest);
  const early = own.find(({ day }) => day > FIRST_DAY && day < FIRST_DAY + 365 * DAY);
  const late = early && own.find(({ day }) => day >= early.day + 330 * DAY && day < early.day + 360 * DAY);
  if (!early || !late) return;
  const number = late.orderNumber;
  for (const draft of own) if (draft.orderNumber === number) draft.orderNumber = early.orderNumber;
}

function worth({ quantity, size, rate }: Draft): number {
  return quantity * size.ft2 * rate;
}
