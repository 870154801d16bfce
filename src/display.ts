import { createRequire } from "node:module";
import type { Figure } from "./charts/figure";
import { isQuantity, type Quantity } from "./format";
import { InputError } from "./math/input-error";
import { isTable, type Table } from "./table";

/** One output of a cell: the same thing in several MIME types, and what the report must know of it. */
export interface CellOutput {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a takeaway may contain: numbers with their text, or plain text. */
export type Interpolation = Quantity | string;

/** Shows a figure or a table below the cell. */
export function show(what: Figure | Table): void {
  send(isTable(what) ? tableOutput(what) : figureOutput(what));
}

/**
 * Writes a sentence or two under a figure. A template tag: numbers go in through `percent`, `money`,
 * `count` or `decimal`, which keep their values, so every number in the sentence can be traced.
 *
 * @example takeaway`The largest customer brings ${percent(0.36)} of the revenue.`
 */
export function takeaway(words: TemplateStringsArray, ...values: readonly Interpolation[]): void {
  send(proseOutput("takeaway", words, values));
}

/** As `takeaway`, for the findings that answer the notebook's question at its head. */
export function answer(words: TemplateStringsArray, ...values: readonly Interpolation[]): void {
  send(proseOutput("answer", words, values));
}

/** A figure as a cell's output: Plotly JSON for front ends that draw it, else its text. */
export function figureOutput(figure: Figure): CellOutput {
  const { title, alt, data, layout } = figure;
  const config = { displaylogo: false, responsive: true, showSendToCloud: false, plotlyServerURL: "" };
  return {
    data: {
      "application/vnd.plotly.v1+json": { data, layout, config },
      "text/plain": `[figure] ${title}. ${alt}`,
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

/** Prose as a cell's output: Markdown, and the claims (text and value) made in it. */
export function proseOutput(
  kind: "takeaway" | "answer",
  words: readonly string[],
  values: readonly Interpolation[],
): CellOutput {
  const claims: Quantity[] = [];
  const texts = values.map((value) => {
    if (isQuantity(value)) {
      claims.push({ text: value.text, value: value.value });
      return value.text;
    }
    if (typeof value === "string") return value;
    throw new InputError({
      where: kind,
      what: `${typeof value} ${String(value)}`,
      legal: "text, or a number with its text",
      remedy: "Wrap numbers: percent(x), money(x), count(x) or decimal(x)",
    });
  });
  const joined = (write: (value: string) => string) =>
    words
      .map((word, i) => word + (i < texts.length ? write(texts[i]) : ""))
      .join("")
      .replace(/\s*\n\s*(?!\s*[-*] )/g, " ")
      .trim();
  return {
    data: { "text/markdown": joined(escapeMarkdown), "text/plain": joined((value) => value) },
    metadata: { champo: { kind, claims } },
  };
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

type Send = (output: CellOutput & { readonly transient: object }) => void;

function send(output: CellOutput): void {
  // Loaded on use, so that the library also works where no kernel runs (tests, the command line).
  const kernel = createRequire(__filename)("tslab/dist/jupyter.js") as { lastWriteDisplayData?: Send | null };
  if (!kernel.lastWriteDisplayData) {
    throw new InputError({
      where: "show, takeaway or answer",
      what: "a call outside a notebook",
      legal: "a call from a cell of a running TypeScript (tslab) kernel",
      remedy: "Outside a notebook, use figureOutput, tableOutput or proseOutput",
    });
  }
  kernel.lastWriteDisplayData({ ...output, transient: {} });
}
