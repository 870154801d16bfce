import { LAPSED_DAYS } from "../value/account-silence";

/** What a column says about how a customer buys, as far as its name says it. */
export type Meaning = "discount" | "order value" | "frequency" | "recency" | "tenure" | "income" | "spending";

/** The meanings of columns that say how customers buy; an income says what they could spend, and nothing of what they do. */
export const BUYING: readonly Meaning[] = Object.freeze([
  "discount",
  "order value",
  "frequency",
  "recency",
  "spending",
]);

/** A kind of customer that marketing knows, and what fits it. */
export interface Archetype {
  readonly name: string;
  /** It holds where the typical member is high or low in a column of this meaning. */
  readonly meaning: Meaning;
  readonly side: "high" | "low";
  /** … and where it is high in a column of this meaning, too. */
  readonly and?: Meaning;
  /** It holds from so many days on, whatever the other customers are like; undefined where they are compared. */
  readonly fromDays?: number;
  readonly offer: string;
  readonly channel: string;
  readonly timing: string;
  /** What to watch: of lifetime value, churn and engagement. */
  readonly watch: string;
}

/** Headers by their meaning; a header that fits none says nothing of how customers buy. */
const MEANINGS: readonly (readonly [Meaning, RegExp])[] = [
  ["discount", /discount|deal|promo|coupon|voucher|bargain/i],
  ["recency", /recency|days since last|last (order|purchase|visit|login)/i],
  ["frequency", /frequency|^orders$|orders a year|num\w*purchases|visits|transactions|^purchases$/i],
  ["order value", /average (order|basket|purchase)|basket (size|value)|order value|spen[dt] per|price/i],
  ["tenure", /tenure|days since first|customer since|dt_customer|member(ship)? (years|months)/i],
  ["income", /income|salary/i],
  [
    "spending",
    /^(revenue|sales|turnover|monetary)$|(^|[ _])spen[dt]($|[ _])|(total|monthly)[ _]?(charges|bill|fees?)|spending/i,
  ],
];

/** The archetypes that advice can be given for, the most specific meaning first. */
export const ARCHETYPES: readonly Archetype[] = Object.freeze([
  {
    name: "lapsed",
    meaning: "recency",
    side: "high",
    fromDays: LAPSED_DAYS,
    offer: "a reason to come back, at little cost: what is new since the last order",
    channel: "e-mail",
    timing: "now, and not again and again",
    watch: "churn: the share that orders again",
  },
  {
    name: "price-sensitive",
    meaning: "discount",
    side: "high",
    offer: "bundles and planned offers instead of general price cuts",
    channel: "e-mail and the shop's own offers page",
    timing: "in seasons when sales are low",
    watch: "lifetime value after discounts",
  },
  {
    name: "at risk",
    meaning: "recency",
    side: "high",
    offer: "a reason to come back: what is new since the last order",
    channel: "a personal message; a call for the largest",
    timing: "now, before the silence grows",
    watch: "churn: members without an order since the last run",
  },
  {
    name: "premium",
    meaning: "order value",
    side: "high",
    offer: "the best range, service and advice; no discounts",
    channel: "personal advice, where they buy",
    timing: "ahead of everybody else, when the range is new",
    watch: "lifetime value: the average order",
  },
  {
    name: "loyal",
    meaning: "frequency",
    side: "high",
    offer: "thanks and early access; what others of the segment buy, too",
    channel: "the loyalty programme",
    timing: "after each order",
    watch: "engagement: orders a year",
  },
  {
    name: "occasional",
    meaning: "frequency",
    side: "low",
    offer: "one small, easy next order",
    channel: "e-mail",
    timing: "some weeks after an order",
    watch: "engagement: the share that orders a second time",
  },
  {
    name: "new",
    meaning: "tenure",
    side: "low",
    offer: "help to begin: what the product can do, and whom to ask",
    channel: "e-mail or the product itself",
    timing: "in the first weeks",
    watch: "churn: the share that stays",
  },
  {
    name: "long-standing",
    meaning: "tenure",
    side: "high",
    offer: "thanks, and a better contract than new customers get",
    channel: "a personal message",
    timing: "at the anniversary",
    watch: "churn: the share that stays",
  },
  {
    name: "able to spend more",
    meaning: "spending",
    side: "low",
    and: "income",
    offer: "find out what keeps them from buying, and test an offer made for them",
    channel: "a survey, then a personal invitation",
    timing: "now, and again when the range changes",
    watch: "engagement: the share that spends more than before",
  },
  {
    name: "high-spending",
    meaning: "spending",
    side: "high",
    offer: "service first; more of what they buy",
    channel: "personal service, where they buy",
    timing: "all year",
    watch: "lifetime value: what they spend",
  },
  {
    name: "low-spending",
    meaning: "spending",
    side: "low",
    offer: "a small next step; no costly attention",
    channel: "e-mail",
    timing: "together with a campaign for all",
    watch: "lifetime value: what they spend",
  },
]);

/** What a column says by its name of how customers buy; null where it says nothing of that. @example meaningOf("Recency") // "recency" */
export function meaningOf(column: string): Meaning | null {
  return MEANINGS.find(([, pattern]) => pattern.test(column.trim()))?.[0] ?? null;
}
