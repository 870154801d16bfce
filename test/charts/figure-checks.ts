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

/** The figure with its numbers rounded to six figures, so that a snapshot holds on every machine. */
export function rounded(figure: Figure): unknown {
  return JSON.parse(
    JSON.stringify(figure, (_key, value: unknown) =>
      typeof value === "number" ? Number(value.toPrecision(6)) : value,
    ),
  );
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
