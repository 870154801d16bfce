import { DAY, MONTH_DAYS, YEAR_DAYS } from "../../core/day";
import type { SalesLines } from "../../lines/sales-lines";
import { PLAIN_LEXICON, type Lexicon, type StateWord } from "../../segments/naming/lexicon";

/** A customer whose first order lies at most so many days back is new. */
const NEW_DAYS = 90;

/** Words for the columns that `baseOfLines` makes: `orders` are many or few, not high or low. */
const TRAITS: Lexicon["traits"] = Object.freeze({
  "days since last order": { high: "longer silent", low: "more recent orders" },
  "days since first order": { high: "joined earlier", low: "joined later" },
  orders: { high: "many orders", low: "few orders" },
  "orders a year": { high: "orders often", low: "orders rarely" },
  "average order": { high: "large orders", low: "small orders" },
  "usual days between orders": { high: "long gaps between orders", low: "short gaps between orders" },
  "spread of days between orders": { high: "irregular orders", low: "regular orders" },
  "share given back": { high: "much given back", low: "little given back" },
  "share of orders on weekends": { high: "orders on weekends", low: "orders on weekdays" },
  products: { high: "many products", low: "few products" },
});

const ONE_ORDER: StateWord = Object.freeze({
  word: "one order",
  column: "orders",
  side: "at most",
  bound: 1,
  evidence: "{} order of the typical member",
  includes: Object.freeze(["few orders"]),
});

/** What days since an order mean, where the lines cover so long that it is no matter of their first or last day. */
const OVER_TIME: readonly StateWord[] = Object.freeze([
  dated("silent for over a year", "days since last order", "at least", YEAR_DAYS, ["longer silent"]),
  dated("active in the last month", "days since last order", "at most", MONTH_DAYS, ["more recent orders"]),
  dated("new customers", "days since first order", "at most", NEW_DAYS, ["joined later"]),
  dated("long-standing customers", "days since first order", "at least", 2 * YEAR_DAYS, ["joined earlier"]),
]);

/**
 * The words for customers who were summed from sales lines. Words of time that need a year, such as `new customers`, are
 * left out where the lines cover less: everybody would be new.
 *
 * @example linesLexicon(study.lines).traits["orders"].high // "many orders"
 */
export function linesLexicon({ firstDay, lastDay }: Pick<SalesLines, "firstDay" | "lastDay">): Lexicon {
  const covered = (lastDay.getTime() - firstDay.getTime()) / DAY;
  return Object.freeze({
    ...PLAIN_LEXICON,
    traits: TRAITS,
    states: Object.freeze([ONE_ORDER, ...(covered >= YEAR_DAYS ? OVER_TIME : [])]),
  });
}

function dated(
  word: string,
  column: string,
  side: StateWord["side"],
  bound: number,
  includes: readonly string[],
): StateWord {
  return Object.freeze({
    word,
    column,
    side,
    bound,
    evidence: `${column} {} for the typical member`,
    includes: Object.freeze(includes),
  });
}
