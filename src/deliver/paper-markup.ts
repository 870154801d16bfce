import { claimLink } from "../report/claims/claim-marks";
import type { ClaimSource } from "../report/claims/claim-marks";
import { EMPTY_CELL, html, type Content, type Html } from "../report/pages/html";
import { SEGMENT_COLOURS } from "../text/segment-colours";
import type { PaperBlock, PaperSection, PaperTable } from "./paper";
import { runsOf, type SourcedText } from "./sourced-text";

/** A text with its numbers as links to the cells that computed them. */
export function textMarkup(text: SourcedText): Html {
  return html`${runsOf(text).map(({ text: written, strong, number }) => {
    const shown =
      number !== null && text.source !== null
        ? claimLink({ ...number, text: written }, text.source)
        : written;
    return strong ? html`<strong>${shown}</strong>` : shown;
  })}`;
}

/** The sections of a paper, in order. */
export function sectionsMarkup(sections: readonly PaperSection[]): Html {
  return html`${sections.map(
    ({ id, title, width, blocks }) =>
      html`<section class="${width}" aria-labelledby="${id}">
        <h2 id="${id}">${title}</h2>
        ${blocks.map((block, i) => blockMarkup(block, `${id}-${i}`))}
      </section> `,
  )}`;
}

/** A block of a paper as markup. @param id of its caption. */
export function blockMarkup(block: PaperBlock, id: string): Html {
  switch (block.kind) {
    case "text":
      return html`<p>${textMarkup(block.text)}</p>`;
    case "list":
      return html`<ul>
        ${block.items.map((item) => html`<li>${textMarkup(item)}</li> `)}
      </ul>`;
    case "table":
      return tableMarkup(block.table, id);
    case "figure":
      return html`<figure aria-labelledby="${id}">
        <img src="data:image/png;base64,${block.png}" alt="${block.alt}" />
        <figcaption id="${id}">${block.title} ${where(block.source)}</figcaption>
      </figure>`;
  }
}

/** Widths are written into the cells of the heading as attributes of a column: the page allows no styles of elements. */
function tableMarkup({ caption, columns, rows, source, bars }: PaperTable, id: string): Html {
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
    <table>
      <caption id="${id}">
        ${caption} ${source && where(source)}${bars && legend(bars.legend)}
      </caption>
      <colgroup>
        ${columns.map(({ width }) => html`<col ${width !== undefined && html`width="${Math.round(100 * width)}%"`} />`)}${bars && html`<col />`}
      </colgroup>
      <thead>
        <tr>
          ${columns.map(({ name, align }) => html`<th scope="col" class="${align}">${name}</th> `)}${bars && html`<th scope="col" class="bar"><span class="visually-hidden">Drawn</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, i) =>
            html`<tr>
              ${row.map((cell, j) => cellMarkup(cell, columns[j], j === 0))}${bars && html`<td class="bar">${bar(bars.rows[i])}</td>`}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellMarkup(cell: SourcedText, column: PaperTable["columns"][number], first: boolean): Html {
  const { align, fill = false } = column;
  const content = cell.text === "" ? EMPTY_CELL : textMarkup(cell);
  return first && align === "left" && !fill
    ? html`<th scope="row">${content}</th>`
    : html`<td class="${fill ? "blank" : align}">${content}</td>`;
}

/** The bars only repeat the numbers of their row. */
function bar(parts: readonly number[]): Html {
  let start = 0;
  const drawn = parts.map((part, i) => {
    const left = start;
    const width = 100 * Math.min(1, Math.max(0, part));
    start += width;
    return html`<rect x="${left.toFixed(2)}" width="${width.toFixed(2)}" height="10" fill="${colour(i)}" />`;
  });
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>`;
}

function legend(names: readonly string[]): Content {
  return html`<span class="legend"
    >${names.map(
      (name, i) =>
        html`<svg viewBox="0 0 10 10" aria-hidden="true">
            <rect width="10" height="10" fill="${colour(i)}" />
          </svg>
          ${name} `,
    )}</span
  >`;
}

function colour(i: number): string {
  return SEGMENT_COLOURS[i % SEGMENT_COLOURS.length];
}

function where({ href, notebook, position }: ClaimSource): Html {
  return html`<a class="where" href="${href}">${notebook.replace(/-.*/, "")}, cell ${position}</a>`;
}
