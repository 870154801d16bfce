/** Words that end in s and mean one thing. */
const ONE = /(ss|us|is|gas|lens|news)$/i;
/** What follows these words says more of the noun before them: the days since an order, the orders of a year. */
const AFTER = /\s+(?:since|of|in|per|a|an|between|by|for|from|to|with|on|at)\s.*$/i;

/**
 * Whether the name of a column means several things, so that a sentence says "are" of it. A guess from its spelling.
 *
 * @example isPlural("days since last order") // true
 * @example isPlural("Annual Income") // false
 */
export function isPlural(name: string): boolean {
  const head = name
    .replace(/[([{].*$/, "")
    .replace(/_/g, " ")
    .trim()
    .replace(AFTER, "");
  return /[a-z]s$/i.test(head) && !ONE.test(head);
}
