import { sumBy } from "../../core/sum";
import { isCode, type Cell, type CodeCell, type Notebook } from "../../notebook/document/document";
import type { Chapter, ChapterFigure } from "./chapter";
import { cellGroups, foldOf, type PlacedCell } from "./cell-groups";
import { cellAddress } from "../claims/claim-id";
import { claimMarks, typedMarks, type ClaimSource } from "../claims/claim-marks";
import type { SourceMark } from "../claims/marked-source";
import { cellId, figureMarkup, groupMarkup } from "./cell-markup";
import { figurePayload } from "./figure-payload";
import type { Highlighter } from "./highlight";
import { html, type Html } from "../pages/html";
import type { Heading, Markdown, MarkdownPlace, RenderedMarkdown } from "./markdown";
import type { Block } from "./read-output";
import { createNotes, type Notes, type NoteSources } from "../notes/notes";
import { NOTES_IDS, notesMarkup } from "../notes/notes-markup";
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
 * goes under the figure or table it describes, also when it was written in the cell after.
 *
 * @throws InputError for a figure that cannot be drawn in the page, and for a citation of an unknown publication.
 */
export function readChapter(name: string, document: Notebook, tools: ChapterTools): Chapter {
  return new ChapterReader(name, document, tools).read();
}

/** What a cell says of its results. */
type Spoken = Extract<Block, { readonly kind: "answer" | "takeaway" }>;

/** One call of {@link readChapter}: the headings, figures and tables it has come to so far. */
class ChapterReader {
  private readonly number: number | undefined;
  private readonly ids: Set<string>;
  private readonly notes: Notes;
  private readonly headings: Heading[] = [];
  private readonly figures: ChapterFigure[] = [];
  private tables = 0;
  private title: RenderedMarkdown["title"];
  private preview: Chapter["preview"];

  constructor(
    private readonly name: string,
    private readonly document: Notebook,
    private readonly tools: ChapterTools,
  ) {
    this.number = /^\d+/.test(name) ? Number.parseInt(name, 10) : undefined;
    this.ids = reservedIds(document);
    this.notes = createNotes(tools.noteSources);
  }

  read(): Chapter {
    const { name, document, tools, number } = this;
    const groups = cellGroups(document.cells);
    const folded = groups.flatMap((group) => ("cells" in group && foldOf(group) ? group.blocks : []));
    const body = groups.map((group) => {
      if ("cells" in group)
        return groupMarkup(group, (block, placed) => this.draw(block, placed), tools.highlighter);
      const { cell } = group;
      if (cell.cell_type === "raw") return html`<pre class="printed" tabindex="0">${cell.source}</pre>`;
      return html`<div class="prose" id="${cellId(group.position)}">
        ${this.prose(cell.source, cell, typedMarks(cell.source))}
      </div>`;
    });
    return Object.freeze({
      name,
      file: `${name}.html`,
      number,
      title: this.title ?? { content: html`${name}`, text: name },
      topic: topicOf(name),
      headings: this.headings,
      body: html`${body}`,
      notes: notesMarkup(this.notes, number === undefined ? name : `chapter ${number}`),
      figures: this.figures,
      hasCode: document.cells.some(isCode),
      checks: folded.filter(({ kind }) => kind === "figure" || kind === "table").length,
      preview: this.preview,
    });
  }

  private draw(block: Block, placed: PlacedCell<CodeCell>): Html {
    switch (block.kind) {
      case "figure":
        return this.figure(block, placed);
      case "table":
        this.tables += 1;
        return tableMarkup(
          block.table,
          `Table ${this.numbered(this.tables)}`,
          `table-${this.tables}`,
          this.from(placed),
        );
      case "takeaway":
        return html`<div class="takeaway">${this.saying(block, placed)}</div>`;
      case "answer":
        return this.saying(block, placed);
      case "markdown":
        return html`<div class="prose">
          ${this.prose(block.markdown, placed.cell, typedMarks(block.markdown))}
        </div>`;
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
  }

  private figure(block: Extract<Block, { kind: "figure" }>, { position }: PlacedCell<CodeCell>): Html {
    const where = `notebook "${this.name}", cell ${position}`;
    const payload = figurePayload(block.spec, block.title, this.tools.drawable, where);
    const id = `figure-${this.figures.length + 1}`;
    this.figures.push({ ...payload, id, title: block.title });
    if (block.png !== undefined) this.preview ??= { png: block.png, alt: block.alt };
    const number = this.numbered(this.figures.length);
    return figureMarkup(id, `Figure ${number}`, block.title, block.alt, payload);
  }

  private saying({ markdown, sources }: Spoken, placed: PlacedCell<CodeCell>): Html {
    return this.prose(markdown, placed.cell, claimMarks(markdown, sources, this.from(placed)));
  }

  private prose(source: string, cell: Cell, marks: readonly SourceMark[]): Html {
    const rendered = this.tools.markdown.render(source, {
      ids: this.ids,
      pageOf: this.tools.pageOf,
      notes: this.notes,
      where: `notebook "${this.name}", cell ${this.document.cells.indexOf(cell) + 1}`,
      attachments: isCode(cell) ? undefined : cell.attachments,
      marks,
    });
    this.title ??= rendered.title;
    this.headings.push(...rendered.headings);
    return rendered.body;
  }

  private from({ cell, position }: PlacedCell<CodeCell>): ClaimSource {
    return { href: cellAddress("", cell.id), notebook: this.name, position };
  }

  /** A figure's or table's number within the chapter: `3.2`. */
  private numbered(n: number): string {
    return this.number === undefined ? String(n) : `${this.number}.${n}`;
  }
}

/** Ids that headings must leave to the page, its cells, figures and tables. */
function reservedIds(document: Notebook): Set<string> {
  const outputs = sumBy(document.cells.filter(isCode), (cell) => cell.outputs.length);
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

/** The name in words; a letter at its head keeps its hyphen: `k-means`. */
function topicOf(name: string): string {
  return name.replace(/^\d+-/, "").replace(/(?<!^\p{L})[-_]+/gu, " ");
}
