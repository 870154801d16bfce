import type { Chapter } from "../chapters/chapter";
import { checksNotice } from "./checks-notice";
import { figureElements } from "../chapters/figure-elements";
import { html, type Content, type Html } from "./html";
import { page } from "./page";
import type { PageAssets } from "./page-assets";
import { provenanceList, syntheticBadge } from "../provenance";
import { relocate, relocatedId } from "../chapters/relocate";
import type { ReportContext } from "../report-context";
import { themeButton } from "./theme-button";

/**
 * The whole study as one page, for mailing and for print: what the first page says, then all chapters one after the other, with
 * Plotly once for all.
 *
 * @param landing Markup of the first page, above its chapters.
 */
export function studyPage(
  chapters: readonly Chapter[],
  context: ReportContext,
  landing: Html | undefined,
  assets: PageAssets,
): string {
  const names = new Set(chapters.map(({ name }) => name));
  const figures = chapters.flatMap(({ name, figures: own }) =>
    own.map((figure) => ({ ...figure, id: relocatedId(name, figure.id) })),
  );
  const { elements, scripts } = figureElements(figures, assets);
  return page({
    title: context.title,
    description: context.subtitle ?? context.title,
    kind: "study",
    style: assets.style,
    scripts: [assets.script],
    laterScripts: scripts,
    body: html`<header class="bar">
        <a class="home" href="#main"
          ><span class="long">${context.title}</span> <span class="short">Top</span></a
        >
        ${syntheticBadge(context)}
        <div class="controls">
          ${
            chapters.some(({ hasCode }) => hasCode) &&
            html`<button id="show-code" type="button" aria-pressed="false" hidden>Show all code</button>`
          }
          ${themeButton()}
        </div>
      </header>
      <div class="frame">
        <aside class="side">
          <nav id="contents" aria-label="Contents">
            <details open>
              <summary>Contents</summary>
              <ol>
                ${chapters.map(entry)}
              </ol>
            </details>
          </nav>
        </aside>
        <main id="main" tabindex="-1">
          <header class="opening title-page">
            <p class="eyebrow">
              A study in ${chapters.length} ${chapters.length === 1 ? "chapter" : "chapters"}
            </p>
            <h1>${context.title}</h1>
            ${context.subtitle !== undefined && html`<p class="question">${context.subtitle}</p>`}
            ${checksNotice(chapters)}
            <div class="provenance-box">
              ${
                context.synthetic &&
                html`<p class="notice">
                  <strong>Synthetic data.</strong> Every number in this report is computed from generated
                  data, not from a company's records.
                </p>`
              }
              ${provenanceList(context)}
            </div>
          </header>
          ${paperContents(chapters)}
          ${landing && html`<div class="landing">${relocate(landing, "summary", names)}</div>`}
          ${chapters.map((chapter) => part(chapter, names))}
        </main>
      </div>
      ${elements}`,
  });
}

/** The contents for paper; the numbers of their pages are known when it has been printed. */
function paperContents(chapters: readonly Chapter[]): Html {
  const line = (href: string, words: Content, kind = "section") =>
    html`<li class="${kind}">
      <a href="#${href}"><span>${words}</span><span class="page"></span></a>
    </li> `;
  return html`<div class="paper-contents" aria-label="Contents" role="group">
    <p class="heading">Contents</p>
    <ol>
      ${chapters.map(({ name, number, title, headings }) => [
        line(relocatedId(name), html`${number ?? "·"} ${title.content}`, "chapter"),
        headings
          .filter(({ level }) => level === 2)
          .map(({ id, content }) => line(relocatedId(name, id), content)),
      ])}
    </ol>
  </div>`;
}

function part(chapter: Chapter, names: ReadonlySet<string>): Html {
  const id = relocatedId(chapter.name);
  const { number, topic, title, body, notes } = chapter;
  return html`<article class="part" id="${id}" aria-labelledby="${id}.title">
    <header class="opening">
      <p class="eyebrow">${number === undefined ? "Notebook" : `Chapter ${number}`} · ${topic}</p>
      <h2 class="chapter-title" id="${id}.title">${title.content}</h2>
    </header>
    ${relocate(html`${body}${notes.body}`, chapter.name, names)}
  </article> `;
}

function entry({ name, number, topic, headings }: Chapter): Html {
  const sections = headings.filter(({ level }) => level === 2);
  return html`<li class="part-entry">
    <a href="#${relocatedId(name)}"><span class="number">${number ?? "·"}</span> ${topic}</a>
    ${
      sections.length > 0 &&
      html`<ol>
        ${sections.map(
          ({ id, content }) =>
            html`<li class="level-3"><a href="#${relocatedId(name, id)}">${content}</a></li> `,
        )}
      </ol>`
    }
  </li> `;
}
