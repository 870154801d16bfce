import { fields, type Json } from "../figure-data/trace-words";
import { DARK, LIGHT, type Palette } from "../pages/palette";
import { narrowed } from "./drawing/narrow";
import { onDark } from "./neutral-colour";

/** How a figure is to be shown. */
export interface Presentation {
  readonly theme: "light" | "dark";
  /** Width of its place in CSS pixels. */
  readonly width: number;
  /** Height of its place in CSS pixels. */
  readonly height: number;
  /** Whether the figure keeps that size whatever the window does, as on paper. */
  readonly fixed: boolean;
  /** Whether a finger that drags over the figure means to scroll the page. */
  readonly touch: boolean;
}

/** Below this width, in pixels, legends go under the plot and margins shrink. */
const NARROW = 560;

/** Whether a place of this width has room for a legend only under the plot. */
export function isNarrow(width: number): boolean {
  return width < NARROW;
}

const CLEAR = "rgba(0, 0, 0, 0)";
const FONT = '"Report Sans", system-ui, sans-serif';

/**
 * A figure in the page's type and colours: clear paper, the theme's ink and grid, and in the dark its greys turned
 * round. The figure's own meaning, its hues and scales, is left alone. Pure: same input, same output.
 */
export function themed(
  data: readonly Json[],
  layout: Json,
  presentation: Presentation,
): { data: readonly Json[]; layout: Json } {
  const palette = presentation.theme === "dark" ? DARK : LIGHT;
  const turn = (value: unknown, keep: boolean) =>
    presentation.theme === "dark" ? turned(value, "", keep) : value;
  const traces = data.map((trace) => turn(trace, CELLS.has(String(trace["type"]))) as Json);
  const own = turn(layout, false) as Json;
  const framed = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, subplot(key, value, palette)]),
  );
  return { data: traces, layout: fitted({ ...framed, ...general(own, palette) }, data, presentation) };
}

/** Traces whose texts are on cells of their own colour, not on the page. */
const CELLS = new Set(["treemap", "sunburst", "icicle", "pie", "funnelarea", "heatmap"]);

function turned(value: unknown, key: string, keepText: boolean): unknown {
  if (key === "insidetextfont" || (keepText && key === "textfont") || key === "colorscale") return value;
  if (typeof value === "string") return /colou?rs?$/i.test(key) ? onDark(value, DARK) : value;
  if (Array.isArray(value)) return value.map((item) => turned(item, key, keepText));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, turned(held, name, keepText)]),
  );
}

/** For subplots the figure's layout does not name: its template, with the theme's colours. */
function template(own: unknown, palette: Palette): Json {
  const given = fields(own);
  const layout = fields(given["layout"]);
  const parts = ["xaxis", "yaxis", "geo", "polar", "scene", "ternary"];
  const coloured = parts.map((part) => [part, subplot(part, layout[part], palette)]);
  return { ...given, layout: { ...layout, ...(Object.fromEntries(coloured) as Json) } };
}

function general(own: Json, palette: Palette): Json {
  return {
    template: template(own["template"], palette),
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    // Keeps the reader's zoom when the theme changes.
    uirevision: "kept",
    autosize: true,
    font: { ...fields(own["font"]), family: FONT, color: palette.ink },
    hoverlabel: {
      ...fields(own["hoverlabel"]),
      bgcolor: palette.surface,
      bordercolor: palette.muted,
      font: { family: FONT, size: 13, color: palette.ink },
    },
    legend: { ...fields(own["legend"]), bgcolor: CLEAR },
    modebar: { bgcolor: CLEAR, color: palette.muted, activecolor: palette.accent },
  };
}

function subplot(key: string, value: unknown, palette: Palette): unknown {
  const own = fields(value);
  if (/^[xy]axis\d*$/.test(key)) return { ...own, ...axisColours(palette) };
  if (/^geo\d*$/.test(key)) {
    return {
      ...own,
      bgcolor: CLEAR,
      landcolor: palette.grid,
      showframe: false,
      coastlinecolor: palette.line,
      countrycolor: palette.line,
      lakecolor: palette.surface,
      oceancolor: palette.surface,
    };
  }
  const axes: readonly string[] = /^scene\d*$/.test(key)
    ? ["xaxis", "yaxis", "zaxis"]
    : /^polar\d*$/.test(key)
      ? ["radialaxis", "angularaxis"]
      : /^ternary\d*$/.test(key)
        ? ["aaxis", "baxis", "caxis"]
        : [];
  if (axes.length === 0) return value;
  const coloured = axes.map((axis) => [axis, { ...fields(own[axis]), ...axisColours(palette) }]);
  return { ...own, bgcolor: CLEAR, ...(Object.fromEntries(coloured) as Json) };
}

function axisColours(palette: Palette): Json {
  return {
    gridcolor: palette.grid,
    linecolor: palette.line,
    zerolinecolor: palette.muted,
    tickcolor: palette.line,
    // Room for labels is found by Plotly: the page's type and width are not those the figure was made for.
    automargin: true,
  };
}

/** At the bottom of the figure, with room kept for it: a place in shares of the plot would lie over the axis's title where the plot is low. */
const BELOW = { orientation: "h", yref: "container", y: 0, yanchor: "bottom" };
/** The same above the plot. */
const ABOVE = { yref: "container", y: 1, yanchor: "top" };

function fitted(layout: Json, data: readonly Json[], { width, height, fixed, touch }: Presentation): Json {
  const narrow = isNarrow(width);
  const placed = { ...layout, legend: placedLegend(layout, narrow) };
  const sized = fixed ? { ...placed, width, height, autosize: false } : placed;
  const held = touch ? { ...sized, dragmode: false } : sized;
  return narrow ? narrowed(held, data, width) : held;
}

/** Where words lie below the plot, a legend stays below them: no room is kept for these. */
function placedLegend(layout: Json, narrow: boolean): Json {
  const legend = fields(layout["legend"]);
  const isFlat = legend["orientation"] === "h";
  if (!narrow && isFlat && Number(legend["y"]) > 1) return { ...legend, ...ABOVE };
  if (!narrow && !(isFlat && Number(legend["y"]) < 0)) return legend;
  const notes = (layout["annotations"] ?? []) as readonly Json[];
  const overNotes = notes.some((note) => note["yref"] === "paper" && Number(note["y"]) < 0);
  const left = narrow ? { x: 0, xanchor: "left", font: { ...fields(legend["font"]), size: 11 } } : {};
  return overNotes ? { ...legend, orientation: "h", ...left } : { ...legend, ...BELOW, ...left };
}
