import type { ProblemLog } from "../../tables/problem-log";
import { customerColumn, looksLikeCustomer, looksLikeIdentifier } from "../customer-column";
import { decimalMarkOf } from "../../tables/cells/number-text";
import type { DecimalMark } from "../../tables/cells/plain-number";
import { codedColumns, valueCounts, type CodedColumn } from "../../tables/coded-column";
import type { RawTable } from "../../tables/raw-table";
import type { ColumnReading } from "./column-reading";
import { readCodedColumn } from "./type-column";
import { exportedColumns } from "./exported-columns";
import type { ColumnKind, ColumnOverride, ColumnUse, TypedColumn } from "./typed-column";
import { whyNoFeature } from "./why-no-feature";
import { ownValue } from "../../text/own-value";

/** A table whose columns are typed. */
export interface TypedTable {
  readonly columns: readonly TypedColumn[];
  /** One name per row: the row-name column's text, else `row 1`, … counted as in the file. */
  readonly rowNames: readonly string[];
  /** The column that names the rows; null where none does. */
  readonly rowNameColumn: string | null;
}

/** More than this share of missing values makes a column nearly empty. */
const MOSTLY_MISSING = 0.5;
/** A category of more values than this names single customers rather than groups. */
const MOST_CATEGORIES = 50;

/**
 * Types every column and decides what becomes of it. Identifiers, constant and nearly empty columns, days and texts of
 * very many values are set aside, each with its reason; what is left are features.
 *
 * @param overrides by column name, what the reader says against what was found.
 * @returns the typed table; what is worth knowing is added to `warnings`.
 */
export function typeTable(
  table: RawTable,
  overrides: Readonly<Record<string, ColumnOverride>>,
  warnings: ProblemLog,
): TypedTable {
  const coded = codedColumns(table);
  let mark: DecimalMark | null = null;
  const usual = (): DecimalMark => (mark ??= usualMark(table, coded));
  const readings = table.columns.map((name, j) =>
    readCodedColumn(coded[j], usual, askedKind(ownValue(overrides, name))),
  );
  readings.forEach((reading, j) => warnOfReading(table, table.columns[j], reading, warnings));
  const exported = exportedColumns(table.columns);
  const drafts = table.columns.map((name, j) =>
    draftColumn(name, readings[j], ownValue(overrides, name), table.rows.length, exported.has(name)),
  );
  const customers = customerColumn(drafts, table.rows.length, overrides);
  const columns = drafts.map((column) =>
    Object.freeze(
      column.name === customers
        ? {
            ...column,
            kind: "identifier" as const,
            use: "row name" as const,
            reason: "It names the customers.",
          }
        : column,
    ),
  );
  const naming = columns.find(({ use }) => use === "row name");
  return Object.freeze({
    columns: Object.freeze(columns),
    rowNames: Object.freeze(namesOfRows(table, naming)),
    rowNameColumn: naming?.name ?? null,
  });
}

function namesOfRows({ rows }: RawTable, naming: TypedColumn | undefined): readonly string[] {
  if (naming?.missing === 0) return naming.texts as readonly string[];
  return rows.map(({ line }, i) => naming?.texts[i] ?? `row ${line}`);
}

function askedKind(override: ColumnOverride | undefined): "number" | "category" | null {
  if (override === "number") return "number";
  if (override === "value" || override === "weight") return "number";
  return override === "category" || override === "identifier" || Array.isArray(override) ? "category" : null;
}

/** The decimal mark where a column alone does not show it: that of the other columns, else as the delimiter suggests. */
function usualMark({ delimiter }: RawTable, columns: readonly CodedColumn[]): DecimalMark {
  let [points, commas] = [0, 0];
  for (const column of columns) {
    const counts = valueCounts(column);
    column.values.forEach((cell, code) => {
      const mark = typeof cell === "string" && counts[code] > 0 ? decimalMarkOf(cell) : null;
      if (mark === ".") points += counts[code];
      if (mark === ",") commas += counts[code];
    });
  }
  if (points === commas) return delimiter === ";" ? "," : ".";
  return points > commas ? "." : ",";
}

function draftColumn(
  name: string,
  reading: ColumnReading,
  override: ColumnOverride | undefined,
  rows: number,
  exported: boolean,
): TypedColumn {
  const { numbers, unit, missing, distinct } = reading;
  const decided = decide(name, reading, override, {
    rows,
    missing,
    distinct,
    exported,
  });
  return {
    name,
    ...decided,
    unit,
    get texts() {
      return reading.texts;
    },
    numbers,
    missing,
    distinct,
  };
}

interface Counts {
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Whether an export of this program wrote the column. */
  readonly exported: boolean;
}

function decide(
  name: string,
  { kind, numbers }: ColumnReading,
  override: ColumnOverride | undefined,
  counts: Counts,
): { readonly kind: ColumnKind; readonly use: ColumnUse; readonly reason: string } {
  const { rows, missing, distinct } = counts;
  const present = rows - missing;
  const aside = (found: ColumnKind, reason: string) => ({ kind: found, use: "set aside" as const, reason });
  const feature = (found: ColumnKind, reason: string) => ({ kind: found, use: "feature" as const, reason });
  if (kind === "empty") return aside("empty", "It has no values.");
  if (distinct === 1 && present > 0)
    return aside("constant", "All customers have the same value, so it cannot separate them.");
  if (override === "set aside") return aside(kind, "You set it aside.");
  if (override === "identifier") return aside("identifier", "You say that it names the customers.");
  if (override === "number" && numbers !== null)
    return feature(
      "number",
      kind === "date" ? "You use it as a number, in days." : "You use it as a number.",
    );
  if (override === "category") return feature("category", "You use it as a category.");
  if (Array.isArray(override)) return feature("category", `You say that its words have an order.`);
  if (override !== undefined && override !== "number") return feature(kind, `You use it as ${override}.`);
  if (counts.exported)
    return aside(
      kind,
      "An export of this program wrote it: clustered again, it would give back its segments.",
    );
  if (missing > rows * MOSTLY_MISSING)
    return aside("nearly empty", `${missing} of ${rows} values are missing.`);
  if (kind === "date") return feature("date", "Days, compared as days before the day of the study.");
  if (kind === "boolean") return feature("boolean", "Two answers.");
  if (numbers === null) return decideText(name, counts);
  const notAQuantity = whyNoFeature(numbers);
  return distinct === present && present > 2 && looksLikeIdentifier(name) && numbers.every(isWhole)
    ? aside("identifier", "Whole numbers, none twice, under the name of a code.")
    : notAQuantity !== null
      ? aside("number", notAQuantity)
      : feature("number", "Numbers.");
}

function isWhole(value: number | null): boolean {
  return value === null || Number.isInteger(value);
}

function decideText(
  name: string,
  { rows, missing, distinct }: Counts,
): { readonly kind: ColumnKind; readonly use: ColumnUse; readonly reason: string } {
  const present = rows - missing;
  const aside = (reason: string) => ({ kind: "identifier" as const, use: "set aside" as const, reason });
  if (distinct === present && present > 2) return aside("Text, no two alike.");
  if (looksLikeCustomer(name)) return aside("Its name says that it identifies the customers.");
  if (distinct > MOST_CATEGORIES) return aside(`Text of ${distinct} different values, too many for groups.`);
  if (present > 10 && distinct > present / 2)
    return aside(`Text of ${distinct} different values among ${present}.`);
  return { kind: "category", use: "feature", reason: `Text of ${distinct} different values.` };
}

function warnOfReading(table: RawTable, column: string, reading: ColumnReading, warnings: ProblemLog): void {
  const place = { ...(table.sheet === null ? {} : { sheet: table.sheet }), column };
  for (const row of reading.stray) {
    warnings.add({
      ...place,
      row: table.rows[row].line,
      value: `"${String(table.rows[row].cells.at(table.columns.indexOf(column))).slice(0, 100)}"`,
      legal: reading.kind === "date" ? "a day" : "a number",
      remedy: "The cell counts as missing; mend it, or use the column as a category",
    });
  }
  if (reading.mixedUnits.length > 0) {
    const units = reading.mixedUnits.map((unit) => (unit === "" ? "none" : unit));
    warnings.add({
      ...place,
      value: `values with different units: ${units.join(", ")}`,
      legal: "one unit in a column",
      remedy: "Bring the values to one unit before you compare them; here the numbers count as they are",
    });
  }
  if (reading.assumed !== null) {
    warnings.add({
      ...place,
      value: reading.assumed,
      legal:
        reading.kind === "date"
          ? "days that can be read in one way only"
          : "numbers that can be read in one way only",
      remedy:
        reading.kind === "date"
          ? "If the month comes first, write days as 2020-01-31"
          : "If this is wrong, write the numbers out, without marks between thousands",
    });
  }
}
