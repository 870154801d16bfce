import type { MimeBundle } from "../../notebook/document/document";
import { markedSource, partsOfMarked, withoutMarks, type SourceMark } from "../claims/marked-source";
import type { Highlighter } from "./highlight";
import { escapeHtml, trusted, type Html } from "../pages/html";
import type { Citation, Notes } from "../notes/notes";
import { CITED } from "../notes/reference";
import { revealControls } from "../pages/reveal-controls";
import { slug } from "./slug";

type Parser = Awaited<ReturnType<typeof createParser>>;
type Token = ReturnType<Parser["parse"]>[number];

/** A heading that the table of contents may name. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly content: Html;
}

/** A piece of Markdown as markup, and what the page needs to know of it. */
export interface RenderedMarkdown {
  readonly body: Html;
  /** The first H1, which is left out of `body`. */
  readonly title?: { readonly content: Html; readonly text: string };
  /** All other headings, in order. */
  readonly headings: readonly Heading[];
}

/** Where a piece of Markdown is. */
export interface MarkdownPlace {
  /** Ids given out on the page so far; new ones are added. */
  readonly ids: Set<string>;
  /** The page of a notebook that is linked to by its file name, if it has one. */
  readonly pageOf: (notebook: string) => string | undefined;
  /** Pictures pasted into the cell. */
  readonly attachments?: Readonly<Record<string, MimeBundle>> | undefined;
  /** Markup around parts of the source, such as links on its numbers. */
  readonly marks?: readonly SourceMark[];
  /** The page's terms and citations; without them neither is marked. */
  readonly notes?: Notes | undefined;
  /** Notebook and cell, for the errors. */
  readonly where?: string;
}

/** Renders the Markdown of cells and takeaways. */
export interface Markdown {
  render(source: string, place: MarkdownPlace): RenderedMarkdown;
  /** The first paragraph or list item, without a block around it. */
  opening(source: string, place: MarkdownPlace): Html;
}

const SAFE_LINK = /^(?:https?:|mailto:|attachment:|#|[^:]*$|[^:]*[/?#])/i;
const SAFE_PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;

/**
 * A Markdown renderer for text that is not trusted: HTML in it is shown as text, links lead to web, mail and page
 * addresses only, pictures come from the notebook or not at all, formulas become MathML.
 */
export async function createMarkdown(highlighter: Highlighter): Promise<Markdown> {
  const parser = await createParser(highlighter);
  const { rules } = parser.renderer;
  rules["table_open"] = () => `<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>\n`;
  rules["table_close"] = () => `</table></div>\n`;
  rules["citation"] = () => "";
  rules["image"] = (tokens, index) => picture(tokens[index]);

  const renderTokens = (tokens: Token[]) => trusted(parser.renderer.render(tokens, parser.options, {}));
  // Without links: headings are shown in links themselves.
  const inline = ({ children }: Token) => {
    const words = (children ?? []).filter(({ type }) => type !== "link_open" && type !== "link_close");
    return trusted(parser.renderer.renderInline(words, parser.options, {}));
  };
  const parse = (source: string, place: MarkdownPlace) => {
    const { marks = [] } = place;
    const tokens = parser.parse(revealControls(markedSource(source, marks)), {});
    for (const token of tokens) weave(token, marks);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) settle(token, place);
    tokens.forEach((token, i) => {
      const before = tokens[i - 1];
      if (before?.tag === "h2") place.notes?.beginSection();
      if (before?.type !== "heading_open") annotate(token, place);
    });
    return tokens;
  };

  return {
    render(source, place) {
      const tokens = parse(source, place);
      const headings: Heading[] = [];
      let title: RenderedMarkdown["title"];
      for (let i = 0; i < tokens.length; i++) {
        const [open, content] = [tokens[i], tokens[i + 1]];
        if (open?.type !== "heading_open" || !content) continue;
        if (open.tag === "h1" && !title) {
          title = { content: inline(content), text: textOf(content) };
          tokens.splice(i, 3);
          i--;
          continue;
        }
        const id = uniqueId(slug(textOf(content)), place.ids);
        open.attrSet("id", id);
        headings.push({ level: Number(open.tag.slice(1)), id, content: inline(content) });
      }
      const body = renderTokens(tokens);
      return { body, headings, ...(title ? { title } : {}) };
    },
    opening(source, place) {
      const first = parse(source, place).find(({ type }) => type === "inline");
      return first ? inline(first) : trusted("");
    },
  };
}

async function createParser(highlighter: Highlighter) {
  const [{ default: MarkdownIt }, { katex }] = await Promise.all([
    import("markdown-it"),
    import("@mdit/plugin-katex"),
  ]);
  const parser = new MarkdownIt({
    html: false,
    highlight: (code, language) => highlighter.code(code, language).markup,
  });
  parser.use(katex, { output: "mathml", throwOnError: false, trust: false, maxSize: 20 });
  parser.inline.ruler.before("link", "citation", readCitation);
  parser.validateLink = (address) => SAFE_LINK.test(address.trim()) || SAFE_PICTURE.test(address.trim());
  return parser;
}

/** Puts the marks into the text; those in links, code and formulas go, since they can hold no markup. */
function weave(token: Token, marks: readonly SourceMark[]): void {
  const Piece = token.constructor as new (type: string, tag: string, nesting: 0) => Token;
  let links = 0;
  token.content = withoutMarks(token.content);
  for (const attribute of token.attrs ?? []) attribute[1] = withoutMarks(attribute[1]);
  token.children =
    token.children?.flatMap((child) => {
      if (child.type === "link_open") links += 1;
      if (child.type === "link_close") links -= 1;
      if (child.type === "text" && links === 0) {
        return partsOfMarked(child.content, marks).map(({ kind, content }) => {
          const piece = new Piece(kind === "text" ? "text" : "html_inline", "", 0);
          piece.content = content;
          return piece;
        });
      }
      weave(child, []);
      return [child];
    }) ?? null;
}

/** Citations as any front end shows them, and their own links: `([Ward 1963](#ward1963), [Rousseeuw 1987](#rousseeuw1987))`. */
const CITATION = new RegExp(String.raw`(?<=\()${CITED}(?:,\s+${CITED})*\)`, "y");

type InlineRule = Parameters<Parser["inline"]["ruler"]["before"]>[2];

const readCitation: InlineRule = (state, silent) => {
  CITATION.lastIndex = state.pos;
  const match = CITATION.exec(state.src);
  if (!match || !state.pending.endsWith("(")) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -1);
    const token = state.push("citation", "", 0);
    const citations = [...match[0].matchAll(new RegExp(CITED, "g"))].map(([, words, key]) => ({
      words,
      key,
    }));
    token.meta = { citations };
  }
  state.pos += match[0].length;
  return true;
};

/** Puts the page's notes into a text: numbers of citations, and links on terms, but not within links. */
function annotate(token: Token, { notes, where = "the report's prose" }: MarkdownPlace): void {
  if (!notes || !token.children) return;
  let links = 0;
  const { children } = token;
  for (const [i, child] of children.entries()) {
    // Numbers of citations are raised, and follow the word before them closely.
    if (child.type === "text" && children[i + 1]?.type === "citation")
      child.content = child.content.trimEnd();
    const isMarkup = child.type === "html_inline";
    if (child.type === "link_open" || (isMarkup && child.content.startsWith("<a"))) links += 1;
    if (child.type === "link_close" || (isMarkup && child.content === "</a>")) links -= 1;
    const { citations } = (child.meta ?? {}) as { citations?: readonly Citation[] };
    const note = citations
      ? notes.citation(citations, where)
      : child.type === "text" && links === 0
        ? notes.withTerms(child.content)
        : undefined;
    if (!note) continue;
    child.type = "html_inline";
    child.content = note.markup;
  }
}

/** Sets a link's or picture's address to what it is within the report. */
function settle(token: Token, place: MarkdownPlace): void {
  if (token.type === "link_open") {
    const address = String(token.attrGet("href") ?? "");
    const [, notebook, rest] = /^(?:\.\/)?([^/?#]+)\.ipynb(#.*)?$/.exec(address) ?? [];
    const page = notebook === undefined ? undefined : place.pageOf(notebook);
    if (page !== undefined) token.attrSet("href", `${page}${rest ?? ""}`);
    if (/^https?:/i.test(address)) token.attrSet("rel", "noopener noreferrer");
  }
  if (token.type === "image") {
    const [, name] = /^attachment:(.+)$/.exec(String(token.attrGet("src") ?? "")) ?? [];
    const bundle = name === undefined ? undefined : place.attachments?.[decodeURIComponent(name)];
    const [mime, data] = Object.entries(bundle ?? {})[0] ?? [];
    if (mime !== undefined && typeof data === "string") token.attrSet("src", `data:${mime};base64,${data}`);
  }
}

/** A page that loads nothing can only show pictures it carries; of others it shows what they are. */
function picture(token: Token | undefined): string {
  const source = String(token?.attrGet("src") ?? "");
  const alt = escapeHtml(token ? textOf(token) : "");
  if (SAFE_PICTURE.test(source)) return `<img src="${source.replace(/\s/g, "")}" alt="${alt}">`;
  return `<span class="missing-picture">[picture not in the notebook: ${alt || escapeHtml(source)}]</span>`;
}

function textOf(token: Token): string {
  // Markup is our own, around a part of the text.
  if (token.type === "html_inline") return "";
  if (!token.children || token.children.length === 0) return token.content;
  return token.children.map((child) => (child.type === "softbreak" ? " " : textOf(child))).join("");
}

function uniqueId(base: string, taken: Set<string>): string {
  let id = base;
  for (let suffix = 2; taken.has(id); suffix++) id = `${base}-${suffix}`;
  taken.add(id);
  return id;
}
