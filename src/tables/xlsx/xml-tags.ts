/** A tag of an XML text, with the text up to the next tag. */
export interface XmlTag {
  /** Without its prefix. */
  readonly name: string;
  /** `empty` is both start and end. */
  readonly kind: "start" | "end" | "empty";
  /** As it stands in the XML: entities are not resolved. CDATA sections are taken in, escaped. */
  readonly text: string;
  /** The raw value of an attribute; "" where the tag has none. */
  attribute(name: string): string;
}

/**
 * The tags of an XML text in their order; comments, declarations and processing instructions are passed over. Never
 * resolves entities of a document type and never looks anything up. A cut-off text ends at its last whole tag.
 * Cost O(characters).
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  let at = xml.indexOf("<");
  while (at >= 0) {
    const skipped = skip(xml, at);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const end = tagEnd(xml, at);
    if (end < 0) return;
    const { text, next } = textAfter(xml, end + 1);
    yield tagOf(xml, at, end, text);
    at = next;
  }
}

/** The next tag after a comment, a declaration or an instruction; null where there is a tag. -1 at the end. */
function skip(xml: string, at: number): number | null {
  const close = xml.startsWith("<!--", at)
    ? "-->"
    : xml[at + 1] === "?"
      ? "?>"
      : xml[at + 1] === "!"
        ? ">"
        : null;
  if (close === null) return null;
  const end = xml.indexOf(close, at);
  return end < 0 ? -1 : xml.indexOf("<", end + close.length);
}

/** The `>` that ends a tag; one within quotes does not. */
function tagEnd(xml: string, at: number): number {
  let end = xml.indexOf(">", at);
  while (end >= 0 && hasOpenQuote(xml, at, end)) end = xml.indexOf(">", end + 1);
  return end;
}

/** A tag longer than this is not looked at for quotes: no writer makes one, and looking again and again would be slow. */
const LONGEST_TAG = 10_000;

function hasOpenQuote(xml: string, from: number, to: number): boolean {
  if (to - from > LONGEST_TAG) return false;
  let quote = 0;
  for (let i = from; i < to; i++) {
    const code = xml.charCodeAt(i);
    if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

/** The text from a place to the next tag. */
function textAfter(xml: string, from: number): { readonly text: string; readonly next: number } {
  let next = xml.indexOf("<", from);
  let text = next < 0 ? "" : xml.slice(from, next);
  while (next >= 0 && xml.startsWith("<![CDATA[", next)) {
    const end = xml.indexOf("]]>", next);
    if (end < 0) return { text, next: -1 };
    text += xml
      .slice(next + 9, end)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;");
    next = xml.indexOf("<", end + 3);
    text += next < 0 ? "" : xml.slice(end + 3, next);
  }
  return { text, next };
}

function tagOf(xml: string, at: number, end: number, text: string): XmlTag {
  const isEnd = xml[at + 1] === "/";
  const isEmpty = xml[end - 1] === "/";
  let from = at + (isEnd ? 2 : 1);
  let to = from;
  while (to < end && !SPACE_OR_SLASH.has(xml.charCodeAt(to))) {
    if (xml.charCodeAt(to) === COLON) from = to + 1;
    to++;
  }
  return {
    name: xml.slice(from, to),
    kind: isEnd ? "end" : isEmpty ? "empty" : "start",
    text,
    attribute: (name) => attributeOf(xml.slice(to, end), name),
  };
}

const COLON = 58;
const SPACE_OR_SLASH = new Set([9, 10, 13, 32, 47]);

/** Looks in the tag alone: a search that runs on behind it would make a long text cost its square. */
function attributeOf(attributes: string, name: string): string {
  let at = attributes.indexOf(name);
  while (at >= 0) {
    let after = at + name.length;
    while (SPACE_OR_SLASH.has(attributes.charCodeAt(after))) after++;
    if (SPACE_OR_SLASH.has(attributes.charCodeAt(at - 1)) && attributes[after] === "=") {
      after++;
      while (SPACE_OR_SLASH.has(attributes.charCodeAt(after))) after++;
      const close = attributes.indexOf(attributes[after], after + 1);
      return close < 0 ? "" : attributes.slice(after + 1, close);
    }
    at = attributes.indexOf(name, at + 1);
  }
  return "";
}
