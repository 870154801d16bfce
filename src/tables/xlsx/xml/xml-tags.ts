import { XmlInput } from "./xml-input";

/** A tag of an XML text, with the text up to the next tag. */
export interface XmlTag {
  /** Without its prefix. */
  readonly name: string;
  /** `empty` is both start and end. */
  readonly kind: "start" | "end" | "empty";
  /**
   * As it is in the XML: entities are not resolved. CDATA sections are taken in, escaped; comments and instructions
   * within the text are left out.
   */
  readonly text: string;
  /** The raw value of an attribute, with or without a prefix; "" where the tag has none. */
  attribute(name: string): string;
}

/**
 * The tags of an XML text in their order; comments, declarations and processing instructions are passed over. Never
 * resolves entities of a document type and never looks anything up. A cut-off text ends at its last whole tag.
 *
 * @param source the text, whole or in pieces: only what the next tag needs is kept. Cost O(characters).
 * @example [...xmlTags("<x:a>1</x:a>")].map(({ name, kind }) => `${kind} ${name}`) // ["start a", "end a"]
 */
export function* xmlTags(source: string | Iterable<string>): Generator<XmlTag> {
  const input = new XmlInput(typeof source === "string" ? [source] : source);
  if (!input.skipPast("<")) return;
  for (;;) {
    if (input.startsWith("!") || input.startsWith("?")) {
      if (!skipMarkup(input)) return;
      if (!input.skipPast("<")) return;
      continue;
    }
    const end = tagEnd(input);
    if (end < 0) return;
    const inside = input.take(end + 1).slice(0, -1);
    const text = textUpToTag(input);
    yield tagOf(inside, text ?? "");
    if (text === null) return;
  }
}

/** Passes over a comment, a CDATA section, an instruction or a declaration, its `<` already taken; false where it does not end. */
function skipMarkup(input: XmlInput): boolean {
  if (input.startsWith("!--")) return input.skipPast("-->");
  if (input.startsWith("![CDATA[")) return input.skipPast("]]>");
  if (input.startsWith("?")) return input.skipPast("?>");
  const close = input.find(">", 0);
  const subset = input.find("[", 0, close);
  return subset < 0 ? input.skipPast(">") : input.skipPast("]") && input.skipPast(">");
}

/** A tag longer than this is not looked at for quotes: no writer makes one, and looking again and again would be slow. */
const LONGEST_TAG = 10_000;

/** Where the `>` is that ends a tag; one within quotes does not. -1 where there is none. */
function tagEnd(input: XmlInput): number {
  let quote = 0;
  let from = 0;
  let end = input.find(">", 0);
  while (end >= 0) {
    const text = input.peek(end);
    for (; from < end; from++) {
      const code = text.charCodeAt(from);
      if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
    }
    if (quote === 0 || end > LONGEST_TAG) return end;
    end = input.find(">", end + 1);
  }
  return -1;
}

/** The text up to the next tag, whose `<` is taken too; null where no tag follows. */
function textUpToTag(input: XmlInput): string | null {
  let text = "";
  for (;;) {
    const next = input.find("<", 0);
    if (next < 0) return null;
    if (next > 0) text += input.peek(next);
    input.drop(next + 1);
    if (input.startsWith("![CDATA[")) {
      const end = input.find("]]>", 8);
      if (end < 0) return null;
      text += input
        .take(end + 3)
        .slice(8, -3)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;");
    } else if (input.startsWith("!--") || input.startsWith("?")) {
      if (!skipMarkup(input)) return null;
    } else return text;
  }
}

/** @param inside what is between `<` and `>`. */
function tagOf(inside: string, text: string): XmlTag {
  const isEnd = inside.charCodeAt(0) === SLASH;
  const isEmpty = inside.charCodeAt(inside.length - 1) === SLASH;
  let from = isEnd ? 1 : 0;
  let to = from;
  while (to < inside.length && !isSpaceOrSlash(inside.charCodeAt(to))) {
    if (inside.charCodeAt(to) === COLON) from = to + 1;
    to++;
  }
  return {
    name: inside.slice(from, to),
    kind: isEnd ? "end" : isEmpty ? "empty" : "start",
    text,
    attribute: (name) => attributeOf(inside, to, name),
  };
}

const COLON = 58;
const SLASH = 47;
const EQUALS = 61;

function isSpaceOrSlash(code: number): boolean {
  return code === 32 || code === SLASH || (code >= 9 && code <= 13);
}

function attributeOf(tag: string, from: number, name: string): string {
  let at = from;
  const skipSpace = (): void => {
    while (at < tag.length && isSpaceOrSlash(tag.charCodeAt(at))) at++;
  };
  while (at < tag.length) {
    skipSpace();
    let local = at;
    while (at < tag.length && tag.charCodeAt(at) !== EQUALS && !isSpaceOrSlash(tag.charCodeAt(at))) {
      if (tag.charCodeAt(at) === COLON) local = at + 1;
      at++;
    }
    const key = tag.slice(local, at);
    skipSpace();
    if (tag.charCodeAt(at) !== EQUALS) continue;
    at++;
    skipSpace();
    const close = tag.indexOf(tag[at], at + 1);
    if (at >= tag.length || close < 0) return "";
    if (key === name) return tag.slice(at + 1, close);
    at = close + 1;
  }
  return "";
}
