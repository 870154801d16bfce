import { withClaims, type ClaimSource } from "../claims/claim-marks";
import type { TableClaim } from "../claims/prose-claims";
import { EMPTY_CELL, html, type Content, type Html } from "../pages/html";

/** A table of a notebook: texts, formatted where they were computed. */
export interface TableSpec {
  readonly caption: string;
  readonly columns: readonly {
    readonly name: string;
    readonly unit?: string;
    readonly align: "left" | "right";
  }[];
  readonly rows: readonly (readonly string[])[];
  /** Numbers of sentences in cells, with their values. */
  readonly claims?: readonly TableClaim[];
}

/** Cells with a longer text, or a longer word, are folded to a few lines; their text stays whole. */
const LONG_TEXT = /^[^]{401}|\S{41}/;
/** Columns whose longest text is longer than this are kept from becoming too narrow to read. */
const WORDY = 24;
const WORDIER = 60;
/** Tables beyond this many rows scroll within themselves. */
const LONG_TABLE = 20;

/** True for the value under `application/vnd.champo.table+json`. */
export function isTableSpec(value: unknown): value is TableSpec {
  if (typeof value !== "object" || value === null) return false;
  const { caption, columns, rows } = value as Partial<Record<keyof TableSpec, unknown>>;
  const isColumn = (column: unknown) =>
    typeof column === "object" && column !== null && "name" in column && typeof column.name === "string";
  return (
    typeof caption === "string" &&
    Array.isArray(columns) &&
    columns.every(isColumn) &&
    Array.isArray(rows) &&
    rows.every((row) => Array.isArray(row))
  );
}

/**
 * A table as markup: units under the names, numbers right in figures of one width, the first column as row headings
 * where it is text. It scrolls within itself when it is wide or long.
 *
 * @param label What it is called: `Table 3.1`.
 * @param from The cell that made it: numbers in its sentences lead there.
 * @param note What is below it; by default of a long table its number of rows.
 */
export function tableMarkup(
  spec: TableSpec,
  label: Content,
  id: string,
  from: ClaimSource,
  note: Content = spec.rows.length > LONG_TABLE && `${spec.rows.length.toLocaleString("en")} rows`,
): Html {
  const { caption, columns, rows } = spec;
  const headings = columns.map(({ name, unit, align }, i) => {
    const longest = Math.max(...rows.map((row) => (row[i] ?? "").length));
    const room = longest > WORDIER ? " wordier" : longest > WORDY ? " wordy" : "";
    return html`<th scope="col" class="${align === "right" ? "right" : "left"}${room}">
      ${name}${unit && html` <small>${unit}</small>`}
    </th>`;
  });
  const textOf = (text: string, row: number, column: number) =>
    withClaims(
      text,
      (spec.claims ?? []).filter((claim) => claim.row === row && claim.column === column),
      from,
    );
  const body = rows.map(
    (row, at) =>
      html`<tr>
        ${columns.map(({ align }, i) => cell(String(row[i] ?? ""), textOf(String(row[i] ?? ""), at, i), align, i === 0))}
      </tr> `,
  );
  return html`<div class="table${rows.length > LONG_TABLE && " long"}" id="${id}">
    <p class="caption" id="${id}-caption"><span class="label">${label}</span> ${caption}</p>
    <div class="scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
      <table aria-labelledby="${id}-caption">
        <thead>
          <tr>
            ${headings}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
    ${note && html`<p class="rows">${note}</p>`}
  </div>`;
}

function cell(text: string, marked: Html, align: string, first: boolean): Html {
  const filled = text === "" ? EMPTY_CELL : marked;
  const content = LONG_TEXT.test(text) ? html`<div class="folded">${marked}</div>` : filled;
  return first && align === "left"
    ? html`<th scope="row">${content}</th>`
    : html`<td class="${align === "right" ? "right" : "left"}">${content}</td>`;
}
