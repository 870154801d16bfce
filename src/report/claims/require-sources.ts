import { InputError } from "../../core/input-error";
import type { Ledger, LedgerProblem } from "./ledger";

/** How many problems an error lists. */
const MOST = 12;

/**
 * Refuses a report whose prose says something else than its cells computed.
 *
 * @param typed What of numbers that somebody typed: `refuse` them too, or let them pass, to be marked on the page.
 * @throws InputError that lists notebook, cell, number and sentence.
 */
export function requireSources({ problems }: Ledger, typed: "refuse" | "mark"): void {
  const serious = problems.filter(({ kind }) => typed === "refuse" || kind !== "typed");
  if (serious.length === 0) return;
  const more = serious.length > MOST ? [`… and ${serious.length - MOST} more`] : [];
  throw new InputError({
    where: "the report's prose",
    what: [
      `${serious.length} without a source:`,
      ...serious.slice(0, MOST).map(describeProblem),
      ...more,
    ].join("\n"),
    legal: "numbers that a cell computed, rounded as they are written",
    remedy:
      "Compute the number in a cell and put it in by takeaway or answer with percent, money, count or decimal; run the notebook again where its outputs were changed by hand. Code and formulas may hold numbers",
  });
}

/** A problem as a line for a reader. */
export function describeProblem({ notebook, position, cell, text, what, sentence }: LedgerProblem): string {
  return `  ${notebook}, cell ${position} (${cell}): "${text}": ${what}, in "${shortened(sentence)}"`;
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
