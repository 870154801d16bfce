import { groupBy } from "../../core/group-by";
import type { Json } from "../chapters/figure-payload";
import { typeOf } from "../figure-data/trace-words";
import type { ReportFigure } from "./read-report";

/** A figure that is not as it was; null where there was or is none. */
export interface MovedFigure {
  readonly notebook: string;
  readonly title: string;
  readonly was: ReportFigure | null;
  readonly is: ReportFigure | null;
}

/** Figures whose data differ, by notebook and title; the second of a title in a notebook is compared with the second. */
export function compareFigures(
  before: readonly ReportFigure[],
  after: readonly ReportFigure[],
): readonly MovedFigure[] {
  const [was, is] = [before, after].map((figures) => groupBy(figures, keyOf));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key) ?? [], is.get(key) ?? []];
    return Array.from({ length: Math.max(old.length, now.length) }, (_, i): MovedFigure => {
      const { notebook, title } = now[i] ?? old[i];
      return { notebook, title, was: old[i] ?? null, is: now[i] ?? null };
    }).filter((pair) => JSON.stringify(pair.was?.data) !== JSON.stringify(pair.is?.data));
  });
}

function keyOf({ notebook, title }: ReportFigure): string {
  return `${notebook}\n${title}`;
}

/** Traces that can lie over each other on the same axes. */
const OVERLAID = new Set(["scatter", "bar", "histogram"]);
const BEFORE = "#9A9A9A";

/** The figure as it is over the figure as it was, in grey; null where the kind of figure cannot be overlaid. */
export function overlaid({ was, is }: MovedFigure): readonly Json[] | null {
  if (was === null || is === null) return null;
  const all = [...was.data, ...is.data];
  if (!all.every((trace) => OVERLAID.has(typeOf(trace)))) return null;
  const grey = was.data.map((trace): Json => ({
    ...trace,
    name: `before: ${typeof trace["name"] === "string" ? trace["name"] : "as it was"}`,
    opacity: 0.55,
    marker: { ...(trace["marker"] as Json | undefined), color: BEFORE },
    line: { ...(trace["line"] as Json | undefined), color: BEFORE },
    textfont: { color: BEFORE, size: 9 },
  }));
  return [...grey, ...is.data];
}
