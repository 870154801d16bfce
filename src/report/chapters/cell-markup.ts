import type { CodeCell } from "../../notebook/document/document";
import { foldOf, type CellGroup, type PlacedCell } from "./cell-groups";
import type { Highlighter } from "./highlight";
import { html, type Html } from "../pages/html";
import type { Block } from "./read-output";
import { slug } from "./slug";

/** Draws one output of a cell. */
export type DrawBlock = (block: Block, source: PlacedCell<CodeCell>) => Html;

/**
 * A group of cells as markup: its code, folded, then what it shows. Figures and tables are in a frame with the
 * takeaways that follow them, answers in one box. Of a check, what it says is read first, and what shows it is folded; an aside is folded whole.
 */
export function groupMarkup(group: CellGroup, draw: DrawBlock, highlighter: Highlighter): Html {
  const [first] = group.cells;
  const parts = foldOf(group) ? foldedParts(group, draw) : shownParts(group, draw);
  // Links to a cell by its id, in the form that JupyterLab follows, too.
  const places = group.cells.map(({ cell }) => html`<span id="cell-id=${cell.id}"></span>`);
  return html`<section class="cell" id="${cellId(first?.position ?? 0)}">
    ${places}${codeMarkup(group.cells, highlighter, parts.length === 0)}${parts}
  </section>`;
}

function shownParts(group: CellGroup, draw: DrawBlock): Html[] {
  const parts: Html[] = [];
  for (let i = 0; i < group.blocks.length;) {
    const kind = group.blocks[i]?.kind;
    const together =
      kind === "figure" || kind === "table" ? ["takeaway"] : kind === "answer" ? ["answer"] : [];
    let end = i + 1;
    while (end < group.blocks.length && together.includes(group.blocks[end]?.kind ?? "")) end++;
    const drawn = group.blocks.slice(i, end).map((block) => draw(block, block.source));
    parts.push(framed(kind, drawn));
    i = end;
  }
  return parts;
}

function foldedParts(group: CellGroup, draw: DrawBlock): Html[] {
  const drawn = group.blocks.map((block) => ({ block, markup: draw(block, block.source) }));
  const isSaid = ({ kind }: Block) => foldOf(group) === "check" && (kind === "takeaway" || kind === "answer");
  const said = drawn.filter(({ block }) => isSaid(block));
  const folded = drawn.filter((each) => !said.includes(each));
  const titles = folded.flatMap(({ block }) =>
    block.kind === "figure" ? [block.title] : block.kind === "table" ? [block.table.caption] : [],
  );
  const fold =
    folded.length > 0 &&
    html`<details class="check">
      <summary><span class="label">Check</span> ${inOneLine(titles) || whatElse(folded)}</summary>
      <div class="exhibit">${folded.map(({ markup }) => markup)}</div>
    </details>`;
  return [...said.map(({ markup }) => markup), html`${fold}`];
}

/** What is folded without a figure or a table. */
function whatElse(folded: readonly { readonly block: Block }[]): string {
  const lines = folded.filter(({ block }) => block.kind === "takeaway").length;
  return lines === 0 ? "What the cell printed" : lines === 1 ? "A sentence" : `${lines} sentences`;
}

function framed(kind: Block["kind"] | undefined, drawn: readonly Html[]): Html {
  if (kind === "figure" || kind === "table") return html`<div class="exhibit">${drawn}</div>`;
  if (kind !== "answer") return html`${drawn}`;
  return html`<div class="answer">
    <p class="label">The answer</p>
    ${drawn}
  </div>`;
}

function codeMarkup(cells: CellGroup["cells"], highlighter: Highlighter, alone: boolean): Html | false {
  const written = cells.filter(({ cell }) => cell.source.trim() !== "");
  if (written.length === 0) return false;
  const positions = written.map(({ position }) => position).join(", ");
  const hint = written[0]?.cell.source.trim().replace(/\s+/g, " ").slice(0, 120) ?? "";
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
        alone && html` <code class="hint">${hint}</code>`
      }
    </summary>
    ${blocks}
  </details> `;
}

/** A figure that the page's script draws when the reader comes near; until then its alternative text. */
export function figureMarkup(
  id: string,
  label: string,
  title: string,
  alt: string,
  { height, isSquare = false }: { readonly height: number; readonly isSquare?: boolean },
): Html {
  return html`<figure id="${id}" aria-labelledby="${id}-caption">
    <figcaption class="caption" id="${id}-caption"><span class="label">${label}</span> ${title}</figcaption>
    <div
      class="plot${isSquare && " square"}"
      id="${id}-plot"
      role="img"
      aria-label="${alt}"
      data-alt="${alt}"
      data-name="${slug(title)}"
      data-state="waiting"
      style="--height:${height}px"
    >
      <p class="waiting">${alt}</p>
    </div>
  </figure> `;
}

/** The id of a cell's element. */
export function cellId(position: number): string {
  return `cell-${position}`;
}

/** Titles one after the other; one that ends as a sentence takes no further mark. Without titles nothing. */
function inOneLine(titles: readonly string[]): string {
  return titles.reduce((line, title) => {
    const mark = line === "" ? "" : /[.?!…]$/.test(line) ? " " : "; ";
    return `${line}${mark}${title}`;
  }, "");
}
