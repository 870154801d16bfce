import { fields, type Json } from "../../figure-data/trace-words";

/** So many panels lie next to each other where there is little room, and the height of each, of the numbers below it and of a line of its title. */
const ACROSS = 2;
const PANEL = 120;
const NUMBERS = 40;
const LINE = 20;

/** How many panels lie next to each other in a narrow figure: two, or fewer where there are fewer. */
export function panelsAcross(layout: Json): number {
  return Math.min(ACROSS, Number(fields(layout["grid"])["columns"] ?? 1));
}

/**
 * Panels of their own scales, more than two next to each other, as rows of two with room for the lines of their titles.
 * `meta.height` is the height that they take, in pixels.
 */
export function foldedPanels(layout: Json): Json {
  const grid = fields(layout["grid"]);
  if (grid["pattern"] !== "independent" || Number(grid["columns"]) <= ACROSS) return layout;
  const panels = Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key));
  const rows = Math.ceil(panels.length / ACROSS);
  const lines = Math.max(...panels.map((key) => titleOf(layout, key).split("<br>").length));
  const gap = NUMBERS + LINE * lines;
  return {
    ...layout,
    ...firstTitled(layout),
    grid: { ...grid, rows, columns: ACROSS, ygap: gap / (PANEL + gap), xgap: 0.2 },
    meta: { ...fields(layout["meta"]), height: rows * (PANEL + gap) + NUMBERS },
  };
}

/** The title that the first vertical axis has at the first of each row, and nowhere else. */
function firstTitled(layout: Json): Json {
  const axes = Object.keys(layout).filter((key) => /^yaxis\d*$/.test(key));
  return Object.fromEntries(
    axes.map((key) => {
      const place = Number(key.slice("yaxis".length) || 1) - 1;
      const text = place % ACROSS === 0 ? titleOf(layout, "yaxis") : "";
      return [key, { ...fields(layout[key]), title: { ...fields(fields(layout[key])["title"]), text } }];
    }),
  );
}

function titleOf(layout: Json, axis: string): string {
  const { text } = fields(fields(layout[axis])["title"]);
  return typeof text === "string" ? text : "";
}
