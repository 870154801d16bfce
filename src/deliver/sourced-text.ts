import type { ClaimSource } from "../report/claims/claim-marks";
import { CITED } from "../report/notes/reference";
import type { Saying } from "../report/pages/saying";
import { sayingSource } from "../report/pages/saying";
import { isQuantity } from "../text/format";
import type { Finding } from "../text/prose";

/** A place in a text: first and last (exclusive). */
type Span = readonly [start: number, end: number];

/** A number in a text, with its value at full precision; null where it is undefined. */
export interface SourcedNumber {
  readonly at: Span;
  readonly text: string;
  readonly value: number | null;
}

/** A plain text whose numbers are known, and the cell that computed them. */
export interface SourcedText {
  readonly text: string;
  /** Places that are emphasised. */
  readonly strong: readonly Span[];
  /** In the order of the text; they do not overlap. */
  readonly numbers: readonly SourcedNumber[];
  /** null for words without a number. */
  readonly source: ClaimSource | null;
}

/** A part of a text that looks the same throughout. */
export interface TextRun {
  readonly text: string;
  readonly strong: boolean;
  /** The number that the run is; null for words. */
  readonly number: SourcedNumber | null;
}

/** Words of our own, without a number that depends on data. */
export function words(text: string): SourcedText {
  return Object.freeze({ text, strong: [], numbers: [], source: null });
}

/**
 * A sentence that code wrote, with its numbers.
 *
 * @param source the cell in which its numbers can be looked up.
 */
export function sourcedFinding({ parts, text }: Finding, source: ClaimSource): SourcedText {
  let end = 0;
  const numbers = parts.flatMap((part): SourcedNumber[] => {
    const start = end;
    end += typeof part === "string" ? part.length : part.text.length;
    return isQuantity(part) ? [{ at: [start, end], text: part.text, value: part.value }] : [];
  });
  return Object.freeze({ text, strong: [], numbers, source });
}

/** An answer or takeaway of a notebook as plain text: marks of Markdown are left out, emphasis and numbers are kept. */
export function sourcedSaying(saying: Saying, notebook: string): SourcedText {
  const { text, strong, places } = plainMarkdown(saying.markdown);
  const numbers = [...saying.sources.claims]
    .sort((a, b) => a.at[0] - b.at[0])
    .map((claim) => ({
      at: [places[claim.at[0]] ?? 0, places[claim.at[1]] ?? text.length] as const,
      text: claim.text,
      value: claim.value,
    }))
    .filter(({ at, text: written }) => text.slice(...at) === written);
  return Object.freeze({ text, strong, numbers, source: sayingSource(saying, notebook) });
}

/** A text with words of our own before it. */
export function introduced(intro: string, { text, strong, numbers, source }: SourcedText): SourcedText {
  const later = ([start, end]: Span): Span => [start + intro.length, end + intro.length];
  return Object.freeze({
    text: `${intro}${text}`,
    strong: strong.map(later),
    numbers: numbers.map((number) => ({ ...number, at: later(number.at) })),
    source,
  });
}

/** Markdown that is no saying, as plain text: emphasis is kept. */
export function sourcedMarkdown(markdown: string): SourcedText {
  const { text, strong } = plainMarkdown(markdown.trim());
  return Object.freeze({ text, strong, numbers: [], source: null });
}

/** The text in parts that look the same throughout: words, emphasised words, numbers. */
export function runsOf({ text, strong, numbers }: SourcedText): readonly TextRun[] {
  const borders = [0, text.length, ...[...strong, ...numbers.map(({ at }) => at)].flat()];
  const places = [...new Set(borders)].filter((at) => at <= text.length).sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i];
    const within = ([from, to]: Span) => from <= start && end <= to;
    return {
      text: text.slice(start, end),
      strong: strong.some(within),
      number: numbers.find(({ at }) => within(at)) ?? null,
    };
  });
}

/** What Markdown writes and a reader does not see, at the place where it begins. */
const MARKS: readonly RegExp[] = [
  /\*\*/y,
  /\\(?=[\\`*_{}[\]<>#|~$!])/y,
  /`/y,
  /\[(?=[^\]]*\]\()/y,
  /\]\([^)]*\)/y,
];
const CITATION = new RegExp(String.raw` ?\(${CITED}(?:,\s+${CITED})*\)`, "y");

function plainMarkdown(markdown: string): {
  readonly text: string;
  readonly strong: readonly Span[];
  /** The place in the text of each place in the Markdown. */
  readonly places: readonly number[];
} {
  const source = markdown.trimEnd();
  const places: number[] = [];
  const strong: [number, number][] = [];
  let text = "";
  let opened: number | null = null;
  for (let at = 0; at < source.length;) {
    const mark = [...MARKS, CITATION]
      .map((pattern) => matchAt(pattern, source, at))
      .find((found) => found !== null);
    const length = mark?.length ?? 1;
    for (let i = 0; i < length; i++) places[at + i] = text.length;
    if (mark === undefined) text += /\s/.test(source[at]) ? (text.endsWith(" ") ? "" : " ") : source[at];
    else if (mark === "**") {
      if (opened === null) opened = text.length;
      else {
        strong.push([opened, text.length]);
        opened = null;
      }
    } else if (mark === "\\") {
      // The character after it is meant as it is, whatever it is.
      places[at + 1] = text.length;
      text += source[at + 1];
      at++;
    }
    at += length;
  }
  places[source.length] = text.length;
  return { text, strong, places };
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
