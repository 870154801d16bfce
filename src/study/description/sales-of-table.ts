import { InputError } from "../../core/input-error";
import { typeTable, type TypedTable } from "../../customers/typing/typed-table";
import { lineColumns, linesOfTable, type LineColumns } from "../../lines/lines-of-table";
import type { SalesLines } from "../../lines/sales-lines";
import { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";

/**
 * The sales lines of a table whose columns `study.yaml` names.
 *
 * @throws InputError where no column names the customers, the day or the money. Cost O(cells).
 */
export function salesOfTable(table: RawTable, named: Partial<LineColumns>): SalesLines {
  const { typed, columns } = typedLines(table, named);
  return linesOfTable(typed, columns).sales;
}

/** The customer of each row of such a table; null for a row without one. @throws InputError as `salesOfTable` does. */
export function customersOfLines(table: RawTable, named: Partial<LineColumns>): readonly (string | null)[] {
  const { typed, columns } = typedLines(table, named);
  return typed.columns.find(({ name }) => name === columns.customer)!.texts;
}

function typedLines(
  table: RawTable,
  named: Partial<LineColumns>,
): { readonly typed: TypedTable; readonly columns: LineColumns } {
  const { order, product, country } = named;
  const codes = [order, product, country].filter((name) => name !== undefined && name !== null);
  const asWords = Object.fromEntries(codes.map((name) => [name, "category" as const]));
  const typed = typeTable(table, asWords, new ProblemLog());
  const columns = lineColumns(typed, named);
  if (columns !== null) return { typed, columns };
  throw new InputError({
    where: `table ${table.name}`,
    what: `columns ${table.columns.map((name) => `"${name}"`).join(", ")}`,
    legal: "sales lines with a customer, a day and money",
    remedy: 'Name them in study.yaml: line columns: {customer: "buyer", date: "day", amount: "total"}',
  });
}
