import { MONTH_DAYS } from "../../core/day";
import type { Lexicon } from "../../segments/naming/lexicon";
import { productWord } from "./product-words";

/** Months without an order after which an account counts as lapsed. */
const LAPSED_MONTHS = 12;

/**
 * The words of the carpet trade. None mentions wealth.
 *
 * @param products the product types of the workbook.
 */
export function champoLexicon(products: readonly string[]): Lexicon {
  return Object.freeze({ ...WORDS, parts: Object.freeze(partsOf(products)) });
}

function partsOf(products: readonly string[]): Record<string, string> {
  return Object.fromEntries(products.map((product) => [product, productWord(product)]));
}

const WORDS: Omit<Lexicon, "parts"> = {
  customer: ["buyer", "buyers"],
  extreme: "quarter",
  plainWords: false,
  traits: {
    "order rhythm": { high: "frequent", low: "occasional" },
    "lot size": { high: "bulk", low: "small-lot" },
    "piece size": { high: "large-format", low: "small-format" },
    "product types": { high: "broad-range", low: "narrow-range" },
    "price level": { high: "premium-priced", low: "low-priced" },
    "samples per order": { high: "sample-led", low: "rarely-sampled" },
    conversion: { high: "sample-converting", low: "slow-converting" },
    "years active": { high: "long-standing", low: "short-lived" },
  },
  states: [
    {
      word: "one-off",
      column: "orders",
      side: "at most",
      bound: 1,
      evidence: "at least half placed one order",
      // One order a customer already says that orders are rare and the account short-lived.
      includes: ["occasional", "short-lived"],
    },
    {
      word: "lapsed",
      column: "time since last order",
      side: "at least",
      bound: LAPSED_MONTHS,
      evidence: "{} months since the last order",
      includes: [],
    },
  ],
  levels: {},
  places: {
    column: "country",
    home: "INDIA",
    atHome: ["domestic buyer", "domestic buyers"],
    abroad: ["importer", "importers"],
  },
  focus: { column: "product types", mixed: "mixed-range", single: "single-line" },
  partPhrase: "of its pieces are",
  persona: {
    habits: [
      { column: "order rhythm", text: "orders {} times a year", digits: 1 },
      { column: "lot size", text: "takes {} pieces a line", digits: "few" },
    ],
    part: "buys {share} of its pieces {part}",
    // Months are too long a measure for members who order every week.
    sentences: [
      {
        column: "time since last order",
        text: "Days since its last order: {}.",
        digits: 0,
        times: MONTH_DAYS,
      },
    ],
    place: "country",
  },
};
