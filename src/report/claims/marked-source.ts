/** Markup around a part of a Markdown source, such as a link on a number. */
export interface SourceMark {
  /** First and last place (exclusive) in the source. */
  readonly at: readonly [start: number, end: number];
  /** Markup before and after; not escaped, so never text of a notebook. */
  readonly open: string;
  readonly close: string;
}

/** Private characters that carry marks through the Markdown parser: the end of one, and the starts by number. */
const CLOSE = 0xe000;
const LAST = 0xf8ff;
const CARRIERS = /[\ue000-\uf8ff]/g;

/**
 * The source with private characters where marks begin and end. Those that were in it before are replaced, so that no
 * text of a notebook can pose as a mark. Marks that overlap an earlier one, or are too many to number, are left out.
 */
export function markedSource(source: string, marks: readonly SourceMark[]): string {
  const clean = (text: string) => text.replace(CARRIERS, "\ufffd");
  let end = 0;
  const pieces = marks
    .map(({ at }, i) => ({ at, carrier: CLOSE + 1 + i }))
    .sort((a, b) => a.at[0] - b.at[0])
    .map(({ at: [start, stop], carrier }) => {
      if (start < end || stop <= start || stop > source.length || carrier > LAST) return "";
      const piece = `${clean(source.slice(end, start))}${String.fromCharCode(carrier)}${clean(source.slice(start, stop))}${String.fromCharCode(CLOSE)}`;
      end = stop;
      return piece;
    });
  return pieces.join("") + clean(source.slice(end));
}

/** A piece of a parsed text: text still, or markup in place of a carrier. */
export interface MarkedPart {
  readonly kind: "text" | "markup";
  readonly content: string;
}

/** A text of the parsed source in pieces: text, and markup in place of a carrier. */
export function partsOfMarked(text: string, marks: readonly SourceMark[]): readonly MarkedPart[] {
  let open: SourceMark | undefined;
  return text
    .split(/([\ue000-\uf8ff])/)
    .flatMap((content): MarkedPart[] => {
      const code = content.length === 1 ? content.charCodeAt(0) : 0;
      if (code < CLOSE || code > LAST) return [{ kind: "text", content }];
      const closed = open;
      open = code === CLOSE ? undefined : marks[code - CLOSE - 1];
      const markup = code === CLOSE ? closed?.close : open?.open;
      return markup === undefined ? [] : [{ kind: "markup", content: markup }];
    })
    .filter(({ content }) => content !== "");
}

/** The text without carriers. */
export function withoutMarks(text: string): string {
  return text.replace(CARRIERS, "");
}
