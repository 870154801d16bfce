import { isRecord } from "../../core/is-record";
import { unpackedNumbers } from "./packed-numbers";

/** A part of a figure's JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** A value of a figure as a table shows it; null where the figure has a gap. */
export type DataCell = string | number | null;

/** A column of a figure's data before it is typed. */
export interface Column {
  /** With its unit in parentheses, as axis titles have it. */
  readonly title: string;
  readonly values: readonly DataCell[];
}

/** The list held by a property of a trace, its texts as a reader sees them; undefined where it holds none. */
export function cells(value: unknown): readonly DataCell[] | undefined {
  const packed = unpackedNumbers(value);
  if (packed) return packed;
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) => {
    if (typeof item === "number") return Number.isFinite(item) ? item : null;
    return item === null || item === undefined ? null : plain(String(item));
  });
}

/** The rows of a table of numbers, also where Plotly's JSON packs it. */
export function gridOf(value: unknown): readonly (readonly DataCell[])[] {
  if (Array.isArray(value)) return value.map((row) => cells(row) ?? []);
  const flat = unpackedNumbers(value);
  const width = Number(/(\d+)\s*$/.exec(String(fields(value)["shape"] ?? ""))?.[1] ?? 0);
  if (!flat || width < 1) return [];
  return Array.from({ length: Math.floor(flat.length / width) }, (_, i) =>
    flat.slice(i * width, (i + 1) * width),
  );
}

export function typeOf(trace: Json): string {
  return typeof trace["type"] === "string" ? trace["type"] : "scatter";
}

/** A trace's name, where it has one. */
export function nameOf(trace: Json): string | undefined {
  const name = trace["name"];
  return typeof name === "string" && name.trim() !== "" ? plain(name) : undefined;
}

/** Where the layout describes a trace's axis: `yaxis2`. */
export function axisKey(trace: Json, key: "x" | "y"): string {
  const axis = trace[`${key}axis`];
  return `${key}axis${typeof axis === "string" ? axis.slice(1) : ""}`;
}

/** The title of a trace's axis, where it has one. */
export function axisTitle(trace: Json, key: "x" | "y", layout: Json): string | undefined {
  return titleOf(layout[axisKey(trace, key)]);
}

/** What the colours of a trace mean; undefined where its scale is labelled with other numbers than those drawn. */
export function scaleTitle(trace: Json): string | undefined {
  const scale = fields(trace["colorbar"]);
  return scale["ticktext"] === undefined ? titleOf(scale) : undefined;
}

function titleOf(part: unknown): string | undefined {
  const text = fields(fields(part)["title"])["text"];
  return typeof text === "string" && text.trim() !== "" ? plain(text) : undefined;
}

/** Plotly's small HTML as plain text: line breaks become spaces, tags go, entities are letters again. */
export function plain(text: string): string {
  return text
    .replace(/<br ?\/?>/gi, " ")
    .replace(/<\/?(?:b|i|u|s|em|strong|sub|sup|extra|span)(?: style="[^"<>]*")?>/gi, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .trim();
}

export function fields(value: unknown): Json {
  return isRecord(value) ? (value as Json) : {};
}
