import { inspect } from "node:util";
import type { Figure } from "../charts/base/figure";
import { countsOf } from "../core/counts-of";
import { figureOutput, tableOutput, type CellOutput } from "./display";
import { isQuantity } from "../text/format";
import { NOISE } from "../math/noise";
import { isTable, table, type Cell, type Table } from "../text/table";
import { briefValue, kindOf } from "./brief-value";

/** Rows of a long table that are shown. */
const SHOWN = 10;
/** An object printed in no more lines than this is printed. */
const PRINTED_LINES = 8;

/**
 * The value of a cell's last line in a form to look at, where printing it would dump its insides: a figure as a figure;
 * tables, data frames, matrices and arrays of records as tables, of long ones the first ten rows; results as one row a
 * field, with the sizes of their clusters.
 *
 * @returns undefined for what is best printed as it is: numbers, texts, short objects.
 */
export function valueOutput(value: unknown): CellOutput | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isTable(value)) return tableOutput(value);
  if (isFigure(value)) return figureOutput(value);
  const shown = frameTable(value) ?? matrixTable(value) ?? recordsTable(value) ?? fieldsTable(value);
  return shown === undefined ? undefined : tableOutput(shown);
}

function isFigure(value: object): value is Figure {
  const { title, alt, data, layout } = value as Partial<Record<keyof Figure, unknown>>;
  return (
    typeof title === "string" && typeof alt === "string" && Array.isArray(data) && typeof layout === "object"
  );
}

/** A danfo.js data frame or series, recognised by its members: the package is loaded only where it is used. */
function frameTable(value: object): Table | undefined {
  const { columns, dtypes, index, values, shape } = value as Readonly<Record<string, unknown>>;
  if (![columns, dtypes, index, values, shape].every((each) => Array.isArray(each))) return undefined;
  const [names, types, labels, rows] = [columns, dtypes, index, values] as [
    readonly string[],
    readonly string[],
    readonly Cell[],
    readonly unknown[],
  ];
  const records = rows.slice(0, SHOWN).map((row, i): Record<string, Cell> => {
    const cells = Array.isArray(row) ? (row as unknown[]) : [row];
    return Object.fromEntries([
      ["", String(labels[i])],
      ...names.map((name, j) => [name, briefValue(cells[j])]),
    ]);
  });
  const units = Object.fromEntries(names.map((name, j) => [name, types[j]]));
  return table(captioned(kindOf(value), rows.length, names.length), records, { units });
}

/** A matrix of the library, with the names of its rows and columns where it has them. */
function matrixTable(value: object): Table | undefined {
  const { rows, columns, data, rowNames, columnNames } = value as Readonly<Record<string, unknown>>;
  if (typeof rows !== "number" || typeof columns !== "number" || !(data instanceof Float64Array))
    return undefined;
  const [named, titled] = [rowNames, columnNames] as [
    readonly string[] | undefined,
    readonly string[] | undefined,
  ];
  const records = Array.from({ length: Math.min(rows, SHOWN) }, (_, i) =>
    Object.fromEntries([
      ["row", named?.[i] ?? String(i)],
      ...Array.from({ length: columns }, (__, j) => [
        titled?.[j] ?? `column ${j + 1}`,
        data[i * columns + j],
      ]),
    ]),
  );
  return table(captioned(named === undefined ? "Matrix" : "Observations", rows, columns), records, {
    digits: 3,
  });
}

function recordsTable(value: object): Table | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isPlain)) return undefined;
  const records = value.slice(0, SHOWN) as readonly Readonly<Record<string, unknown>>[];
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (names.length === 0) return undefined;
  const cells = records.map((record) =>
    Object.fromEntries(names.map((name) => [name, briefValue(record[name])])),
  );
  return table(captioned("Records", value.length, names.length), cells, { columns: names });
}

function fieldsTable(value: object): Table | undefined {
  if (!isPlain(value) || inspect(value).split("\n").length <= PRINTED_LINES) return undefined;
  const fields = Object.entries(value).map(([field, held]) => ({
    field,
    kind: kindOf(held),
    value:
      held instanceof Date ? held.toISOString() : isQuantity(held) ? held.text : String(briefValue(held)),
  }));
  const sizes = clusterSizes(value as Readonly<Record<string, unknown>>);
  return table(
    typeof (value as { method?: unknown }).method === "string" && sizes !== undefined
      ? `${(value as { method: string }).method}: ${sizes.caption}`
      : `${fields.length} fields`,
    sizes === undefined
      ? fields
      : [...fields, { field: "cluster sizes", kind: "of labels", value: sizes.text }],
  );
}

function clusterSizes({
  labels,
}: Readonly<Record<string, unknown>>): { caption: string; text: string } | undefined {
  if (!(labels instanceof Int32Array)) return undefined;
  const sizes = countsOf(labels);
  const noise = sizes.get(NOISE) ?? 0;
  const clusters = [...sizes].filter(([label]) => label !== NOISE).sort(([a], [b]) => a - b);
  return {
    caption: `${clusters.length} clusters of ${labels.length} rows${noise === 0 ? "" : `, ${noise} of them noise`}`,
    text: clusters.map(([, size]) => size).join(", "),
  };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}

function captioned(what: string, rows: number, columns: number): string {
  const part = rows > SHOWN ? `, the first ${SHOWN}` : "";
  return `${what}: ${rows} rows by ${columns} columns${part}`;
}
