import { blank, typedNumbers } from "./typed-numbers";
import { agrees } from "./written-number";

/** A number in prose that a cell computed. */
export interface ProseClaim {
  /** As the sentence writes it. */
  readonly text: string;
  /** At full precision; null where it is undefined. */
  readonly value: number | null;
  /** First and last place (exclusive) in the Markdown or text. */
  readonly at: readonly [start: number, end: number];
  /** What a page asks for it by; most have none. */
  readonly name?: string;
}

/** A text that the cell put in, such as a customer's name; with a name where a page asks for it. */
export type NamedText = Omit<ProseClaim, "value">;

/** A number in a sentence of a table. */
export interface TableClaim extends ProseClaim {
  readonly row: number;
  readonly column: number;
}

/** What is known of the numbers in one piece of prose. */
export interface ProseSources {
  readonly claims: readonly ProseClaim[];
  /** Places of texts that the cell put in: names and dates from the data. */
  readonly texts: readonly NamedText[];
}

/** A number in prose that cannot be trusted. */
export interface ProseProblem {
  readonly kind: "typed" | "misplaced" | "disagrees";
  readonly text: string;
  readonly at: number;
  /** What is wrong, in words. */
  readonly what: string;
}

/** Reads the claims next to an output, as `takeaway` and `answer` write them. Anything else counts as none. */
export function proseSources(champo: Readonly<Record<string, unknown>>): ProseSources {
  const claims = listOf(champo["claims"]).flatMap(claimOf);
  const texts = listOf(champo["texts"]).flatMap(({ text, at, name }) =>
    typeof text === "string" && isSpan(at) ? [{ text, at, ...nameOf(name) }] : [],
  );
  return { claims, texts };
}

/** Reads the claims of a table's cells, as `table` writes them. */
export function tableClaims(claims: unknown): readonly TableClaim[] {
  return listOf(claims).flatMap((claim) => {
    const { row, column } = claim;
    if (!Number.isInteger(row) || !Number.isInteger(column)) return [];
    return claimOf(claim).map((each) => ({ row: Number(row), column: Number(column), ...each }));
  });
}

/**
 * Checks every number of a piece of prose: a claim is where it says, and is its value rounded as its text is
 * written; a number that is neither a claim nor in a text put in by the cell was typed.
 */
export function proseProblems(markdown: string, { claims, texts }: ProseSources): readonly ProseProblem[] {
  const problems: ProseProblem[] = [];
  const put = [...claims, ...texts];
  for (const { text, at } of put) {
    const found = unescaped(markdown.slice(...at));
    if (found === text.replace(/[\r\n]+/g, " ")) continue;
    problems.push({ kind: "misplaced", text, at: at[0], what: `the prose says "${found}" in its place` });
  }
  for (const { text, value, at } of claims) {
    if (agrees(text, value)) continue;
    const what = value === null ? "no value is known" : `the value computed is ${value}`;
    problems.push({ kind: "disagrees", text, at: at[0], what });
  }
  const typed = put.reduce(
    (rest, { at: [start, end] }) =>
      rest.slice(0, start) + blank(rest.slice(start, end)) + rest.slice(Math.max(start, end)),
    markdown,
  );
  for (const { text, at } of typedNumbers(typed)) {
    problems.push({ kind: "typed", text, at, what: "no cell computed it" });
  }
  return problems.sort((a, b) => a.at - b.at);
}

/** The sentence around a place. */
export function sentenceAround(text: string, [start, end]: readonly [number, number]): string {
  const ends = [...text.matchAll(/(?<!\b[a-z]\.[a-z])[.!?](?=\s+[\p{Lu}\d"“*])|\n+/gu)].map(
    (match) => match.index + match[0].length,
  );
  const from = ends.filter((at) => at <= start).at(-1) ?? 0;
  const to = ends.find((at) => at >= end) ?? text.length;
  return unescaped(text.slice(from, to)).replace(/\*\*/g, "").replace(/\s+/g, " ").trim();
}

function claimOf({ text, value, at, name }: Readonly<Record<string, unknown>>): ProseClaim[] {
  if (typeof text !== "string" || !isSpan(at)) return [];
  return [{ text, value: typeof value === "number" ? value : null, at, ...nameOf(name) }];
}

function nameOf(name: unknown): { readonly name?: string } {
  return typeof name === "string" ? { name } : {};
}

function unescaped(markdown: string): string {
  return markdown.replace(/\\([\\`*_{}[\]<>#|~$!])/g, "$1");
}

function isSpan(at: unknown): at is readonly [number, number] {
  return Array.isArray(at) && at.length === 2 && at.every((place) => Number.isInteger(place) && place >= 0);
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}
