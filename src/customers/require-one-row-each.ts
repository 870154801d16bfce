import type { ProblemLog } from "../tables/problem-log";
import type { RawTable } from "../tables/raw-table";
import type { TypedTable } from "./typing/typed-table";

/** From so many rows per customer on, a table is one of sales lines, not of customers with a few typing errors. */
const LINES_PER_CUSTOMER = 1.2;

/** Whether there is one row per customer, and what to do if not. */
export interface OneRowEach {
  /** True where customers repeat so often that the rows must be sales lines. */
  readonly salesLines: boolean;
  /** The column by which the rows could be summed up to customers; null where there is nothing to sum up. */
  readonly sumBy: string | null;
}

/**
 * The first rule of segmentation: one row per customer. Rows that repeat a customer, or name none, are problems; where
 * most customers repeat, the table is one of sales lines and is called so, once.
 */
export function requireOneRowEach(table: RawTable, typed: TypedTable, problems: ProblemLog): OneRowEach {
  const column = typed.columns.find(({ use }) => use === "row name");
  if (column === undefined) return { salesLines: false, sumBy: null };
  const place = { ...(table.sheet === null ? {} : { sheet: table.sheet }), column: column.name };
  const rows = table.rows.length;
  if (column.distinct > 0 && rows - column.missing >= LINES_PER_CUSTOMER * column.distinct) {
    problems.add({
      ...place,
      value: `${rows} rows of ${column.distinct} customers`,
      legal: "one row for each customer",
      remedy: "This looks like sales lines: sum it up to one row per customer first",
    });
    return { salesLines: true, sumBy: column.name };
  }
  const first = new Map<string, number>();
  let twice = false;
  column.texts.forEach((name, i) => {
    const { line } = table.rows[i];
    if (name === null) {
      problems.add({
        ...place,
        row: line,
        value: "no name",
        legal: "a name or code for each customer",
        remedy: "Fill the name in, or delete the row",
      });
      return;
    }
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, line);
      return;
    }
    twice = true;
    problems.add({
      ...place,
      row: line,
      value: `"${name.slice(0, 100)}" again (first in row ${before})`,
      legal: "one row for each customer",
      remedy: "Add the customer's rows up into one",
    });
  });
  return { salesLines: false, sumBy: twice ? column.name : null };
}
