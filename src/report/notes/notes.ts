import { InputError } from "../../core/input-error";
import { html, type Html } from "../pages/html";
import { slug } from "../chapters/slug";
import type { GlossaryTerm } from "./glossary-term";
import { shortReference, type Reference, type References } from "./reference";
import { termFinder } from "./term-finder";

/** What a page explains at its end. */
export interface NoteSources {
  readonly glossary: readonly GlossaryTerm[];
  readonly references: References;
}

/** A publication that a page cites, with its number there. */
export interface CitedReference extends Reference {
  readonly key: string;
  readonly number: number;
}

/** A publication as the prose cites it. */
export interface Citation {
  /** What a front end shows: `Rousseeuw 1987`. */
  readonly words: string;
  readonly key: string;
}

/** The terms and citations of one page, gathered while its text is rendered. */
export interface Notes {
  /** From here on terms are marked again: at most once a section each. */
  beginSection(): void;
  /** A text, not escaped, with links on the terms that this section has not marked yet. */
  withTerms(text: string): Html;
  /** The marks of a citation: numbers that lead to the list of references. */
  citation(citations: readonly Citation[], where: string): Html;
  /** The terms met so far, in the order of the alphabet. */
  terms(): readonly GlossaryTerm[];
  /** The publications cited so far, those of the terms last, by their numbers. */
  cited(): readonly CitedReference[];
  /** Whether the text itself cites it, not only the explanation of a term. */
  isCitedInText(key: string): boolean;
}

/**
 * The notes of a page. Publications are numbered in the order in which they are first cited.
 *
 * @throws InputError for a term whose source is not among the references.
 */
export function createNotes({ glossary, references }: NoteSources): Notes {
  const find = termFinder(glossary);
  const marked = new Set<GlossaryTerm>();
  const met = new Set<GlossaryTerm>();
  const numbers = new Map<string, number>();
  const inText = new Set<string>();
  for (const { term, source } of glossary) {
    if (source !== undefined) requireKey(references, source, `glossary term "${term}"`);
  }
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };

  return {
    beginSection: () => marked.clear(),
    withTerms(text) {
      const pieces: Html[] = [];
      let end = 0;
      for (const { term, at } of find(text)) {
        if (marked.has(term)) continue;
        marked.add(term);
        met.add(term);
        pieces.push(html`${text.slice(end, at[0])}${termLink(term, text.slice(...at))}`);
        end = at[1];
      }
      return html`${pieces}${text.slice(end)}`;
    },
    citation(citations, where) {
      const links = citations.map(({ words, key }) => {
        requireKey(references, key, where);
        requireWords(references[key] as Reference, words, where);
        const isFirst = !inText.has(key);
        inText.add(key);
        return citationLink(key, references[key] as Reference, numberOf(key), isFirst);
      });
      return html`<sup class="cites">${links}</sup>`;
    },
    isCitedInText: (key) => inText.has(key),
    terms: () => [...met].sort((a, b) => a.term.localeCompare(b.term, "en")),
    cited() {
      for (const { source } of this.terms()) if (source !== undefined) numberOf(source);
      return [...numbers].map(([key, number]) => ({ ...(references[key] as Reference), key, number }));
    },
  };
}

/** The id of a term's explanation at the end of the page. */
export function termId({ term }: GlossaryTerm): string {
  return `term-${slug(term)}`;
}

/** The id of a publication in the list of references. */
export function referenceId(key: string): string {
  return `reference-${slug(key)}`;
}

/** The id of the place that first cites a publication. */
export function citationId(key: string): string {
  return `citation-${slug(key)}`;
}

function termLink(term: GlossaryTerm, text: string): Html {
  const id = termId(term);
  return html`<a class="term" role="doc-glossref" href="#${id}" aria-describedby="${id}-text">${text}</a>`;
}

function citationLink(key: string, { authors, year }: Reference, number: number, isFirst: boolean): Html {
  const label = `Reference ${number}: ${authors} (${year})`;
  return html`<a
    class="cite"
    role="doc-biblioref"
    ${isFirst && html`id="${citationId(key)}"`}
    href="#${referenceId(key)}"
    aria-label="${label}"
    >[${number}]</a
  >`;
}

function requireKey(references: References, key: string, where: string): void {
  if (Object.hasOwn(references, key)) return;
  const known = Object.keys(references).sort();
  throw new InputError({
    where,
    what: `a citation of ${key}`,
    legal: known.length === 0 ? "no citations: the report has no references" : `a key of the references`,
    ...(known.length === 0 ? {} : { remedy: `Known are ${known.join(", ")}` }),
  });
}

function requireWords(reference: Reference, words: string, where: string): void {
  const legal = shortReference(reference);
  if (words !== legal)
    throw new InputError({ where, what: words, legal: `${legal}, as a citation names it` });
}
