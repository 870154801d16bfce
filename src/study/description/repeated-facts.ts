import { evenly } from "../../math/evenly";
import { redundantColumns } from "../../customers/explore/redundant-columns";
import { repeatedFactsFinding } from "../../customers/explore/repeated-facts-finding";
import type { CustomerBase } from "../../customers/customer-base";
import type { FeatureOptions } from "../../customers/recipe/fit-recipe";
import { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import { count } from "../../text/format";
import { customersOfTable } from "./customers-of-table";
import type { StudyDescription } from "./study-description";

/** Of longer tables so many rows are compared, evenly spaced: correlations need no more. */
const MOST_ROWS = 20_000;

/**
 * Which facts several features repeat, and what that does to the weights, as a line for a reader; null where none does,
 * or where there are fewer than two features. Cost O(columns squared x customers).
 *
 * @param options how the study makes its features.
 * @example repeatedFactsLine(study.base, study.featureOptions)
 */
export function repeatedFactsLine(base: CustomerBase, options: FeatureOptions = {}): string | null {
  if (base.columns.filter(({ role }) => role === "feature").length < 2) return null;
  const facts = redundantColumns(base, options);
  return facts.length === 0 ? null : `Columns that repeat a fact: ${repeatedFactsFinding(facts).text}`;
}

/**
 * The same for a table and its proposed description, before there is a study; null also where the table cannot be read
 * by it. Of a table with more than 20,000 rows a sample is compared, and the line says so.
 */
export function repeatedFactsOfTable(table: RawTable, description: StudyDescription): string | null {
  const rows = evenly(table.rows, MOST_ROWS);
  const base = customersOfTable({ ...table, rows }, description, new ProblemLog(), new ProblemLog());
  const line = base === null ? null : repeatedFactsLine(base);
  return line === null || rows === table.rows
    ? line
    : `${line} Compared on ${count(rows.length).text} customers.`;
}
