import { isRecord } from "../../core/is-record";
import { InputError } from "../../core/input-error";
import { typeOf } from "../figure-data/trace-words";
import { revealControls } from "../pages/reveal-controls";

export type Json = Readonly<Record<string, unknown>>;

/** A figure as the page carries it: Plotly's data and layout, checked, cleaned and without what the page decides. */
export interface FigurePayload {
  readonly data: readonly Json[];
  readonly layout: Json;
  /** In CSS pixels. */
  readonly height: number;
  /** Whether its axes have one scale: then it is only as high as a narrow place is wide. */
  readonly isSquare?: boolean;
  /** The types of its traces, each once. */
  readonly types: readonly string[];
  /** Whether countries or coastlines must be in the page. */
  readonly needsGeography: boolean;
}

const DEFAULT_HEIGHT = 440;
const GEOGRAPHIC = new Set(["choropleth", "scattergeo"]);
const TILED = new Set(["scattermap", "choroplethmap", "densitymap"]);

/**
 * Prepares a figure of a notebook for the report. Numbers are cut to seven significant digits, which no screen shows,
 * and hidden characters and markup other than Plotly's own for bold, breaks and the like are written out in its texts.
 * The title goes, since the caption says it, and the width, since the page sets it.
 *
 * @param spec The value under `application/vnd.plotly.v1+json`.
 * @param title The figure's title.
 * @param drawable The trace types the page's Plotly can draw (`traceTypes`).
 * @param where Notebook and cell, for the errors.
 * @throws InputError for a trace type that is not in the bundle (Plotly would draw it as something else without a
 *   word), and for figures that need the network: map tiles, or a shape file or picture by its address.
 */
export function figurePayload(
  spec: unknown,
  title: string,
  drawable: ReadonlySet<string>,
  where: string,
): FigurePayload {
  const place = `${where}, figure "${title}"`;
  const { data, layout } = record(spec, place);
  if (!Array.isArray(data)) {
    throw new InputError({ where: place, what: `data = ${JSON.stringify(data)}`, legal: "a list of traces" });
  }
  const traces = data.map((trace) => record(trace, place));
  const kinds = kindsOf(traces);
  for (const type of kinds.types) refuseUndrawable(type, drawable, place);
  for (const trace of traces) refuseAddress(trace["geojson"], "a trace's geojson", place);
  const plain = record(layout ?? {}, place);
  for (const image of listOf(plain["images"]))
    refuseAddress(image["source"], "the source of a picture", place);
  const { height } = plain;
  return {
    data: traces.map((trace) => compact(trace) as Json),
    layout: compact(withoutFrame(plain)) as Json,
    height: typeof height === "number" && height > 0 ? Math.round(height) : DEFAULT_HEIGHT,
    isSquare: Object.values(plain).some((part) => isRecord(part) && part["scaleanchor"] !== undefined),
    ...kinds,
  };
}

/** What a page needs to draw traces. */
export function kindsOf(traces: readonly Json[]): Pick<FigurePayload, "types" | "needsGeography"> {
  const types = [...new Set(traces.map(typeOf))];
  return { types, needsGeography: types.some((type) => GEOGRAPHIC.has(type)) };
}

function refuseUndrawable(type: string, drawable: ReadonlySet<string>, where: string): void {
  if (TILED.has(type)) {
    throw new InputError({
      where,
      what: `a trace of type "${type}", which fetches map tiles`,
      legal: "traces that can be drawn without a network",
      remedy: "Use choropleth or scattergeo",
    });
  }
  if (drawable.has(type)) return;
  throw new InputError({
    where,
    what: `a trace of type "${type}"`,
    legal: `a type of the Plotly bundle: ${[...drawable].sort().join(", ")}`,
  });
}

function refuseAddress(value: unknown, what: string, where: string): void {
  if (typeof value !== "string" || value.startsWith("data:")) return;
  throw new InputError({
    where,
    what: `${what} = "${value}"`,
    legal: "the data itself: a report loads nothing",
  });
}

/** Drops the title and the room kept free for it above the plot, and the size, which is the page's matter. */
function withoutFrame(layout: Json): Json {
  const dropped = new Set(["title", "width", "height", "autosize"]);
  const rest = Object.fromEntries(Object.entries(layout).filter(([key]) => !dropped.has(key)));
  const margin = rest["margin"];
  if (layout["title"] === undefined || typeof margin !== "object" || margin === null) return rest;
  const top = (margin as Json)["t"];
  return typeof top === "number" ? { ...rest, margin: { ...margin, t: Math.min(top, 32) } } : rest;
}

function compact(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(7));
  if (typeof value === "string") return safeText(value);
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, compact(held)]));
}

/** What Plotly's texts may hold of markup; everything else that looks like a tag, links above all, is text. */
const PLOTLY_TAG = /^<(?:\/?(?:b|i|u|s|em|strong|sub|sup|extra)>|br ?\/?>|\/span>|span style="[^"<>]*">)/;

function safeText(text: string): string {
  return revealControls(text).replace(/<(?=[/!?a-z])[^<>]*>?/gi, (tag) =>
    PLOTLY_TAG.test(tag) ? tag : tag.replace("<", "&lt;"),
  );
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value)
    ? value.filter((item): item is Json => typeof item === "object" && item !== null)
    : [];
}

function record(value: unknown, where: string): Json {
  if (isRecord(value)) return value as Json;
  throw new InputError({
    where,
    what: JSON.stringify(value) ?? String(value),
    legal: "an object with data and layout, as Plotly takes it",
  });
}
