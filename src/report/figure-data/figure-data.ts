import { groupBy } from "../../core/group-by";
import { pointColumns } from "./point-columns";
import { SPECIAL_COLUMNS } from "./special-columns";
import { axisTitle, nameOf, scaleTitle, typeOf, type Column, type DataCell, type Json } from "./trace-words";

/** The data of a figure, or of one part of it, as a table. */
export interface DataTable {
  /** What of the figure it holds, where one table does not hold all. */
  readonly part: string | undefined;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataCell[])[];
}

/** A column of a data table. */
export interface DataColumn {
  readonly name: string;
  /** From an axis title that ends in it: `revenue (money)`. */
  readonly unit?: string;
  readonly align: "left" | "right";
}

/**
 * The data of a Plotly figure as tables with the figure's own words: axis titles as column names with their units,
 * one column a series where all series share their categories, else one row a point with its series. Heat maps become
 * a table of rows by columns, flows name where they come from and go. What only decorates, lines without hover, is left
 * out, and so is a part in which nothing is left.
 *
 * Pure; used by the page and by tests. Cost O(points).
 *
 * @example figureData([{ type: "bar", x: ["A"], y: [3] }], { yaxis: { title: { text: "revenue (money)" } } })
 */
export function figureData(data: readonly Json[], layout: Json): readonly DataTable[] {
  const shown = data.filter(({ hoverinfo, visible }) => hoverinfo !== "skip" && visible !== false);
  const groups = groupBy(shown, (trace, i) =>
    SPECIAL_COLUMNS.get(typeOf(trace)) === undefined ? panelOf(trace) : `${typeOf(trace)} ${i}`,
  );
  const parts = partNames(
    [...groups.values()].map(([first = {}]) => first),
    layout,
  );
  const tables = [...groups.values()].map((traces, i) => {
    const [first = {}] = traces;
    const special = SPECIAL_COLUMNS.get(typeOf(first));
    return tableOf(parts[i], special ? special(first, layout) : seriesColumns(traces, layout));
  });
  return tables.filter(({ rows }) => rows.length > 0);
}

function seriesColumns(traces: readonly Json[], layout: Json): readonly Column[] {
  const lists = traces.map((trace) => ({ name: nameOf(trace), columns: pointColumns(trace, layout) }));
  const [first, ...others] = lists;
  if (!first) return [];
  if (others.length === 0) return first.columns;
  const isWide = lists.every(
    ({ name, columns }) =>
      name !== undefined && columns.length === 2 && sameValues(columns[0]?.values, first.columns[0]?.values),
  );
  if (isWide) {
    const series = lists.map(({ name = "", columns: [, column] }) => {
      const { unit } = unitOf(column?.title ?? "");
      return { title: unit === undefined ? name : `${name} (${unit})`, values: column?.values ?? [] };
    });
    return [first.columns[0] as Column, ...series];
  }
  const titles = [...new Set(lists.flatMap(({ columns }) => columns.map(({ title }) => title)))];
  const length = (columns: readonly Column[]) => Math.max(...columns.map(({ values }) => values.length), 0);
  const isNamed = lists.some(({ name }) => name !== undefined);
  const series = lists.flatMap(({ name, columns }, i) =>
    Array.from({ length: length(columns) }, () => name ?? `${i + 1}`),
  );
  const stacked = titles.map((title) => ({
    title,
    values: lists.flatMap(({ columns }) => {
      const found = columns.find((column) => column.title === title)?.values ?? [];
      return Array.from({ length: length(columns) }, (_, i) => found[i] ?? null);
    }),
  }));
  return isNamed ? [{ title: "series", values: series }, ...stacked] : stacked;
}

function tableOf(part: string | undefined, columns: readonly Column[]): DataTable {
  const length = Math.max(0, ...columns.map(({ values }) => values.length));
  const rows = Array.from({ length }, (_, i) => columns.map(({ values }) => values[i] ?? null));
  const meant = rows.filter((row) => row.some((cell) => cell !== null && cell !== ""));
  return {
    part,
    columns: columns.map(({ title, values }) => {
      const isNumber =
        values.some((v) => typeof v === "number") && values.every((v) => typeof v !== "string");
      return { ...unitOf(title), align: isNumber ? "right" : "left" };
    }),
    rows: meant,
  };
}

/** `revenue (money)` is revenue, in money. Longer remarks in parentheses are no unit. */
function unitOf(title: string): { readonly name: string; readonly unit?: string } {
  const [, name, unit] = /^(.+?) \(([^()]{1,24})\)$/.exec(title) ?? [];
  return name !== undefined && unit !== undefined && unit !== "2" ? { name, unit } : { name: title };
}

/** Traces on other x axes are another panel; a second y axis over the same x is not. */
function panelOf(trace: Json): string {
  const subplot = ["xaxis", "geo", "polar", "subplot"].map((key) => String(trace[key] ?? ""));
  const own = "q1" in trace || "locations" in trace ? typeOf(trace) : "";
  return [...subplot.map((name) => (name === "x" ? "" : name)), own].join(" ");
}

/**
 * The names of a figure's panels: their axes, their traces or their kinds. For a single panel, what its
 * colours mean.
 */
function partNames(firsts: readonly Json[], layout: Json): readonly (string | undefined)[] {
  if (firsts.length < 2) return firsts.map(scaleTitle);
  const candidates = [
    firsts.map((trace) => axisTitle(trace, "x", layout)),
    firsts.map((trace) => axisTitle(trace, "y", layout)),
    firsts.map(nameOf),
  ];
  const telling = candidates.find(
    (texts) => !texts.includes(undefined) && new Set(texts).size === texts.length,
  );
  return telling ?? firsts.map((trace, i) => `${typeOf(trace)} ${i + 1}`);
}

function sameValues(a: readonly DataCell[] = [], b: readonly DataCell[] = []): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
