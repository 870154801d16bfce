import { dayText } from "../../core/day";
import { nearestName } from "../../core/nearest-name";
import type { ProblemFound, ProblemLog } from "../../tables/problem-log";
import type { RawCell, RawTable } from "../../tables/raw-table";
import type { ColumnDraft } from "../column";
import { customerBaseOf, type CustomerBase } from "../customer-base";
import { looksLikeCustomer } from "../customer-column";
import { OTHER_LEVEL, type CategoryFeature, type FeatureRecipe } from "../recipe/feature-recipe";
import { readSchemaColumn } from "./read-schema-column";
import type { SchemaColumn } from "./schema-column";

/** Customers read by the columns of an earlier base. */
export interface CustomersBySchema {
  readonly base: CustomerBase;
  /** Headers that nothing was taken from. */
  readonly unused: readonly string[];
  /** Words of categories that the recipe has not seen: such a customer counts as `(other)`, or as none of the levels. */
  readonly unknown: readonly string[];
}

/**
 * Reads a table of new customers as the columns of an earlier base were typed: the same names (in any case and with any
 * signs between the words), types, units and levels. A missing value is allowed: the recipe fills it in, and says so.
 *
 * @param columns what the recipe needs. @param problems takes everything that is wrong, all at once: a column that is
 * missing, a cell that is not of the column's type, an ordinal's word that is none of its levels, a customer named twice
 * or not at all, and a number below 0 of which the recipe takes the logarithm.
 * @returns null where there is any problem. Cost O(cells).
 */
export function customersBySchema(
  table: RawTable,
  columns: readonly SchemaColumn[],
  recipe: FeatureRecipe,
  problems: ProblemLog,
): CustomersBySchema | null {
  const before = problems.count;
  const places = placesOf(table, columns);
  const place = table.sheet === null ? {} : { sheet: table.sheet };
  const report = (problem: Omit<ProblemFound, "sheet">): void => problems.add({ ...place, ...problem });
  const named = columns.find(({ type }) => type === "id");
  const id = (named && places.get(named)) ?? table.columns.findIndex((name) => looksLikeCustomer(name));
  const customers = readNames(table, id, named?.name ?? "customer", report);
  const unknown: string[] = [];
  const drafts = columns.flatMap((column): ColumnDraft[] => {
    if (column.type === "id") return [];
    const at = places.get(column);
    if (at === undefined) {
      reportMissing(table, column, places, report);
      return [];
    }
    const cells = table.rows.map((row) => row.cells[at]);
    const lines = table.rows.map(({ line }) => line);
    const draft = readSchemaColumn(
      column,
      { cells, lines, delimiter: table.delimiter },
      levelsOf(column, recipe),
      report,
    );
    requireLoggable(column, draft, lines, recipe, report);
    unknown.push(...unknownLevels(column, draft, recipe));
    return [draft];
  });
  if (problems.count > before) return null;
  const used = new Set([...places.values(), id]);
  return Object.freeze({
    base: customerBaseOf({ name: table.name, customers, columns: drafts }),
    unused: Object.freeze(table.columns.filter((_, j) => !used.has(j))),
    unknown: Object.freeze(unknown),
  });
}

/** How many columns of the schema a table has: what separates the sheet of customers from others. */
export function columnsOfSchema(
  { columns: headers }: Pick<RawTable, "columns">,
  columns: readonly SchemaColumn[],
): number {
  return placesOf({ columns: headers }, columns).size;
}

function placesOf(
  { columns: headers }: Pick<RawTable, "columns">,
  columns: readonly SchemaColumn[],
): ReadonlyMap<SchemaColumn, number> {
  return new Map(
    columns.flatMap((column) => {
      const exact = headers.indexOf(column.name);
      const at = exact >= 0 ? exact : headers.findIndex((header) => letters(header) === letters(column.name));
      return at < 0 ? [] : [[column, at] as const];
    }),
  );
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

type Report = (problem: Omit<ProblemFound, "sheet">) => void;

function reportMissing(
  table: RawTable,
  { name, type }: SchemaColumn,
  places: ReadonlyMap<SchemaColumn, number>,
  report: Report,
): void {
  const taken = new Set(places.values());
  const meant = nearestName(
    name,
    table.columns.filter((_, j) => !taken.has(j)),
  );
  report({
    column: name,
    value: "no such column",
    legal: `a column "${name}" (${type})`,
    remedy: meant === null ? "Add the column" : `Did you mean "${meant}"? Rename its header to "${name}"`,
  });
}

function readNames(table: RawTable, id: number, column: string, report: Report): readonly string[] {
  if (id < 0) return table.rows.map(({ line }) => `row ${line}`);
  const first = new Map<string, number>();
  return table.rows.map(({ line, cells }) => {
    const name = nameOf(cells[id]);
    const before = first.get(name);
    if (name === "") {
      report({
        row: line,
        column,
        value: "an empty cell",
        legal: "a name or code for each customer",
        remedy: "Name the customer, or delete the row",
      });
    } else if (before !== undefined) {
      report({
        row: line,
        column,
        value: `"${name.slice(0, 100)}" again (first in row ${before})`,
        legal: "one row for each customer",
        remedy: "Add the customer's rows up into one",
      });
    } else first.set(name, line);
    return name;
  });
}

function nameOf(cell: RawCell): string {
  return cell instanceof Date ? dayText(cell) : cell === null ? "" : String(cell).trim();
}

function categoryOf(column: SchemaColumn, { features }: FeatureRecipe): CategoryFeature | undefined {
  return features.find(
    (feature): feature is CategoryFeature => feature.kind === "category" && feature.column === column.name,
  );
}

/** The words that the recipe knows: a word that differs from one in case or spaces only is that one. */
function levelsOf(column: SchemaColumn, recipe: FeatureRecipe): readonly string[] {
  return column.levels ?? categoryOf(column, recipe)?.levels ?? [];
}

function unknownLevels(
  column: SchemaColumn,
  { texts }: ColumnDraft,
  recipe: FeatureRecipe,
): readonly string[] {
  const feature = categoryOf(column, recipe);
  if (feature === undefined) return [];
  const known = new Set<string | null>([...feature.levels, OTHER_LEVEL, null]);
  return [...new Set(texts)].filter((word) => !known.has(word)).map((word) => `${column.name} ${word}`);
}

function requireLoggable(
  column: SchemaColumn,
  { numbers }: ColumnDraft,
  lines: readonly number[],
  recipe: FeatureRecipe,
  report: Report,
): void {
  const logs = recipe.features.some(
    (feature) =>
      feature.kind === "number" &&
      feature.transform === "log" &&
      feature.source.kind === "column" &&
      feature.source.column === column.name,
  );
  if (!logs) return;
  Array.from(numbers ?? []).forEach((value, row) => {
    if (!(value !== null && value < 0)) return;
    report({
      row: lines[row],
      column: column.name,
      value: String(value),
      legal: "a number of at least 0, since the segments were made of its logarithm",
      remedy: "Take out returns and corrections",
    });
  });
}
