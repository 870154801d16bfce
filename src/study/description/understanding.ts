import { countsOf } from "../../core/counts-of";
import { proposeColumn, type ColumnProposal } from "../../customers/typing/propose-column";
import { repeatedColumns } from "../../customers/typing/repeated-columns";
import { goWithOutcome, unrelatedColumns } from "../../customers/typing/unrelated-columns";
import { outcomeGivenAway, type GivenAway } from "../../customers/given-away";
import { proposeValue } from "../../customers/propose-value";
import { columnOfTyped } from "../../customers/column-of-typed";
import { requireOneRowEach } from "../../customers/require-one-row-each";
import type { ColumnOverride } from "../../customers/typing/typed-column";
import { typeTable, type TypedTable } from "../../customers/typing/typed-table";
import { lineColumns, type LineColumns } from "../../lines/lines-of-table";
import { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import { fewNames } from "../../text/few-names";
import { counted } from "../../text/format";

/** What a table turned out to hold. */
export type Understanding = CustomersFound | LinesFound;

/** A table with one row per customer. */
export interface CustomersFound {
  readonly kind: "customers";
  readonly columns: readonly ColumnProposal[];
  /** The column that says what a customer is worth; null where none does. */
  readonly value: string | null;
  readonly currency: string | null;
}

/** A table of sales lines. */
export interface LinesFound {
  readonly kind: "lines";
  readonly columns: LineColumns;
  readonly currency: string | null;
  /** What to know before the lines are summed: columns that are not used, lines that were undone. One sentence each. */
  readonly doubts: readonly string[];
}

const CURRENCY_UNIT = /^([$€£¥₹₩₺₽]|[A-Z]{1,2}\$|Rs\.?|[A-Z]{3})$/;

/**
 * Finds out what a table holds: one row per customer, with types and roles of its columns, or sales lines.
 *
 * @param problems takes rows that repeat a customer where the table is none of sales lines.
 * @returns null where the table is neither. Cost O(cells).
 */
export function understandTable(
  table: RawTable,
  problems: ProblemLog,
  warnings: ProblemLog,
): Understanding | null {
  const first = typeTable(table, {}, new ProblemLog());
  const found = new ProblemLog();
  const { sumBy } = requireOneRowEach(table, first, found);
  const columns = sumBy === null ? null : lineColumns(first);
  if (columns !== null) {
    // Numbers of orders, products and customers are codes: a letter in them is no error. Other columns are not used.
    typeTable(table, usesOfLines(table, columns), warnings);
    const doubts = Object.freeze([...notUsed(first, columns), ...undoneLines(first)]);
    return Object.freeze({ kind: "lines", columns, currency: currencyOf(first), doubts });
  }
  const typed = typeTable(table, {}, warnings);
  if (found.count > 0) {
    const { salesLines } = requireOneRowEach(table, typed, problems);
    if (salesLines) addWhatIsMissing(typed, problems);
    return null;
  }
  const repeated = repeatedColumns(typed.columns);
  const proposed = typed.columns.map((column) => {
    const proposal = proposeColumn(column);
    const same = repeated.get(column.name);
    return same === undefined ? proposal : describing(proposal, `It says the same as ${same}`);
  });
  const unrelated = unrelatedColumns(
    typed.columns.flatMap((column, j) => {
      const { role, type } = proposed[j];
      return role === "feature" ? [{ column, type }] : [];
    }),
  );
  const missed = columnsOfOutcomes(typed, proposed, unrelated);
  const proposals = proposed.map((proposal) => {
    if (!unrelated.has(proposal.name)) return proposal;
    const described = describing(
      proposal,
      "It goes with none of the other columns, so it would only cut each group into as many parts as it has values",
    );
    const outcome = missed.get(proposal.name);
    if (outcome === undefined) return described;
    const doubt = `It goes with the outcome "${outcome}", whose model sees features only: for a model that sees it, write role: feature.`;
    return { ...described, doubts: [...described.doubts, doubt] };
  });
  const roles = new Map(proposals.map(({ name, role, type }) => [name, { role, type }]));
  const drafts = typed.columns.map((column) => ({
    ...columnOfTyped(column, undefined),
    ...roles.get(column.name),
  }));
  const givenAway = outcomeGivenAway(drafts);
  return Object.freeze({
    kind: "customers",
    columns: Object.freeze(proposals.map((proposal) => doubtingLeak(proposal, givenAway))),
    value: proposeValue(drafts),
    currency: currencyOf(typed),
  });
}

/** A proposal that says where the column gives the outcome away. */
function doubtingLeak(proposal: ColumnProposal, givenAway: GivenAway | null): ColumnProposal {
  if (givenAway === null || !givenAway.columns.includes(proposal.name)) return proposal;
  const doubt = `One question to it says the outcome "${givenAway.outcome}": if it is a part of the outcome, or known only after it, write role: describe.`;
  return Object.freeze({ ...proposal, doubts: [...proposal.doubts, doubt] });
}

/** Which of these columns go with an outcome, and with which. */
function columnsOfOutcomes(
  typed: TypedTable,
  proposed: readonly ColumnProposal[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const all = typed.columns.map((column, j) => ({ column, ...proposed[j] }));
  const columns = all.filter(({ name }) => names.has(name));
  const outcomes = all.filter(({ role }) => role === "outcome");
  return new Map(
    outcomes.flatMap((outcome) =>
      [...goWithOutcome(columns, outcome)].map((name) => [name, outcome.name] as const),
    ),
  );
}

/** A proposal that does not compare by the column, for a reason; one that never did stays as it is. */
function describing(proposal: ColumnProposal, reason: string): ColumnProposal {
  if (proposal.role !== "feature") return proposal;
  const doubt = `${reason}: it describes segments and is not compared. To compare it all the same, write role: feature.`;
  return Object.freeze({ ...proposal, role: "describe" as const, doubts: [...proposal.doubts, doubt] });
}

/** Says what rows that look like sales lines lack: without a day and money they cannot be summed up. */
function addWhatIsMissing({ columns }: TypedTable, problems: ProblemLog): void {
  const dated = columns.some(({ kind }) => kind === "date");
  problems.add({
    value: dated ? "days, but no column with money" : "no column with days",
    legal: "sales lines have a customer, a day, and an amount (or a quantity and a price)",
    remedy: dated
      ? 'Add the money of each line under the name "amount"; if nobody knows it, count orders and days since the last one to one row per customer first'
      : 'Add the day of each line under the name "date"',
  });
}

/** Names the columns of lines that no part of the study reads. */
function notUsed({ columns }: TypedTable, used: LineColumns): readonly string[] {
  const roles = new Set<string | null>(Object.values(used));
  const names = columns.flatMap(({ name, kind }) => (roles.has(name) || kind === "empty" ? [] : [name]));
  return names.length === 0
    ? []
    : [
        `Not used: ${fewNames(names)}. What customers are like (age, region) can come as a table of its own, one row each, next to the lines.`,
      ];
}

/** Words of a line that brought no money. */
const UNDONE = /cancel|refund|return|void\b|failed|declined|storn/i;

/** Says where a column of words marks lines as cancelled or given back: they count like all others. */
function undoneLines({ columns }: TypedTable): readonly string[] {
  return columns.flatMap(({ name, kind, texts }) => {
    if (kind !== "category" && kind !== "boolean") return [];
    const words = [...countsOf(texts)].filter(([word]) => word !== null && UNDONE.test(word));
    return words.map(
      ([word, lines]) =>
        `${name} says "${word}" of ${counted(lines, "line").text}, which count like all others: leave them out of the file if they brought no money.`,
    );
  });
}

function usesOfLines(table: RawTable, columns: LineColumns): Readonly<Record<string, ColumnOverride>> {
  const { date, amount, price, quantity } = columns;
  const numbers = new Set([date, amount, price, quantity]);
  return Object.fromEntries(
    table.columns.flatMap((name) => (numbers.has(name) ? [] : [[name, "category" as const] as const])),
  );
}

function currencyOf({ columns }: TypedTable): string | null {
  return columns.find(({ unit }) => CURRENCY_UNIT.test(unit))?.unit ?? null;
}
