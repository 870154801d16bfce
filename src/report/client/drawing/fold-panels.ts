import { fields, type Json } from "../../figure-data/trace-words";

/** So many panels lie next to each other where there is little room, and the height of each, of the numbers below it and of a line of its title. */
const ACROSS = 2;
const PANEL = 120;
const NUMBERS = 40;
const LINE = 20;

/** How many panels lie next to each other in a narrow figure: two where they are folded. */
export function panelsAcross(layout: Json, data: readonly Json[]): number {
  return isFolded(layout, data) ? ACROSS : Number(fields(layout["grid"])["columns"] ?? 1);
}

/**
 * Panels of their own scales, more than two next to each other, as rows of two with room for the lines of their titles.
 * `meta.height` is the height that they take, in pixels.
 */
export function foldedPanels(layout: Json, data: readonly Json[]): Json {
  if (!isFolded(layout, data)) return layout;
  const panels = panelsOf(layout, data);
  const rows = Math.ceil(Math.max(1, ...panels.map(numberOf)) / ACROSS);
  const lines = Math.max(1, ...panels.map((axis) => titleOf(layout, axis).split("<br>").length));
  const gap = NUMBERS + LINE * lines;
  return {
    ...layout,
    ...firstTitled(layout),
    grid: { ...fields(layout["grid"]), rows, columns: ACROSS, ygap: gap / (PANEL + gap), xgap: 0.2 },
    meta: { ...fields(layout["meta"]), height: rows * (PANEL + gap) + NUMBERS },
  };
}

/** Traces without axes, as pies, name their row and column in the grid: they stay there. */
function isFolded(layout: Json, data: readonly Json[]): boolean {
  const grid = fields(layout["grid"]);
  const isWide = grid["pattern"] === "independent" && Number(grid["columns"]) > ACROSS;
  return isWide && data.every(({ domain }) => domain === undefined);
}

/** The horizontal axes of the panels: those of the layout, and those that only traces name. */
function panelsOf(layout: Json, data: readonly Json[]): readonly string[] {
  const named = data.map(({ xaxis }) => (typeof xaxis === "string" ? xaxis.replace("x", "xaxis") : "xaxis"));
  return [...new Set([...Object.keys(layout), ...named])].filter((key) => /^xaxis\d*$/.test(key));
}

/** The number of an axis: that of `xaxis` is 1. */
function numberOf(axis: string): number {
  return Number(axis.slice("xaxis".length) || 1);
}

/** The title that the first vertical axis has at the first of each row, and nowhere else. */
function firstTitled(layout: Json): Json {
  const axes = Object.keys(layout).filter((key) => /^yaxis\d*$/.test(key));
  return Object.fromEntries(
    axes.map((key) => {
      const text = numberOf(key) % ACROSS === 1 ? titleOf(layout, "yaxis") : "";
      return [key, { ...fields(layout[key]), title: { ...fields(fields(layout[key])["title"]), text } }];
    }),
  );
}

function titleOf(layout: Json, axis: string): string {
  const { text } = fields(fields(layout[axis])["title"]);
  return typeof text === "string" ? text : "";
}
