import { revealControls } from "./reveal-controls";

/** Markup that is safe to put into a page: made by `html`, or vouched for by `trusted`. */
export class Html {
  constructor(readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may be in a template: text is escaped, markup is not, nothing is written for the rest. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

/**
 * A page's markup. A template tag: whatever is put in is escaped, in text and in quoted attributes alike, unless it
 * is markup itself; lists are joined, and `false`, `null` and `undefined` leave nothing. Control and direction
 * characters of the text are made visible.
 *
 * @example html`<p title="${name}">${sentences.map((s) => html`<span>${s}</span>`)}</p>`
 */
export function html(words: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let markup = words[0]!;
  for (let i = 0; i < contents.length; i++) markup += markupOf(contents[i]) + words[i + 1]!;
  return new Html(markup);
}

/**
 * What an empty cell of a table holds. A PDF leaves out a cell in which nothing is drawn, and its row would be too short for those
 * who have it read aloud; a space is drawn where its font has it, which the report's own have not.
 */
export const EMPTY_CELL = html`<span class="empty">${"\u00a0"}</span>`;

/** Vouches for markup that a library made from text it escaped itself. Never for text of a notebook. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** The text with the marks of HTML written as entities. */
export function escapeHtml(text: string): string {
  return revealControls(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return String(content);
  if (content === false || content === null || content === undefined) return "";
  return content.map(markupOf).join("");
}
