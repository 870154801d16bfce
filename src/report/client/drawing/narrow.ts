import { inLines } from "../../../text/in-lines";
import { fields, type Json } from "../../figure-data/trace-words";
import { foldedPanels, panelsAcross } from "./fold-panels";

/** Room for the names of ticks of one panel and of each of several, and the widths of a letter of a title, a note and a tick, in pixels. */
const TICK_NAMES = 130;
const PANEL_TICKS = 24;
const LETTER = 8;
const NOTE_LETTER = 6.5;
/** Letters of a line of a name at a vertical axis, and the height of a further line of a note. */
const NAME = 26;
const LINE = 16;

/**
 * What a layout needs where there is little room: titles of horizontal axes and notes above panels in as many lines as it takes
 * (Plotly cuts what is longer than its place), notes at the right edge inside the plot, long names at the vertical axis in lines,
 * panels in rows of two.
 */
export function narrowed(layout: Json, data: readonly Json[], width: number): Json {
  const { annotations, lines } = narrowNotes(layout, width);
  const margin = fields(layout["margin"]);
  const smaller = (side: string, most: number) => Math.min(Number(margin[side] ?? 80), most);
  const fitted = {
    ...layout,
    ...wrappedTitles(layout, data, width),
    ...wrappedNames(layout, data),
    ...(annotations.length > 0 ? { annotations } : {}),
    margin: {
      ...margin,
      l: smaller("l", 48),
      r: smaller("r", 16),
      t: smaller("t", 24) + LINE * (lines - 1),
      b: smaller("b", 56),
    },
  };
  return foldedPanels(fitted, data);
}

function wrappedTitles(layout: Json, data: readonly Json[], width: number): Json {
  const columns = panelsAcross(layout, data);
  const tickNames = Math.max(TICK_NAMES, namesWidth(data));
  const axes = Object.entries(layout).filter(([key]) => /^xaxis\d*$/.test(key));
  return Object.fromEntries(
    axes.map(([key, value]) => {
      const [from, to] = (fields(value)["domain"] ?? [0, 1 / columns]) as readonly number[];
      const room = to - from > 0.9 ? width - tickNames : (width - 64) * (to - from) - PANEL_TICKS;
      const most = Math.floor(room / LETTER);
      const title = fields(fields(value)["title"]);
      const text = title["text"];
      if (typeof text !== "string" || text.length <= most) return [key, value];
      return [key, { ...fields(value), title: { ...title, text: inLines(text, most).join("<br>") } }];
    }),
  );
}

/** Notes of the paper: those above one row of panels share its width. */
function narrowNotes(layout: Json, width: number): { annotations: readonly Json[]; lines: number } {
  const notes = Array.isArray(layout["annotations"]) ? (layout["annotations"] as readonly Json[]) : [];
  const isFree = (note: Json) =>
    note["xref"] === "paper" && note["showarrow"] === false && note["textangle"] === undefined;
  let lines = 1;
  const annotations = notes.map((note) => {
    if (!isFree(note)) return note;
    const x = Number(note["x"]);
    if (x > 1) return { ...note, x: 1, xanchor: "right", yanchor: "bottom" };
    const inRow = notes.filter((other) => isFree(other) && other["y"] === note["y"]).length;
    const centred = note["xanchor"] === "center" && (x <= 0.01 || x >= 0.99);
    const placed = centred ? { ...note, xanchor: x < 0.5 ? "left" : "right" } : note;
    if (inRow < 2 || typeof note["text"] !== "string" || note["text"].includes("<br>")) return placed;
    const wrapped = inLines(note["text"], Math.floor((width - 64) / inRow / NOTE_LETTER));
    if (Number(note["y"]) >= 1) lines = Math.max(lines, wrapped.length);
    return { ...placed, text: wrapped.join("<br>") };
  });
  return { annotations, lines };
}

/** The width that the names at a vertical axis take, each in the lines that it has, in pixels. */
function namesWidth(data: readonly Json[]): number {
  const lengths = namesOf(data).flatMap((name) =>
    name.split("<br>").map(({ length }) => Math.min(length, NAME)),
  );
  return Math.max(0, ...lengths) * NOTE_LETTER + PANEL_TICKS;
}

/** The names at the vertical axis, each once; none where it has numbers. */
function namesOf(data: readonly Json[]): readonly string[] {
  const values = [...new Set(data.flatMap(({ y }) => (Array.isArray(y) ? (y as unknown[]) : [])))];
  return values.every((value) => typeof value === "string") ? values : [];
}

function wrappedNames(layout: Json, data: readonly Json[]): Json {
  const axis = fields(layout["yaxis"]);
  const names = namesOf(data);
  if (axis["tickvals"] !== undefined || !names.some(({ length }) => length > 1.15 * NAME)) return {};
  const ticktext = names.map((name) => inLines(name, NAME).join("<br>"));
  return { yaxis: { ...axis, tickvals: names, ticktext } };
}
