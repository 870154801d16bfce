import type { Cell, MimeBundle, Notebook, Output } from "./document";
import { sortedKeys } from "../../core/sorted-keys";

/**
 * The text of the notebook's `.ipynb` file: JSON indented by one, keys sorted, texts as lists of lines, a newline at
 * the end. That is Jupyter's own layout, so saving there changes nothing but what was edited. The same notebook
 * always gives the same text.
 */
export function formatNotebook(notebook: Notebook): string {
  const file = {
    cells: notebook.cells.map(formatCell),
    metadata: notebook.metadata,
    nbformat: notebook.nbformat,
    nbformat_minor: notebook.nbformat_minor,
  };
  return `${JSON.stringify(sortedKeys(file), wholeLetters, 1)}\n`;
}

/** Halves of letters become U+FFFD: JSON can hold them, but Jupyter cannot save them as UTF-8. */
function wholeLetters(_: string, value: unknown): unknown {
  return typeof value === "string" && /[\ud800-\udfff]/.test(value)
    ? value.replace(/\p{Cs}/gu, "\ufffd")
    : value;
}

function formatCell(cell: Cell): unknown {
  const source = lines(cell.source);
  if (cell.cell_type === "code") return { ...cell, source, outputs: cell.outputs.map(formatOutput) };
  if (!cell.attachments) return { ...cell, source };
  const attachments = Object.entries(cell.attachments).map(([name, data]) => [name, formatBundle(data)]);
  return { ...cell, source, attachments: Object.fromEntries(attachments) as unknown };
}

function formatOutput(output: Output): unknown {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: lines(output.text) };
    case "error":
      return output;
    case "display_data":
    case "execute_result":
      return { ...output, data: formatBundle(output.data) };
  }
}

function formatBundle(data: MimeBundle): unknown {
  return Object.fromEntries(
    Object.entries(data).map(([mime, value]) => [mime, isText(mime, value) ? lines(value) : value]),
  );
}

function isText(mime: string, value: unknown): value is string {
  const textual = mime.startsWith("text/") || mime === "application/javascript" || mime === "image/svg+xml";
  return textual && typeof value === "string";
}

/** The lines with their newlines, without an empty last one. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
