import { createRequire } from "node:module";
import type { Figure } from "../charts/base/figure";
import { drawsSomething } from "./holds-something";
import { isQuantity, type Quantity } from "../text/format";
import { InputError } from "../core/input-error";
import { isFinding, type Finding, isNamedWord, type Interpolation } from "../text/prose";
import { isTable, type Table } from "../text/table";

/** One output of a cell: the same thing in several MIME types, and what the report must know of it. */
export interface CellOutput {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A number put into prose, and its place there. */
export interface PlacedClaim extends Quantity {
  /** First and last place (exclusive) in the Markdown. */
  readonly at: readonly [start: number, end: number];
}

/** A text put into prose, such as a customer's name, and its place there; with a name where a page asks for it. */
export type PlacedText = Omit<PlacedClaim, "value">;

/**
 * Shows a figure or a table below the cell; one that holds nothing is a sentence instead of an empty frame.
 *
 * @example show(table("Spend", [{ customer: "Ash", spend: 120 }, { customer: "Bay", spend: 80 }]))
 */
export function show(what: Figure | Table): void {
  send(shownOutput(what));
}

/** What `show` writes: a table or a figure, or a sentence where it has no row or draws nothing. */
export function shownOutput(what: Figure | Table): CellOutput {
  if (isTable(what)) {
    if (what.rows.length > 0) return tableOutput(what);
    return proseOutput("takeaway", ["", ": there is nothing to list."], [what.caption]);
  }
  if (drawsSomething(what)) return figureOutput(what);
  return proseOutput("takeaway", ["", ": there is nothing to draw. ", ""], [what.title, what.alt]);
}

/**
 * Writes a sentence or two under a figure: a finding of the library, or a template of one's own. In a template numbers
 * go in through `percent`, `money`, `count` or `decimal`, which keep their values, so every number can be traced.
 *
 * @example takeaway`The largest customer brings ${percent(0.36)} of the revenue.`
 */
export function takeaway(what: Finding): void;
export function takeaway(words: TemplateStringsArray, ...values: readonly Interpolation[]): void;
export function takeaway(words: TemplateStringsArray | Finding, ...values: readonly Interpolation[]): void {
  sendUnlessEmpty(spoken("takeaway", words, values));
}

/**
 * As `takeaway`, for the findings that answer the notebook's question at its head.
 *
 * @example answer`${count(3)} of ${count(21)} customers have gone silent.`
 */
export function answer(what: Finding): void;
export function answer(words: TemplateStringsArray, ...values: readonly Interpolation[]): void;
export function answer(words: TemplateStringsArray | Finding, ...values: readonly Interpolation[]): void {
  sendUnlessEmpty(spoken("answer", words, values));
}

/** A finding that has nothing to say is an empty text, and no output. */
function sendUnlessEmpty(output: CellOutput): void {
  if (String(output.data["text/plain"]).trim() !== "") send(output);
}

function spoken(
  kind: "takeaway" | "answer",
  words: TemplateStringsArray | Finding,
  values: readonly Interpolation[],
): CellOutput {
  return isFinding(words) ? proseOutput(kind, ["", ""], [words]) : proseOutput(kind, words, values);
}

/** A figure as a cell's output: Plotly JSON for front ends that draw it, else its text. */
export function figureOutput(figure: Figure): CellOutput {
  const { title, alt, data, layout } = figure;
  const config = { displaylogo: false, responsive: true, showSendToCloud: false, plotlyServerURL: "" };
  return {
    data: {
      "application/vnd.plotly.v1+json": { data, layout, config },
      "text/plain": `[figure] ${title}${/[.?!]$/.test(title) ? "" : "."} ${alt}`,
    },
    metadata: { champo: { kind: "figure", title, alt } },
  };
}

/** A table as a cell's output: its data for the report, HTML for Jupyter, text for all others. */
export function tableOutput(table: Table): CellOutput {
  return {
    data: {
      "application/vnd.champo.table+json": table,
      "text/html": tableHtml(table),
      "text/plain": tableText(table),
    },
    metadata: { champo: { kind: "table" } },
  };
}

/** Prose as a cell's output: Markdown, the claims (text and value) made in it, and the texts put into it. */
export function proseOutput(
  kind: "takeaway" | "answer",
  words: readonly string[],
  values: readonly Interpolation[],
): CellOutput {
  const parts = values.map((value) => partsOf(value, kind));
  const pieces = piecesOf(words, parts, escapeMarkdown);
  const claims: PlacedClaim[] = [];
  const texts: PlacedText[] = [];
  const put = parts.flat();
  let end = 0;
  pieces.forEach((piece, i) => {
    const start = end;
    end += piece.length;
    if (i % 2 === 0) return;
    const at = [start, end] as const;
    const part = put[(i - 1) / 2];
    if (typeof part === "string") texts.push({ text: part, at });
    else if (isQuantity(part)) claims.push({ ...part, at });
    else texts.push({ ...part, at });
  });
  return {
    data: {
      "text/markdown": pieces.join(""),
      "text/plain": piecesOf(words, parts, (text) => text).join(""),
    },
    metadata: { champo: { kind, claims, texts: texts.filter(({ text }) => text !== "") } },
  };
}

/** What is put in at one place, in pieces; a single one unless it is a sentence. */
function partsOf(value: Interpolation, where: string): Finding["parts"] {
  if (typeof value === "string") return [value];
  if (isFinding(value)) return value.parts;
  if (isQuantity(value) || isNamedWord(value)) return [value];
  throw new InputError({
    where,
    what: `${typeof value} ${String(value)}`,
    legal: "text, or a number with its text",
    remedy: "Wrap numbers: percent(x), money(x), count(x) or decimal(x)",
  });
}

/** Parts what was typed from what was put in; kept out of all texts. */
const SEAM = "\u{F0000}";

/** The text in pieces: typed ones at even places, those put in at odd ones. Line breaks but before lists go. */
function piecesOf(
  words: readonly string[],
  parts: readonly Finding["parts"][],
  write: (text: string) => string,
): readonly string[] {
  const clean = (text: string) => text.replaceAll(SEAM, "");
  const put = (part: Finding["parts"][number]) =>
    SEAM + write(clean(typeof part === "string" ? part : part.text)) + SEAM;
  return words
    .map((word, i) => clean(word) + (parts[i] ?? []).map(put).join(""))
    .join("")
    .replace(/\s*\n\s*(?!\s*[-*] )/g, " ")
    .trim()
    .split(SEAM);
}

/** Text from the data must stay text in Markdown too. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\`*_{}[\]<>#|~$!]/g, (mark) => `\\${mark}`);
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (mark) => entities[mark]);
}

function heading(column: Table["columns"][number]): string {
  return column.unit === undefined ? column.name : `${column.name} (${column.unit})`;
}

function tableHtml(table: Table): string {
  const cell = (tag: "th" | "td", text: string, i: number) =>
    `<${tag} style="text-align:${table.columns[i].align}">${escapeHtml(text)}</${tag}>`;
  const row = (tag: "th" | "td", texts: readonly string[]) =>
    `<tr>${texts.map((text, i) => cell(tag, text, i)).join("")}</tr>`;
  return [
    `<table><caption>${escapeHtml(table.caption)}</caption>`,
    `<thead>${row("th", table.columns.map(heading))}</thead>`,
    `<tbody>${table.rows.map((texts) => row("td", texts)).join("\n")}</tbody></table>`,
  ].join("\n");
}

function tableText(table: Table): string {
  const lines = [table.columns.map(heading), ...table.rows];
  const widths = table.columns.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const write = (line: readonly string[]) =>
    line
      .map((text, i) =>
        table.columns[i].align === "right" ? text.padStart(widths[i]) : text.padEnd(widths[i]),
      )
      .join("  ")
      .trimEnd();
  return [table.caption, ...lines.map(write)].join("\n");
}

/**
 * Shows an output of one's own below the cell. Outside a notebook its text is printed.
 *
 * @example displayOutput({ data: { "text/html": "<b>3</b>", "text/plain": "3" }, metadata: {} })
 */
export function displayOutput(output: CellOutput): void {
  if (cellWriter() === undefined) console.log(output.data["text/plain"]);
  else send(output);
}

type Send = (output: CellOutput & { readonly transient: object }) => void;

function send(output: CellOutput): void {
  const write = cellWriter();
  if (write === undefined) {
    throw new InputError({
      where: "show, takeaway or answer",
      what: "a call outside a notebook",
      legal: "a call from a cell of a running TypeScript (tslab) kernel",
      remedy: "Outside a notebook, use figureOutput, tableOutput or proseOutput",
    });
  }
  write({ ...output, transient: {} });
}

/** What writes below the cell that runs; undefined outside a kernel. */
function cellWriter(): Send | undefined {
  // Loaded on use, so that the library also works where no kernel runs (tests, the command line).
  const kernel = createRequire(__filename)("tslab/dist/jupyter.js") as { lastWriteDisplayData?: Send | null };
  return kernel.lastWriteDisplayData ?? undefined;
}
