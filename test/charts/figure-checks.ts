import { expect } from "vitest";
import type { Figure, Layout } from "../../src/charts/base/figure";

/** What every figure owes its reader: a title in the drawing, words for those who cannot see it, named axes, plain data. */
export function expectSoundFigure(figure: Figure): void {
  expect(figure.title.trim()).not.toBe("");
  expect((figure.layout.title as { text: string }).text).toBe(figure.title);
  expect(figure.alt.length).toBeGreaterThan(20);
  expect(figure.alt).toMatch(/\d/);
  expect(figure.alt).not.toMatch(/undefined|NaN|null|\[object/);
  expect(JSON.parse(JSON.stringify(figure))).toEqual(withoutUndefined(figure));
  for (const name of cartesianAxes(figure)) {
    const title = (figure.layout[name] as { title?: { text?: string } } | undefined)?.title?.text;
    expect(title, `${figure.title}: title of ${name}`).toBeTypeOf("string");
  }
}

/**
 * What a figure draws, in a line: each trace's type with its number of marks, equal neighbours counted, as in
 * `bar of 4 (x 3), scatter of 12`. A heat map's marks are its rows by columns.
 */
export function marksOf(figure: Figure): string {
  const traces = figure.data.map((trace) => {
    const [rows, columns] = shapeOf(trace["z"]);
    const marks = columns === undefined ? String(longest(trace)) : `${rows} by ${columns}`;
    return `${trace.type} of ${marks}`;
  });
  const runs: { text: string; times: number }[] = [];
  for (const text of traces) {
    const last = runs[runs.length - 1];
    if (last?.text === text) last.times++;
    else runs.push({ text, times: 1 });
  }
  return runs.map(({ text, times }) => (times > 1 ? `${text} (x ${times})` : text)).join(", ");
}

/** Rows and columns of a matrix, as an array of arrays or packed; rows alone of a list. */
function shapeOf(z: unknown): readonly number[] {
  if (Array.isArray(z)) return Array.isArray(z[0]) ? [z.length, z[0].length] : [z.length];
  const packed = z as { readonly shape?: string } | undefined;
  return packed?.shape?.split(", ").map(Number) ?? [];
}

/** The length of the lists that place a trace's marks, which must all be equal. */
function longest(trace: Readonly<Record<string, unknown>>): number {
  const lists = ["x", "y", "r", "theta", "values", "labels", "locations", "z"].flatMap((name) =>
    Array.isArray(trace[name]) ? [trace[name].length] : [],
  );
  expect(new Set(lists).size, "lists of one trace have one length").toBeLessThanOrEqual(1);
  return lists[0] ?? 0;
}

function cartesianAxes(figure: Figure): string[] {
  const cartesian = figure.data.filter(
    (trace) => !["choropleth", "scattergeo", "scatterpolar", "treemap"].includes(trace.type),
  );
  const names = new Set<string>();
  for (const trace of cartesian) {
    names.add(layoutName("x", trace.xaxis));
    names.add(layoutName("y", trace.yaxis));
  }
  return [...names];
}

function layoutName(letter: "x" | "y", reference: unknown): keyof Layout & string {
  return `${letter}axis${typeof reference === "string" ? reference.slice(1) : ""}`;
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
