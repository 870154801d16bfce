import type { CustomerBase } from "../customers/customer-base";
import { daysCovered, LIFETIME_DAYS } from "../value/lifetime-days";
import type { SalesLines } from "../lines/sales-lines";
import { purchaseTable } from "../models/recommender/purchase-table";
import { LEAST_WORD_COLUMNS, wordFeatures } from "../models/class-study";

/** A tool for another question than clustering, and whether the data are there for it. */
export interface ToolRow {
  readonly tool: string;
  readonly question: string;
  readonly input: string;
  readonly "here?": string;
}

/** What is asked of the data before a tool is run. */
interface Tool extends Omit<ToolRow, "here?"> {
  readonly has: (base: CustomerBase, lines: SalesLines | null) => boolean;
}

const withLines = (_: CustomerBase, lines: SalesLines | null): boolean => lines !== null;

const TOOLS: readonly Tool[] = Object.freeze([
  {
    tool: "a model of an outcome",
    question: "Who will leave, answer or buy?",
    input: "a column of role outcome with two answers",
    has: (base) => base.columns.some(({ role }) => role === "outcome"),
  },
  {
    tool: "latent classes",
    question: "Which types of customers are behind their answers?",
    input: `at least ${LEAST_WORD_COLUMNS} features in words, of at most ten answers`,
    has: (base) => wordFeatures(base).length >= LEAST_WORD_COLUMNS,
  },
  {
    tool: "recency, frequency, money",
    question: "Who bought lately, often, and for much?",
    input: "sales lines with a customer, a day and money",
    has: withLines,
  },
  {
    tool: "lifetime value",
    question: "Who will buy again, and for how much?",
    input: `sales lines of at least ${LIFETIME_DAYS} days`,
    has: (_, lines) => lines !== null && daysCovered(lines) >= LIFETIME_DAYS,
  },
  {
    tool: "association rules",
    question: "What is bought together?",
    input: "sales lines with an order and a product",
    has: (_, lines) =>
      lines !== null && lines.lines.some(({ order, product }) => order !== null && product !== null),
  },
  {
    tool: "a recommender",
    question: "What should a customer be shown next?",
    input: "sales lines with products, of ten customers or more who bought several",
    has: (_, lines) => lines !== null && purchaseTable(lines) !== null,
  },
  {
    tool: "a test of an offer",
    question: "Does an offer change what a segment does?",
    input: "a random half of a segment that gets the offer, and what happened",
    has: () => false,
  },
]);

/**
 * Which other tools would help, and for which of them the study has the data.
 *
 * @example toolRows(base, null).length // 7
 */
export function toolRows(base: CustomerBase, lines: SalesLines | null): readonly ToolRow[] {
  return TOOLS.map(({ has, ...tool }) => {
    const here = has(base, lines) ? "yes, below" : "no";
    return Object.freeze({ ...tool, "here?": here });
  });
}
