import { html, type Html } from "../pages/html";
import type { Heading } from "../chapters/markdown";
import { citationId, referenceId, termId, type CitedReference, type Notes } from "./notes";
import type { GlossaryTerm } from "./glossary-term";

/** The end of a page, and its entries in the table of contents. */
export interface NotesMarkup {
  readonly body: Html;
  readonly headings: readonly Heading[];
}

/** The ids of the headings. */
export const NOTES_IDS = ["terms", "references"] as const;

/**
 * The terms of a chapter explained, and the publications it cites; nothing where there are none.
 *
 * @param chapter What it is called among others: `chapter 3`.
 */
export function notesMarkup(notes: Notes, chapter: string): NotesMarkup {
  // Sources of terms join the references.
  const cited = notes.cited();
  const terms = notes.terms();
  const numbers = new Map(cited.map(({ key, number }) => [key, number]));
  return {
    body: html`${terms.length > 0 && glossarySection(terms, numbers, chapter)}${cited.length > 0 && referencesSection(cited, notes, chapter)}`,
    headings: [
      ...(terms.length > 0 ? [{ level: 2, id: "terms", content: html`Terms` }] : []),
      ...(cited.length > 0 ? [{ level: 2, id: "references", content: html`References` }] : []),
    ],
  };
}

function glossarySection(
  terms: readonly GlossaryTerm[],
  numbers: ReadonlyMap<string, number>,
  chapter: string,
): Html {
  const entries = terms.map((term) => {
    const id = termId(term);
    const { source, scale } = term;
    return html`<div id="${id}">
      <dt>${term.term}</dt>
      <dd id="${id}-text">
        ${term.definition}${scale !== undefined && html` <span class="scale">Scale: ${scale}.</span>`}${
          source !== undefined &&
          html` <a
            class="cite"
            href="#${referenceId(source)}"
            aria-label="Reference ${numbers.get(source) ?? ""}"
            >[${numbers.get(source) ?? ""}]</a
          >`
        }
      </dd>
    </div> `;
  });
  return html`<section class="notes" role="doc-glossary" aria-label="Terms of ${chapter}">
    <h2 id="terms">Terms</h2>
    <dl>${entries}</dl>
  </section>`;
}

function referencesSection(cited: readonly CitedReference[], notes: Notes, chapter: string): Html {
  const entries = cited.map(
    (reference) =>
      html`<li id="${referenceId(reference.key)}">
        ${entry(reference)}${
          notes.isCitedInText(reference.key) &&
          html` <a
            class="back"
            role="doc-backlink"
            href="#${citationId(reference.key)}"
            aria-label="Back to where reference ${reference.number} is cited"
            >↩</a
          >`
        }
      </li> `,
  );
  return html`<section class="notes" role="doc-bibliography" aria-label="References of ${chapter}">
    <h2 id="references">References</h2>
    <ol>
      ${entries}
    </ol>
  </section>`;
}

function entry({ authors, year, title, published, doi }: CitedReference): Html {
  return html`${authors} (${year}). <cite>${title}</cite>.
    ${published}.${
      doi !== undefined &&
      html` <a href="https://doi.org/${encodeURI(doi)}" rel="noopener noreferrer">doi:${doi}</a>`
    }`;
}
