import { readOutput, type Block } from "../report/chapters/read-output";
import { slug } from "../report/chapters/slug";
import type { TableSpec } from "../report/chapters/table-markup";
import { asShown } from "../report/chapters/as-shown";
import { cellAddress } from "../report/claims/claim-id";
import type { ClaimSource } from "../report/claims/claim-marks";
import { isCode, type Cell, type Notebook } from "../notebook/document/document";
import { count } from "../text/format";
import type { PaperBlock, PaperSection } from "./paper";
import { cellOf } from "./pick-table";
import { sourcedMarkdown, words, type SourcedText } from "./sourced-text";
import { sourcedSaying } from "./sourced-text";

/** Longer tables are cut for paper: the report has the whole. */
const MOST_ROWS = 25;

/**
 * An executed notebook as sections of a paper: its question, then a part for each heading with its text, findings, figures and
 * tables. Code and printed text are left out.
 */
export function chapterSections(name: string, document: Notebook): readonly PaperSection[] {
  const sections: { id: string; title: string; level: 1 | 2; blocks: PaperBlock[] }[] = [];
  const begin = (title: string, level: 1 | 2) => {
    sections.push({ id: `${name}-${slug(title)}-${sections.length}`, title, level, blocks: [] });
  };
  asShown(document).cells.forEach((cell, index) => {
    if (cell.cell_type === "markdown") {
      for (const piece of pieces(cell.source)) {
        const heading = /^(#{1,6})\s+(.*)$/s.exec(piece);
        if (heading !== null) begin(sourcedMarkdown(heading[2]).text, heading[1].length === 1 ? 1 : 2);
        else sections.at(-1)?.blocks.push(...proseBlocks(piece));
      }
      return;
    }
    const source = { href: cellAddress(`${name}.html`, cell.id), notebook: name, position: index + 1 };
    if (sections.length === 0) begin(name, 1);
    sections.at(-1)!.blocks.push(...outputsOf(cell).flatMap((block) => blocksOf(block, cell, source)));
  });
  return sections
    .filter(({ level, blocks }) => level === 1 || blocks.length > 0)
    .map((section) => ({ ...section, width: "whole" }));
}

function outputsOf(cell: Cell): readonly Block[] {
  return isCode(cell) ? cell.outputs.flatMap(readOutput) : [];
}

/** Headings and what is between empty lines. */
function pieces(markdown: string): readonly string[] {
  return markdown
    .replace(/^(#{1,6} .*)$/gm, "\n$1\n")
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

function proseBlocks(piece: string): readonly PaperBlock[] {
  if (!/^(?:[-*]|\d+\.)\s/.test(piece)) return [{ kind: "text", text: sourcedMarkdown(piece) }];
  const items = piece.split(/\n(?=(?:[-*]|\d+\.)\s)/).map((item) => item.replace(/^(?:[-*]|\d+\.)\s+/, ""));
  return [{ kind: "list", items: items.map(sourcedMarkdown) }];
}

function blocksOf(block: Block, cell: Cell, source: ClaimSource): readonly PaperBlock[] {
  switch (block.kind) {
    case "answer":
    case "takeaway": {
      const placed = { ...block, source: { cell, position: source.position } } as Parameters<
        typeof sourcedSaying
      >[0];
      return [{ kind: "text", text: sourcedSaying(placed, source.notebook) }];
    }
    case "markdown":
      return [{ kind: "text", text: sourcedMarkdown(block.markdown) }];
    case "figure":
      return block.png === undefined
        ? [{ kind: "text", text: words(`${block.title}: ${block.alt}`) }]
        : [{ kind: "figure", title: block.title, alt: block.alt, png: block.png, source }];
    case "table":
      return tableBlocks(block.table, source);
    case "picture":
    case "text":
    case "error":
      return [];
  }
}

function tableBlocks(table: TableSpec, source: ClaimSource): readonly PaperBlock[] {
  const rows = table.rows
    .slice(0, MOST_ROWS)
    .map((_, row) => table.columns.map(({ name }): SourcedText => cellOf({ table, source }, row, name)));
  const cut =
    table.rows.length > MOST_ROWS
      ? ` (the first ${count(MOST_ROWS).text} of ${count(table.rows.length).text} rows)`
      : "";
  const columns = table.columns.map(({ name, unit, align }) => ({
    name: unit === undefined ? name : `${name} (${unit})`,
    align,
  }));
  return [{ kind: "table", table: { caption: `${table.caption}${cut}`, columns, rows, source } }];
}
