import { unpackedNumbers } from "./packed-numbers";

type Trace = Readonly<Record<string, unknown>>;

/** Where a trace draws a name: on which axes, and at which coordinates. */
export interface NamedPoints {
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
  readonly xaxis?: unknown;
  readonly yaxis?: unknown;
}

const FLAT = new Set(["scatter", "scattergl", "bar"]);

/** Where the traces of a figure draw a name: as the text of a point, or as a category of an axis. */
export function pointsOf(name: string, traces: readonly Trace[]): readonly NamedPoints[] {
  return traces.flatMap((trace): NamedPoints[] => {
    const { type = "scatter", xaxis, yaxis } = trace;
    const [x, y, text] = ["x", "y", "text"].map((key) => listOf(trace[key]));
    const at = (list: readonly unknown[], i: number) => nameIn(list[i]) === name;
    if (type === "heatmap") {
      // A row, or a column, of cells: its first one is marked.
      const [row, column] = [y.findIndex((_, i) => at(y, i)), x.findIndex((_, i) => at(x, i))];
      if (row < 0 && column < 0) return [];
      return [{ x: [x[Math.max(0, column)]], y: [y[Math.max(0, row)]], xaxis, yaxis }];
    }
    if (typeof type !== "string" || !FLAT.has(type)) return [];
    // On a bar a text of digits is its length, and not the name of somebody called by a number.
    const isText = type !== "bar" || !/^\d+$/.test(name);
    const rows = [...x.keys()].filter((i) => (isText && at(text, i)) || at(x, i) || at(y, i));
    return rows.length === 0 ? [] : [{ x: rows.map((i) => x[i]), y: rows.map((i) => y[i]), xaxis, yaxis }];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : (unpackedNumbers(value) ?? []);
}

/** The name in a point's text: its first line, as Plotly writes text. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return value.split("<br>")[0].replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
