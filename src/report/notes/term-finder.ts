import type { GlossaryTerm } from "./glossary-term";

/** A term found in a text. */
export interface FoundTerm {
  readonly term: GlossaryTerm;
  /** First and last place (exclusive). */
  readonly at: readonly [start: number, end: number];
}

/**
 * Finds terms of a glossary in texts, each as a whole word: the longest where several begin at one place, in the
 * singular or with a plural s, at the head of a sentence too. Forms with capital letters are names or abbreviations
 * and must be written as they are.
 */
export function termFinder(glossary: readonly GlossaryTerm[]): (text: string) => readonly FoundTerm[] {
  const forms = new Map(
    glossary.flatMap((term) => [term.term, ...(term.also ?? [])].map((form) => [form.toLowerCase(), term])),
  );
  if (forms.size === 0) return () => [];
  const written = glossary
    .flatMap(({ term, also = [] }) => [term, ...also])
    .sort((a, b) => b.length - a.length)
    .map(formPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:(${written.join("|")})s?)(?![\\p{L}\\p{N}-])`, "gu");
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const term = forms.get((match[1] ?? "").toLowerCase().replace(/\s+/g, " "));
      return term ? [{ term, at: [match.index, match.index + match[0].length] as const }] : [];
    });
}

function formPattern(form: string): string {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
  if (form !== form.toLowerCase()) return escaped;
  const [first = ""] = form;
  return /\p{L}/u.test(first) ? `[${first.toUpperCase()}${first}]${escaped.slice(1)}` : escaped;
}
