import { inLines } from "../../text/in-lines";
import { fields } from "../figure-data/trace-words";
import { DARK, LIGHT, type Palette } from "../pages/palette";
import { onDark } from "./neutral-colour";

type Json = Readonly<Record<string, unknown>>;

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

/** Below this width legends go under the plot and margins shrink. */
const NARROW = 560;
/** In a narrow place: room for the names of ticks, and the width of a letter of a title, in pixels. */
const TICK_NAMES = 130;
const LETTER = 8;
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
  return { data: traces, layout: fitted({ ...framed, ...general(own, palette) }, presentation) };
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

/** Titles of horizontal axes in as many lines as a narrow place needs: Plotly cuts what is longer than the place. */
function wrappedTitles(layout: Json, width: number): Json {
  const most = Math.floor((width - TICK_NAMES) / LETTER);
  const axes = Object.entries(layout).filter(([key]) => /^xaxis\d*$/.test(key));
  return Object.fromEntries(
    axes.map(([key, value]) => {
      const title = fields(fields(value)["title"]);
      const text = title["text"];
      if (typeof text !== "string" || text.length <= most) return [key, value];
      return [key, { ...fields(value), title: { ...title, text: inLines(text, most).join("<br>") } }];
    }),
  );
}

function fitted(layout: Json, { width, height, fixed, touch }: Presentation): Json {
  const sized = fixed ? { ...layout, width, height, autosize: false } : layout;
  const held = touch ? { ...sized, dragmode: false } : sized;
  if (width >= NARROW) return held;
  const margin = fields(layout["margin"]);
  const smaller = (side: string, most: number) => Math.min(Number(margin[side] ?? 80), most);
  return {
    ...held,
    ...wrappedTitles(layout, width),
    margin: { ...margin, l: smaller("l", 48), r: smaller("r", 16), t: smaller("t", 24), b: smaller("b", 56) },
    legend: {
      ...fields(layout["legend"]),
      orientation: "h",
      x: 0,
      xanchor: "left",
      y: -0.25,
      yanchor: "top",
    },
  };
}
