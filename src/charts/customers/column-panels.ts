import { countsOf } from "../../core/counts-of";
import { sumBy } from "../../core/sum";
import type { CustomerBase } from "../../customers/customer-base";
import type { CustomerColumn } from "../../customers/column";
import type { Figure, Trace } from "../base/figure";
import { histogramTrace } from "../base/histogram";
import { axis, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";
import { count, counted, plainNumber } from "../../text/format";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** So many panels are drawn; a reader does not look at more. */
const MOST = 24;
const ACROSS = 3;
/** So many levels of a category are drawn, the most common first. */
const LEVELS = 8;
/** A longer name would run into that of the next panel. */
const MOST_LETTERS = 26;

/**
 * How the columns of customers are spread, one panel each: numbers as histograms, words as bars.
 *
 * @param columns names of the columns, in the order drawn; the first 24 are, and the title says of how many.
 * @example columnPanels(base, ["spend", "orders"], "Spend and orders").title // "Spend and orders"
 */
export function columnPanels(base: CustomerBase, columns: readonly string[], title: string): Figure {
  const drawn = columns
    .slice(0, MOST)
    .flatMap((name) => base.columns.find((column) => column.name === name) ?? []);
  const whole = drawn.length < columns.length ? `${title} (the first ${MOST} of ${columns.length})` : title;
  const rows = Math.max(1, Math.ceil(drawn.length / ACROSS));
  return {
    title: whole,
    alt: `${counted(drawn.length, "column").text} of ${counted(base.customers.length, "customer").text}: ${drawn.map(altOf).join("; ")}.`,
    data: drawn.map((column, i) => traceOf(column, i)),
    layout: {
      ...houseLayout(
        { title: whole, height: 80 + 230 * rows },
        {
          showlegend: false,
          grid: {
            rows,
            columns: Math.min(ACROSS, drawn.length),
            pattern: "independent",
            ygap: 0.45,
            xgap: 0.12,
          },
        },
      ),
      ...Object.fromEntries(
        drawn.flatMap((column, i) => [
          [`xaxis${suffix(i)}`, axis(plotlyText(titleOf(column)), xAxisOf(column))],
          [`yaxis${suffix(i)}`, axis(i % ACROSS === 0 ? "customers" : "", {})],
        ]),
      ),
    },
  };
}

function suffix(i: number): string {
  return i === 0 ? "" : String(i + 1);
}

function titleOf(column: CustomerColumn): string {
  const { unit, type } = column;
  const name = shortened(column.name, MOST_LETTERS);
  return unit === "" || unit === column.name || type === "date" ? name : `${name} (${unit})`;
}

function shortened(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}

function xAxisOf({ texts, type }: CustomerColumn): Record<string, unknown> {
  if (texts !== null) return { type: "category", tickangle: -30 };
  if (type === "date") return { type: "date" };
  return { tickformat: type === "share" ? ".0%" : "~s", nticks: 5 };
}

function traceOf(column: CustomerColumn, i: number): Trace {
  const place = { xaxis: `x${suffix(i)}`, yaxis: `y${suffix(i)}` };
  if (column.texts === null) {
    const spread = histogramTrace(column.numbers ?? [], column.type === "date" ? "day" : "number");
    return { ...spread, marker: { color: MAIN_COLOUR }, ...place };
  }
  const levels = levelsOf(column);
  return {
    type: "bar",
    x: levels.map(([word]) => plotlyText(shortened(word, 18))),
    y: levels.map(([, customers]) => customers),
    marker: { color: SEGMENT_COLOURS[4] },
    hovertemplate: "%{x}: %{y} customers<extra></extra>",
    ...place,
  };
}

/** Ordinals by their order; categories by how common they are, the rest of them together. */
function levelsOf({ texts, levels }: CustomerColumn): readonly (readonly [string, number])[] {
  const counts = countsOf((texts ?? []).filter((text) => text !== null));
  if (levels !== null) return levels.map((word) => [word, counts.get(word) ?? 0]);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (sorted.length <= LEVELS) return sorted;
  const rest = sumBy(sorted.slice(LEVELS - 1), ([, customers]) => customers);
  return [...sorted.slice(0, LEVELS - 1), ["all others", rest]];
}

function altOf(column: CustomerColumn): string {
  if (column.texts !== null) {
    const [first] = levelsOf(column);
    return first === undefined
      ? `${column.name} empty`
      : `${column.name} most often ${first[0]} (${count(first[1]).text})`;
  }
  const known = Array.from(column.numbers ?? []).filter((value) => !Number.isNaN(value));
  if (column.type === "date" || known.length === 0)
    return `${column.name}, ${counted(known.length, "day").text}`;
  const end = (pick: (a: number, b: number) => number): string =>
    plainNumber(known.reduce((a, b) => pick(a, b))).text;
  return `${column.name} from ${end(Math.min)} to ${end(Math.max)}`;
}
