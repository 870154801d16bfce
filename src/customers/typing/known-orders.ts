/** Scales whose words come in an order that everybody knows, from the lowest to the highest. */
const SCALES: readonly (readonly string[])[] = [
  [
    "none",
    "very low",
    "low",
    "medium low",
    "medium",
    "middle",
    "average",
    "medium high",
    "high",
    "very high",
  ],
  ["xxs", "xs", "s", "m", "l", "xl", "xxl"],
  ["tiny", "small", "medium", "large", "very large", "huge"],
  ["blue", "basic", "bronze", "silver", "gold", "platinum", "diamond"],
  ["free", "basic", "standard", "premium", "enterprise"],
  ["never", "rarely", "sometimes", "often", "always"],
  ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
  ["very unsatisfied", "unsatisfied", "neutral", "satisfied", "very satisfied"],
  ["poor", "fair", "good", "very good", "excellent"],
  ["daily", "weekly", "monthly", "quarterly", "yearly"],
  ["month-to-month", "one year", "two year", "three year"],
  [
    "uneducated",
    "basic",
    "high school",
    "college",
    "graduation",
    "graduate",
    "bachelor",
    "2n cycle",
    "master",
    "post-graduate",
    "doctorate",
    "phd",
  ],
];

/** A number that a level begins with, such as in `10+ years`, `< 1 year`, `$40K - $60K`. */
const LEADING =
  /^(?<less><|less than|under|up to|below)?\s*[$\u20ac\u00a3]?(?<number>\d+(?:[.,]\d+)?)\s*(?<thousand>k)?(?<more>\s*\+)?(?=$|[\s\-\u2013%+a-z])/i;

/**
 * The words of a column from the lowest to the highest, where they are of a scale that everybody knows, or each begins
 * with a number; null where the words have no such order. At least three different words. Cost O(rows).
 *
 * @example knownOrder(["high", "low", "medium", "low"]) // ["low", "medium", "high"]
 */
export function knownOrder(texts: readonly (string | null)[]): readonly string[] | null {
  const words = [...new Set(texts.filter((text): text is string => text !== null))];
  if (words.length < 3 || words.length > 20) return null;
  const ranks =
    SCALES.map((scale) => words.map((word) => scale.indexOf(word.trim().toLowerCase()))).find((list) =>
      list.every((rank) => rank >= 0),
    ) ?? words.map(leadingNumber);
  if (ranks.some((rank) => Number.isNaN(rank)) || new Set(ranks).size < ranks.length) return null;
  return Object.freeze(
    words
      .map((word, i) => ({ word, rank: ranks[i] }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ word }) => word),
  );
}

function leadingNumber(word: string): number {
  const found = LEADING.exec(word.trim())?.groups;
  if (found === undefined) return NaN;
  const number = Number(found.number.replace(",", ".")) * (found.thousand === undefined ? 1 : 1000);
  return found.less === undefined ? number : number - 0.5;
}
