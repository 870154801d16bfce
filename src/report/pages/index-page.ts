import type { Chapter } from "../chapters/chapter";
import type { Invitation } from "./further-page";
import { html, trusted, type Content, type Html } from "./html";
import { page } from "./page";
import type { SearchEntry } from "./search-entries";
import { provenanceList, syntheticBadge, provenanceItems } from "../provenance";
import type { ReportContext } from "../report-context";
import { themeButton } from "./theme-button";

/** What the first page is made of, besides its chapters. */
export interface IndexParts {
  readonly context: ReportContext;
  /** Above the chapters. */
  readonly landing: Html | undefined;
  /** What the card of each chapter says. */
  readonly findings: readonly (Html | undefined)[];
  /** Where a reader in a hurry goes first. */
  readonly opening: Invitation | undefined;
  /** What the search of the chapters finds. */
  readonly entries: readonly SearchEntry[];
  /** Where else the reader can go. */
  readonly links: readonly Invitation[];
  readonly style: string;
  readonly script: string;
}

/**
 * The report's first page: the question, what the study found, its chapters as cards, and where the data comes from.
 */
export function indexPage(chapters: readonly Chapter[], parts: IndexParts): string {
  const { context, landing, findings, opening, entries, links, style, script } = parts;
  return page({
    title: context.title,
    description: context.subtitle ?? context.title,
    kind: "index",
    style,
    scripts: [script],
    laterScripts: [],
    inlineStyles: false,
    body: html`<header class="hero">
        <div>
          <div class="controls">${themeButton()}</div>
          <p class="eyebrow">
            A study in ${chapters.length} ${chapters.length === 1 ? "chapter" : "chapters"}
            ${syntheticBadge(context)}
          </p>
          <h1>${context.title}</h1>
          ${context.subtitle !== undefined && html`<p class="question">${context.subtitle}</p>`}
          ${
            opening &&
            html`<p class="hurry">
              <a class="button" href="${opening.href}">${opening.action}</a> ${opening.text}
            </p>`
          }
          ${strip(context)}
        </div>
      </header>
      <main id="main" tabindex="-1">
        ${landing && html`<div class="landing">${landing}</div>`}
        <section aria-labelledby="chapters">
          <h2 id="chapters">The chapters</h2>
          ${search(entries)}
          <ol class="cards">
            ${chapters.map((chapter, i) => card(chapter, findings[i]))}
          </ol>
        </section>
        ${links.length > 0 && further(links)}
      </main>
      <footer class="source" aria-labelledby="provenance">
        <div>
          <h2 id="provenance">Where the data comes from</h2>
          ${
            context.synthetic &&
            html`<p class="notice">
              <strong>Synthetic data.</strong> Every number in this report is computed from generated data,
              not from a company's records.
            </p>`
          }
          ${provenanceList(context)}
        </div>
      </footer>`,
  });
}

/** The search of the chapters: shown where the script runs. */
function search(entries: readonly SearchEntry[]): Html {
  // In a script element that is not run, "<" must not end it.
  const json = JSON.stringify(entries).replaceAll("<", "\\u003c");
  return html`<div id="search" role="search" hidden>
      <label for="search-words">Search the chapters</label>
      <input id="search-words" type="search" autocomplete="off" />
      <p role="status"></p>
      <ol></ol>
    </div>
    ${trusted(`<script type="application/json" id="search-entries">${json}</script>`)}`;
}

/** Longer values are shown at the end of the page only. */
const SHORT = 60;

/** Under the title: which data, and how the study was run. */
function strip({ provenance, synthetic }: ReportContext): Content {
  const short = provenance.filter(([, value]) => value.length <= SHORT);
  return (
    short.length > 0 &&
    html`<div class="strip">
      <dl>${provenanceItems(short)}</dl>
      ${synthetic && html`<p><strong>Synthetic data:</strong> invented customers; no figure here is a company's.</p>`}
    </div>`
  );
}

function card(chapter: Chapter, finding: Html | undefined): Html {
  return html`<li>
    <article class="card">
      ${
        chapter.preview &&
        html`<div class="preview">
          <img src="data:image/png;base64,${chapter.preview.png}" alt="${chapter.preview.alt}" />
        </div>`
      }
      <div class="words">
        <p class="eyebrow">${chapter.number !== undefined && `${chapter.number} · `}${chapter.topic}</p>
        <h3><a href="${chapter.file}">${chapter.title.content}</a></h3>
        ${finding && html`<p class="finding">${finding}</p>`}
      </div>
    </article>
  </li> `;
}

function further(links: readonly Invitation[]): Html {
  return html`<section class="further" aria-labelledby="further">
    <h2 id="further">Ask it yourself</h2>
    <ul>
      ${links.map(
        ({ title, text, action, href }) =>
          html`<li>
            <h3>${title}</h3>
            <p>${text}</p>
            <a href="${href}">${action}</a>
          </li> `,
      )}
    </ul>
  </section>`;
}
