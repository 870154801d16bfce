import type { SoldRow } from "../lines/lines-over-time";
import type { SalesLines } from "../lines/sales-lines";
import type { AssociationRule } from "../models/association-rules";
import { count, counted, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import type { AccountSilence } from "../value/account-silence";

/** From this corrected p-value on a rule may be chance. */
const CHANCE = 0.05;

/**
 * What the notebooks say of sales lines: each function takes a result, or null where there are none, and returns a sentence
 * with its values.
 *
 * @example answer(lineFindings.contents(study.lines));
 */
export const lineFindings = Object.freeze({ contents, mostSold, silence, baskets });

const NO_LINES = "There are no sales lines";

/** How many lines and days there are, and how many were given back. */
function contents(sales: SalesLines | null): Finding {
  if (sales === null)
    return prose`${NO_LINES}: nothing is known of single orders, of products or of changes over time.`;
  const back = sales.lines.filter(({ amount }) => amount < 0).length;
  const [first, last] = [sales.firstDay, sales.lastDay].map((day) => day.toISOString().slice(0, 10));
  const returned =
    back === 0
      ? prose`None was given back.`
      : prose`${counted(back, "line was", "lines were")} given back, and lower the money of their customer.`;
  return prose`The customers are summed from ${counted(sales.lines.length, "sales line")} from ${first} to ${last}. ${returned}`;
}

/** What brings most of the money. */
function mostSold(rows: readonly SoldRow[], word: string): Finding {
  const [first] = rows;
  if (first === undefined) return prose`No sales lines say the ${word}.`;
  return prose`Of ${counted(rows.length, word, word === "country" ? "countries" : `${word}s`)}, ${first.name} brings the most: ${percent(first.share)} of the money.`;
}

/** How many customers have been silent for longer than is usual for them. */
function silence(accounts: readonly AccountSilence[] | null): Finding {
  if (accounts === null) return prose`${NO_LINES}, so nobody knows who has gone silent.`;
  const gone = accounts.filter(({ state }) => state !== "active");
  const all = accounts.reduce((sum, { revenue }) => sum + Math.max(0, revenue), 0);
  const theirs = gone.reduce((sum, { revenue }) => sum + Math.max(0, revenue), 0);
  const share = all > 0 ? prose` They have brought ${percent(theirs / all)} of all money.` : prose``;
  return prose`${count(gone.length)} of ${counted(accounts.length, "customer")} have gone silent: no order for a year, or for 90 days and three times their usual gap.${share}`;
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
