import type { Chapter } from "./chapter";
import { html, type Html } from "./html";
import { page } from "./page";
import { provenanceList, syntheticBadge } from "./provenance";
import type { ReportContext } from "./report-context";

/**
 * The report's first page: the question, what the study answers as one card a chapter, and where the data comes from.
 *
 * @param landing Markup between the title and the cards.
 */
export function indexPage(
  chapters: readonly Chapter[],
  context: ReportContext,
  landing: Html | undefined,
  style: string,
): string {
  return page({
    title: context.title,
    description: context.subtitle ?? context.title,
    kind: "index",
    style,
    scripts: [],
    laterScripts: [],
    body: html`<header class="hero">
        <div>
          <p class="eyebrow">
            A study in ${chapters.length} ${chapters.length === 1 ? "chapter" : "chapters"}
            ${syntheticBadge(context)}
          </p>
          <h1>${context.title}</h1>
          ${context.subtitle !== undefined && html`<p class="question">${context.subtitle}</p>`}
        </div>
      </header>
      <main id="main" tabindex="-1">
        ${landing && html`<section class="landing prose">${landing}</section>`}
        <section aria-labelledby="provenance" class="source">
          <h2 id="provenance">Where the data comes from</h2>
          ${
            context.synthetic &&
            html`<p class="notice">
              <strong>Synthetic data.</strong> Every number in this report is computed from generated data,
              not from a company's records.
            </p>`
          }
          ${provenanceList(context)}
        </section>
        <section aria-labelledby="answers">
          <h2 id="answers">What the study answers</h2>
          <ol class="cards">
            ${chapters.map(card)}
          </ol>
        </section>
      </main>`,
  });
}

function card(chapter: Chapter): Html {
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
        ${chapter.finding && html`<p class="finding">${chapter.finding}</p>`}
      </div>
    </article>
  </li> `;
}
