import { isCode, type Cell, type CodeCell, type Notebook } from "../notebook/document";
import type { Chapter, ChapterFigure } from "./chapter";
import { figurePayload } from "./figure-payload";
import type { Highlighter } from "./highlight";
import { html, type Html } from "./html";
import type { Heading, Markdown, MarkdownPlace, RenderedMarkdown } from "./markdown";
import { readOutput, type Block } from "./read-output";
import { slug } from "./slug";
import { tableMarkup } from "./table-markup";
import { terminalText } from "./terminal-text";

/** What chapters are read with. */
export interface ChapterTools {
  readonly markdown: Markdown;
  readonly highlighter: Highlighter;
  /** The trace types the page's Plotly can draw. */
  readonly drawable: ReadonlySet<string>;
  readonly pageOf: MarkdownPlace["pageOf"];
}

/** A code cell, or several of which the later ones only say what an earlier one shows. */
interface Group {
  readonly cells: { readonly cell: CodeCell; readonly position: number }[];
  readonly blocks: Block[];
}

/**
 * Reads an executed notebook as a chapter: its H1 becomes the title, figures and tables are numbered, and a takeaway
 * goes under the figure or table it speaks of, also when it was written in the cell after.
 *
 * @throws InputError for a figure that cannot be drawn in the page.
 */
export function readChapter(name: string, document: Notebook, tools: ChapterTools): Chapter {
  const number = /^\d+/.test(name) ? Number.parseInt(name, 10) : undefined;
  const numbered = (n: number) => (number === undefined ? String(n) : `${number}.${n}`);
  const ids = new Set(["main", "contents", "chapters", "figures", "plotly", "geography", "show-code"]);
  const place = (cell: Cell): MarkdownPlace => ({
    ids,
    pageOf: tools.pageOf,
    attachments: isCode(cell) ? undefined : cell.attachments,
  });
  const headings: Heading[] = [];
  const figures: ChapterFigure[] = [];
  let tables = 0;
  let title: RenderedMarkdown["title"];
  let preview: Chapter["preview"];

  const prose = (source: string, cell: Cell): Html => {
    const rendered = tools.markdown.render(source, place(cell));
    title ??= rendered.title;
    headings.push(...rendered.headings);
    return rendered.body;
  };

  const draw = (block: Block, { cell, position }: Group["cells"][number]): Html => {
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
        return tableMarkup(block.table, `Table ${numbered(tables)}`, `table-${tables}`);
      case "takeaway":
        return html`<div class="takeaway">${prose(block.markdown, cell)}</div>`;
      case "answer":
        return prose(block.markdown, cell);
      case "markdown":
        return html`<div class="prose">${prose(block.markdown, cell)}</div>`;
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

  const body = groupsOf(document.cells).map((group) => {
    if ("cells" in group) return groupMarkup(group, draw, tools.highlighter);
    const { cell } = group;
    if (cell.cell_type === "raw") return html`<pre class="printed" tabindex="0">${cell.source}</pre>`;
    return html`<div class="prose" id="${cellId(group.position)}">${prose(cell.source, cell)}</div>`;
  });

  return Object.freeze({
    name,
    file: `${name}.html`,
    number,
    title: title ?? { content: html`${name}`, text: name },
    topic: name.replace(/^\d+-/, "").replace(/[-_]+/g, " "),
    headings,
    body: html`${body}`,
    figures,
    hasCode: document.cells.some(isCode),
    finding: findingOf(document, tools),
    preview,
  });
}

function groupsOf(cells: readonly Cell[]): (Group | { readonly cell: Cell; readonly position: number })[] {
  const groups: (Group | { readonly cell: Cell; readonly position: number })[] = [];
  cells.forEach((cell, index) => {
    const position = index + 1;
    if (!isCode(cell)) {
      if (cell.source.trim() !== "") groups.push({ cell, position });
      return;
    }
    if (cell.source.trim() === "" && cell.outputs.length === 0) return;
    const blocks = cell.outputs.flatMap(readOutput);
    const before = groups.at(-1);
    const last = before && "cells" in before ? before.blocks.at(-1)?.kind : undefined;
    const joins =
      (blocks.length > 0 &&
        blocks.every(({ kind }) => kind === "takeaway") &&
        (last === "figure" || last === "table" || last === "takeaway")) ||
      (blocks.length > 0 && blocks.every(({ kind }) => kind === "answer") && last === "answer");
    if (joins && before && "cells" in before) {
      before.cells.push({ cell, position });
      before.blocks.push(...blocks);
    } else groups.push({ cells: [{ cell, position }], blocks: [...blocks] });
  });
  return groups;
}

type Draw = (block: Block, source: Group["cells"][number]) => Html;

function groupMarkup(group: Group, draw: Draw, highlighter: Highlighter): Html {
  const [first] = group.cells;
  const parts: Html[] = [];
  for (let i = 0; i < group.blocks.length;) {
    const kind = group.blocks[i]?.kind;
    const together =
      kind === "figure" || kind === "table" ? ["takeaway"] : kind === "answer" ? ["answer"] : [];
    let end = i + 1;
    while (end < group.blocks.length && together.includes(group.blocks[end]?.kind ?? "")) end++;
    const drawn = group.blocks.slice(i, end).map((block) => draw(block, first as Group["cells"][number]));
    if (kind === "answer")
      parts.push(
        html`<div class="answer">
          <p class="label">The answer</p>
          ${drawn}
        </div>`,
      );
    else if (kind === "figure" || kind === "table") parts.push(html`<div class="exhibit">${drawn}</div>`);
    else parts.push(html`${drawn}`);
    i = end;
  }
  return html`<section class="cell" id="${cellId(first?.position ?? 0)}">
    ${codeMarkup(group.cells, highlighter, parts.length === 0)}${parts}
  </section>`;
}

function codeMarkup(cells: Group["cells"], highlighter: Highlighter, alone: boolean): Html | false {
  const written = cells.filter(({ cell }) => cell.source.trim() !== "");
  if (written.length === 0) return false;
  const positions = written.map(({ position }) => position).join(", ");
  const firstLine = written[0]?.cell.source.trim().split("\n")[0] ?? "";
  const blocks = written.map(
    ({ cell }) =>
      html`<pre
        class="source"
        tabindex="0"
      ><code>${highlighter.code(cell.source.trim(), "typescript")}</code></pre>`,
  );
  return html`<details class="code">
    <summary>
      <span>Code</span> <span class="cell-number">cell ${positions}</span>${
        alone && html` <code class="hint">${firstLine}</code>`
      }
    </summary>
    ${blocks}
  </details> `;
}

function figureMarkup(id: string, label: string, title: string, alt: string, height: number): Html {
  return html`<figure id="${id}" aria-labelledby="${id}-caption">
    <figcaption class="caption" id="${id}-caption"><span class="label">${label}</span> ${title}</figcaption>
    <div
      class="plot"
      id="${id}-plot"
      role="img"
      aria-label="${alt}"
      data-name="${slug(title)}"
      data-state="waiting"
      style="--height:${height}px"
    >
      <p class="waiting">${alt}</p>
    </div>
  </figure> `;
}

function findingOf(document: Notebook, tools: ChapterTools): Html | undefined {
  const blocks = document.cells.filter(isCode).flatMap(({ outputs }) => outputs.flatMap(readOutput));
  const said = (kind: "answer" | "takeaway") => blocks.find((block) => block.kind === kind);
  const found = said("answer") ?? said("takeaway");
  if (!found || !("markdown" in found)) return undefined;
  return tools.markdown.opening(found.markdown, { ids: new Set(), pageOf: tools.pageOf });
}

function cellId(position: number): string {
  return `cell-${position}`;
}
