import { DAY, dayText } from "../../core/day";
import { columnOfTyped } from "../../customers/column-of-typed";
import type { ColumnDraft } from "../../customers/column";
import { customerBaseOf, type CustomerBase } from "../../customers/customer-base";
import { derivedColumns } from "../../customers/derived/derived-columns";
import { requireOneRowEach } from "../../customers/require-one-row-each";
import { typeTable, type TypedTable } from "../../customers/typing/typed-table";
import type { ColumnOverride, TypedColumn } from "../../customers/typing/typed-column";
import type { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import { reasonOfUse } from "./reason-of-use";
import type { ColumnDescription, StudyDescription } from "./study-description";
import { unknownWords, withoutUnknown } from "./without-unknown";
import { ownValue } from "../../text/own-value";

/**
 * The customers of a table, read as the description says: types, roles, units, cells that mean "not known", derived
 * columns. A column that the description does not name is left out, with a warning.
 *
 * @param problems takes a column that the table does not have, a customer named twice, an expression that cannot be
 *   computed.
 * @returns null where there is any problem. Cost O(cells).
 */
export function customersOfTable(
  table: RawTable,
  description: StudyDescription,
  problems: ProblemLog,
  warnings: ProblemLog,
): CustomerBase | null {
  const before = problems.count;
  requireColumns(table, description, problems);
  warnOfUnnamed(table, description, warnings);
  if (problems.count > before) return null;
  const typed = typedAsDescribed(table, description, warnings);
  requireOneRowEach(table, typed, problems);
  if (problems.count > before) return null;
  const read = typed.columns.flatMap((column) => {
    const said = ownValue(description.columns, column.name);
    return said === undefined ? [] : [columnAsDescribed(column, said, problems)];
  });
  const asOf = description.asOf ?? latestDay(read);
  const derived = derivedColumns(
    read,
    description.derived,
    { asOf, described: description.columns },
    problems,
  );
  if (problems.count > before) return null;
  return customerBaseOf({
    name: table.name,
    customers: typed.rowNames,
    columns: [...read, ...derived].map((column) => inCurrency(column, description)),
    value: description.value,
    asOf,
  });
}

/** The table, typed by what the description says of its columns: its `rowNames` are the customers. */
export function typedAsDescribed(
  table: RawTable,
  description: Pick<StudyDescription, "columns">,
  warnings: ProblemLog,
): TypedTable {
  const { columns } = description;
  const overrides = Object.fromEntries(
    table.columns.flatMap((name) => {
      const said = ownValue(columns, name);
      const override = said === undefined ? "set aside" : overrideOf(said);
      return override === null ? [] : [[name, override] as const];
    }),
  );
  return typeTable(withoutUnknown(table, unknownWords(description)), overrides, warnings);
}

function overrideOf({ type, role, order }: ColumnDescription): ColumnOverride | null {
  if (role === "id" || type === "id") return "identifier";
  if (type === "ordinal") return order ?? [];
  if (type === "category" || type === "text") return "category";
  return type === "date" || type === "yes/no" ? null : "number";
}

function columnAsDescribed(column: TypedColumn, said: ColumnDescription, problems: ProblemLog): ColumnDraft {
  const draft = columnOfTyped(column, said.type === "ordinal" ? said.order : undefined);
  const { type, role, unit = draft.unit ?? "", order } = said;
  const needsNumbers = type === "amount" || type === "count" || type === "share" || type === "score";
  if (
    (needsNumbers && column.numbers === null) ||
    ((type === "date" || type === "yes/no") && draft.type !== type)
  ) {
    problems.add({
      column: column.name,
      value: `${type}, but its cells are ${draft.type}, such as "${column.texts.find((text) => text !== null) ?? ""}"`,
      legal: needsNumbers ? "numbers" : type === "date" ? "days" : "two answers: yes and no",
      remedy: `Write type: ${draft.type === "id" ? "text" : draft.type} in study.yaml, or mend the cells`,
    });
    return draft;
  }
  const stranger =
    order === undefined ? null : column.texts.find((text) => text !== null && !order.includes(text));
  if (stranger !== null && stranger !== undefined) {
    problems.add({
      column: column.name,
      value: `"${stranger}"`,
      legal: `one of ${(order ?? []).join(", ")}`,
      remedy: `Add the word to the order in study.yaml, or to "missing"`,
    });
    return draft;
  }
  return { ...draft, type, role, unit, levels: order ?? null, reason: reasonOfUse(column, said) };
}

function requireColumns(table: RawTable, description: StudyDescription, problems: ProblemLog): void {
  for (const name of Object.keys(description.columns)) {
    if (table.columns.includes(name) || name in description.derived) continue;
    problems.add({
      column: name,
      value: `no column "${name}" in ${table.name}`,
      legal: table.columns.map((each) => `"${each}"`).join(", "),
      remedy: "Take the column out of study.yaml, or write its name as in the table",
    });
  }
  const { value } = description;
  const known = [...Object.keys(description.columns), ...Object.keys(description.derived)];
  if (value === null || known.includes(value)) return;
  problems.add({
    column: "value",
    value: `"${value}"`,
    legal: known.map((each) => `"${each}"`).join(", "),
    remedy: "Write value: and the name of a column, or nothing",
  });
}

function warnOfUnnamed(table: RawTable, { columns }: StudyDescription, warnings: ProblemLog): void {
  for (const name of table.columns) {
    if (ownValue(columns, name) !== undefined) continue;
    warnings.add({
      column: name,
      value: "a column that study.yaml does not name",
      legal: "a type and a role for each column",
      remedy: "It is left out: add it below columns to use it",
    });
  }
}

function latestDay(columns: readonly ColumnDraft[]): string | null {
  const days = columns
    .filter(({ type }) => type === "date")
    .flatMap(({ numbers }) => Array.from(numbers ?? []).filter((day): day is number => day !== null));
  const last = days.reduce((a, b) => Math.max(a, b), -Infinity);
  return Number.isFinite(last) ? dayText(new Date(last * DAY)) : null;
}

/** Amounts of money without a unit of their own are in the study's currency. */
function inCurrency(column: ColumnDraft, { currency, value }: StudyDescription): ColumnDraft {
  const money = column.name === value || column.unit === "currency";
  return currency !== null && money && (column.unit ?? "") in { "": 1, currency: 1 }
    ? { ...column, unit: currency }
    : column;
}
