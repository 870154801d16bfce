import { digestOf } from "../../core/digest";
import { compareValues } from "../run/compare-values";
import { isCode, type Cell, type MimeBundle, type Notebook, type Output } from "../document/document";
import { commonSubsequence, lineDiff } from "./line-diff";
import { PLOTLY_MIME } from "../drawing/static-figures";

/** What two versions of a notebook differ in at one cell, or in the notebook's own metadata. */
export interface CellDifference {
  /** `cell 5 (1c5379bd), code`, by its place in the newer version, or in the older one where it went. */
  readonly cell: string;
  /** Lines for a reader, marked `-` and `+`. */
  readonly lines: readonly string[];
}

/** The difference of two notebooks: what people wrote, and what running it gave, each on its own. */
export interface NotebookDiff {
  /** Texts, kinds, metadata, attachments and order of the cells, and the notebook's metadata. */
  readonly source: readonly CellDifference[];
  /** Outputs of the cells. */
  readonly outputs: readonly CellDifference[];
}

/**
 * Compares two versions of a notebook. Cells are matched by their ids, so a changed cell is shown as changed; cells with
 * unknown ids are matched by their text. A cell that moved is shown as removed in one place and added in another.
 *
 * Numbers in outputs are the same within 1e-6 of their size; figures are compared by the data they are drawn from, other
 * pictures by their bytes. Execution counts are no difference.
 *
 * @returns Frozen; empty lists for notebooks that say the same.
 */
export function diffNotebooks(was: Notebook, is: Notebook): NotebookDiff {
  const [oldIds, newIds] = [was, is].map(({ cells }) => new Set(cells.map(({ id }) => id)));
  const same = (a: Cell, b: Cell): boolean =>
    a.id === b.id ||
    (!newIds.has(a.id) && !oldIds.has(b.id) && a.cell_type === b.cell_type && a.source === b.source);
  const pairs = commonSubsequence(was.cells, is.cells, same).map(
    ([i, j]) =>
      [i === null ? undefined : was.cells[i], j === null ? undefined : is.cells[j], j ?? i] as const,
  );
  const told = (tell: (a: Cell | undefined, b: Cell | undefined) => string[]): CellDifference[] =>
    pairs.flatMap(([a, b, place]) => {
      const lines = tell(a, b);
      return lines.length === 0
        ? []
        : [Object.freeze({ cell: heading(b ?? (a as Cell), place ?? 0, a, b), lines: Object.freeze(lines) })];
    });
  const metadata = compareValues(was.metadata, is.metadata, "metadata").map(line);
  return Object.freeze({
    source: Object.freeze([
      ...(metadata.length === 0 ? [] : [Object.freeze({ cell: "notebook", lines: Object.freeze(metadata) })]),
      ...told(sourceLines),
    ]),
    outputs: Object.freeze(told(outputLines)),
  });
}

/** A diff as text: first what was written, then what came out. Empty where there is no difference. */
export function describeDiff({ source, outputs }: NotebookDiff): string {
  const part = (title: string, differences: readonly CellDifference[]): string[] =>
    differences.length === 0
      ? []
      : [`== ${title} ==`, ...differences.flatMap(({ cell, lines }) => ["", cell, ...lines]), ""];
  return [...part("source", source), ...part("outputs", outputs)].join("\n");
}

function heading(cell: Cell, place: number, was: Cell | undefined, is: Cell | undefined): string {
  const fate = was === undefined ? ", new" : is === undefined ? ", gone" : "";
  return `cell ${place + 1} (${cell.id}), ${cell.cell_type}${fate}`;
}

function sourceLines(was: Cell | undefined, is: Cell | undefined): string[] {
  if (was === undefined || is === undefined) {
    const mark = was === undefined ? "+" : "-";
    return ((is ?? was) as Cell).source.split("\n").map((text) => `${mark} ${text}`);
  }
  const written = ({ id, cell_type, metadata, ...rest }: Cell): unknown => ({
    id,
    cell_type,
    metadata,
    attachments: "attachments" in rest ? withoutPictures(rest.attachments ?? {}) : undefined,
  });
  return [...lineDiff(was.source, is.source), ...compareValues(written(was), written(is), "").map(line)];
}

function outputLines(was: Cell | undefined, is: Cell | undefined): string[] {
  const [before, after] = [was, is].map((cell) =>
    cell !== undefined && isCode(cell) ? cell.outputs.map(comparable) : [],
  );
  return compareValues(before, after, "outputs").map(line);
}

/** What of an output is compared: pictures drawn from a figure's data say nothing that the data does not. */
function comparable(output: Output): unknown {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return output;
  const { output_type, data, metadata } = output;
  const drawn = PLOTLY_MIME in data;
  const kept = Object.entries(data).filter(([mime]) => !drawn || !mime.startsWith("image/"));
  return { output_type, data: withoutPictures(Object.fromEntries(kept)), metadata };
}

/** Pictures described by size and fingerprint, not by their bytes. */
function withoutPictures(data: MimeBundle): unknown {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value === "object" && value !== null && !Array.isArray(value) && !name.endsWith("json"))
        return [name, withoutPictures(value as MimeBundle)];
      if (!/^image\/(?!svg)/.test(name) || typeof value !== "string") return [name, value];
      const bytes = Buffer.from(value, "base64");
      return [name, `picture ${digestOf(bytes).slice(0, 12)}, ${bytes.length} bytes`];
    }),
  );
}

function line({
  path,
  was,
  is,
}: {
  readonly path: string;
  readonly was: string;
  readonly is: string;
}): string {
  return `~ ${path.replace(/^\./, "")}: ${was} -> ${is}${change(was, is)}`;
}

/** How far a number moved, in percent of what it was. */
function change(was: string, is: string): string {
  const [from, to] = [Number(was), Number(is)];
  if (was === "" || is === "" || !Number.isFinite(from) || !Number.isFinite(to) || from === 0) return "";
  const percent = (100 * (to - from)) / Math.abs(from);
  return ` (${percent > 0 ? "+" : ""}${Number(percent.toPrecision(2))}%)`;
}
