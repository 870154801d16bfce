import { isCode, type Cell, type CodeCell, type Notebook } from "../../notebook/document/document";
import type { Chapter, ChapterFigure } from "./chapter";
import { cellGroups, type PlacedCell } from "./cell-groups";
import { cellAddress } from "../claims/claim-id";
import { claimMarks, typedMarks, type ClaimSource } from "../claims/claim-marks";
import type { SourceMark } from "../claims/marked-source";
import { cellId, figureMarkup, groupMarkup } from "./cell-markup";
import { figurePayload } from "./figure-payload";
import type { Highlighter } from "./highlight";
import { html, type Html } from "../pages/html";
import type { Heading, Markdown, MarkdownPlace, RenderedMarkdown } from "./markdown";
import type { Block } from "./read-output";
import { createNotes, type NoteSources } from "../notes/notes";
import { NOTES_IDS, notesMarkup } from "../notes/notes-markup";
import { sayingMarkup, type Saying } from "../pages/saying";
import { tableMarkup } from "./table-markup";
import { terminalText } from "./terminal-text";

/** What chapters are read with. */
export interface ChapterTools {
  readonly markdown: Markdown;
  readonly highlighter: Highlighter;
  /** The trace types the page's Plotly can draw. */
  readonly drawable: ReadonlySet<string>;
  readonly pageOf: MarkdownPlace["pageOf"];
  /** Terms that are explained where they occur, and publications that may be cited. */
  readonly noteSources: NoteSources;
}

/**
 * Reads an executed notebook as a chapter: its H1 becomes the title, figures and tables are numbered, and a takeaway
 * goes under the figure or table it speaks of, also when it was written in the cell after.
 *
 * @throws InputError for a figure that cannot be drawn in the page, and for a citation of an unknown publication.
 */
export function readChapter(name: string, document: Notebook, tools: ChapterTools): Chapter {
  const number = /^\d+/.test(name) ? Number.parseInt(name, 10) : undefined;
  const numbered = (n: number) => (number === undefined ? String(n) : `${number}.${n}`);
  const ids = reservedIds(document);
  const notes = createNotes(tools.noteSources);
  const place = (cell: Cell): MarkdownPlace => ({
    ids,
    pageOf: tools.pageOf,
    notes,
    where: `notebook "${name}", cell ${document.cells.indexOf(cell) + 1}`,
    attachments: isCode(cell) ? undefined : cell.attachments,
  });
  const headings: Heading[] = [];
  const figures: ChapterFigure[] = [];
  let tables = 0;
  let title: RenderedMarkdown["title"];
  let preview: Chapter["preview"];

  const from = ({ cell, position }: PlacedCell): ClaimSource => ({
    href: cellAddress("", cell.id),
    notebook: name,
    position,
  });
  const prose = (source: string, cell: Cell, marks: readonly SourceMark[]): Html => {
    const rendered = tools.markdown.render(source, { ...place(cell), marks });
    title ??= rendered.title;
    headings.push(...rendered.headings);
    return rendered.body;
  };

  const draw = (block: Block, { cell, position }: PlacedCell<CodeCell>): Html => {
    switch (block.kind) {
      case "figure": {
        const where = `notebook "${name}", cell ${position}`;
        const payload = figurePayload(block.spec, block.title, tools.drawable, where);
        const id = `figure-${figures.length + 1}`;
        figures.push({ ...payload, id, title: block.title });
        if (block.png !== undefined) preview ??= { png: block.png, alt: block.alt };
        return figureMarkup(id, `Figure ${numbered(figures.length)}`, block.title, block.alt, payload.height);
      }
      case "table":
        tables += 1;
        return tableMarkup(
          block.table,
          `Table ${numbered(tables)}`,
          `table-${tables}`,
          from({ cell, position }),
        );
      case "takeaway":
        return html`<div class="takeaway">
          ${prose(block.markdown, cell, claimMarks(block.markdown, block.sources, from({ cell, position })))}
        </div>`;
      case "answer":
        return prose(
          block.markdown,
          cell,
          claimMarks(block.markdown, block.sources, from({ cell, position })),
        );
      case "markdown":
        return html`<div class="prose">${prose(block.markdown, cell, typedMarks(block.markdown))}</div>`;
      case "picture":
        return html`<p class="picture">
          <img src="data:${block.mime};base64,${block.data}" alt="${block.alt}" />
        </p>`;
      case "text":
        return html`<pre class="printed ${block.tone}" tabindex="0">${terminalText(block.text)}</pre>`;
      case "error":
        return html`<div class="failure">
          <p><strong>${block.name}</strong> ${block.message}</p>
          <pre class="printed" tabindex="0">${terminalText(block.traceback)}</pre>
        </div>`;
    }
  };

  const body = cellGroups(document.cells).map((group) => {
    if ("cells" in group) return groupMarkup(group, draw, tools.highlighter);
    const { cell } = group;
    if (cell.cell_type === "raw") return html`<pre class="printed" tabindex="0">${cell.source}</pre>`;
    return html`<div class="prose" id="${cellId(group.position)}">
      ${prose(cell.source, cell, typedMarks(cell.source))}
    </div>`;
  });

  return Object.freeze({
    name,
    file: `${name}.html`,
    number,
    title: title ?? { content: html`${name}`, text: name },
    topic: topicOf(name),
    headings,
    body: html`${body}`,
    notes: notesMarkup(notes, number === undefined ? name : `chapter ${number}`),
    figures,
    hasCode: document.cells.some(isCode),
    finding: findingOf(name, document, tools),
    preview,
  });
}

/** Ids that headings must leave to the page, its cells, figures and tables. */
function reservedIds(document: Notebook): Set<string> {
  const outputs = document.cells.filter(isCode).reduce((sum, cell) => sum + cell.outputs.length, 0);
  const most = Math.max(document.cells.length, outputs);
  const counted = Array.from({ length: most }, (_, i) => [
    `cell-${i + 1}`,
    `figure-${i + 1}`,
    `table-${i + 1}`,
  ]);
  const page = [
    "main",
    "contents",
    "chapters",
    "figures",
    "plotly",
    "geography",
    "show-code",
    "theme",
    ...NOTES_IDS,
  ];
  return new Set([...page, ...counted.flat()]);
}

function findingOf(name: string, document: Notebook, tools: ChapterTools): Html | undefined {
  const blocks = cellGroups(document.cells).flatMap((group) => ("cells" in group ? group.blocks : []));
  const sayings = blocks.filter(
    (block): block is Saying => block.kind === "answer" || block.kind === "takeaway",
  );
  const found = sayings.find(({ kind }) => kind === "answer") ?? sayings[0];
  return found && sayingMarkup(found, name, tools);
}

/** The name in words; a letter at its head keeps its hyphen: `k-means`. */
function topicOf(name: string): string {
  return name.replace(/^\d+-/, "").replace(/(?<!^\p{L})[-_]+/gu, " ");
}
