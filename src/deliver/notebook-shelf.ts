import { asShown } from "../report/chapters/as-shown";
import { readOutput } from "../report/chapters/read-output";
import { cellAddress } from "../report/claims/claim-id";
import type { ClaimSource } from "../report/claims/claim-marks";
import type { TableSpec } from "../report/chapters/table-markup";
import { claimNamed, sayingsOf } from "../report/pages/landing";
import type { ReportRequest } from "../report/export-report";
import { isCode } from "../notebook/document/document";
import { sourcedSaying, words, type SourcedText } from "./sourced-text";
import type { PaperBlock } from "./paper";

/** A table of a notebook and the cell that made it. */
export interface ShelfTable {
  readonly table: TableSpec;
  readonly source: ClaimSource;
}

/**
 * What executed notebooks say, found by notebook and cell, never by position. What a run did not make is not there: lists
 * are empty, the rest is undefined.
 */
export interface NotebookShelf {
  /** Answers and takeaways of a cell, in order. */
  sayings(notebook: string, cell: string): readonly SourcedText[];
  /** All answers of a notebook, in order. */
  answers(notebook: string): readonly SourcedText[];
  /** The first saying of a notebook that has a number or word of that name. */
  named(notebook: string, claim: string): SourcedText | undefined;
  /** The first table of a cell whose caption begins so. */
  table(notebook: string, cell: string, caption?: string): ShelfTable | undefined;
  /** The figure of a cell, where a picture of it was drawn. */
  figure(notebook: string, cell: string): Extract<PaperBlock, { readonly kind: "figure" }> | undefined;
  /** The sentences of a Markdown cell, without its heading. */
  sentences(notebook: string, cell: string): readonly SourcedText[];
  /** The address of a cell; undefined where there is none. */
  source(notebook: string, cell: string): ClaimSource | undefined;
}

/** A shelf of executed notebooks. Paths of the machine that ran them are left out. */
export function notebookShelf(notebooks: ReportRequest["notebooks"]): NotebookShelf {
  const documents = new Map(notebooks.map(({ name, document }) => [name, asShown(document)]));
  const placed = (notebook: string, id: string) => {
    const cells = documents.get(notebook)?.cells ?? [];
    const index = cells.findIndex((each) => each.id === id);
    if (index < 0) return undefined;
    const source = { href: cellAddress(`${notebook}.html`, id), notebook, position: index + 1 };
    return { cell: cells[index], source };
  };
  const blocksOf = (notebook: string, id: string) => {
    const cell = placed(notebook, id)?.cell;
    return cell !== undefined && isCode(cell) ? cell.outputs.flatMap(readOutput) : [];
  };
  const sayings = (notebook: string) => {
    const document = documents.get(notebook);
    return document === undefined ? [] : sayingsOf(document);
  };
  return Object.freeze({
    sayings: (notebook: string, id: string) =>
      sayings(notebook)
        .filter(({ source }) => source.cell.id === id)
        .map((saying) => sourcedSaying(saying, notebook)),
    answers: (notebook: string) =>
      sayings(notebook)
        .filter(({ kind }) => kind === "answer")
        .map((saying) => sourcedSaying(saying, notebook)),
    named: (notebook: string, claim: string) => {
      const found = sayings(notebook).find((saying) => claimNamed(saying, claim) !== undefined);
      return found && sourcedSaying(found, notebook);
    },
    table: (notebook: string, id: string, caption = "") => {
      const tables = blocksOf(notebook, id).flatMap((block) => (block.kind === "table" ? [block.table] : []));
      const found = tables.find((each) => each.caption.startsWith(caption));
      const place = placed(notebook, id);
      return found && place && { table: found, source: place.source };
    },
    figure: (notebook: string, id: string) => {
      const found = blocksOf(notebook, id).find((block) => block.kind === "figure");
      const place = placed(notebook, id);
      if (found?.png === undefined || place === undefined) return undefined;
      return {
        kind: "figure" as const,
        title: found.title,
        alt: found.alt,
        png: found.png,
        source: place.source,
      };
    },
    sentences: (notebook: string, id: string) => {
      const cell = placed(notebook, id)?.cell;
      if (cell === undefined || isCode(cell)) return [];
      const prose = cell.source.replace(/^#.*$/gm, "").replace(/\s+/g, " ").trim();
      return prose === "" ? [] : prose.split(/(?<=[.!?]) (?=\p{Lu})/u).map(words);
    },
    source: (notebook: string, id: string) => placed(notebook, id)?.source,
  });
}
