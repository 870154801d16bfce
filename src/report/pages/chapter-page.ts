import type { Chapter } from "../chapters/chapter";
import { checksNotice } from "./checks-notice";
import { figureElements } from "../chapters/figure-elements";
import type { Invitation } from "./further-page";
import { followField } from "./customers/follow";
import { html, type Html } from "./html";
import type { Heading } from "../chapters/markdown";
import { page } from "./page";
import type { PageAssets } from "./page-assets";
import { provenanceList, syntheticBadge } from "../provenance";
import type { ReportContext } from "../report-context";
import { themeButton } from "./theme-button";

/** What a chapter's page has in addition to the chapter. */
export interface ChapterExtras {
  readonly invitation?: Invitation;
  /** Names of the customers whom a reader may follow. */
  readonly customers?: readonly string[];
}

/** A chapter's page: its text, then the terms and publications it mentions, and links to go on. */
export function chapterPage(
  chapter: Chapter,
  chapters: readonly Chapter[],
  context: ReportContext,
  assets: PageAssets,
  { invitation, customers = [] }: ChapterExtras = {},
): string {
  const { elements, scripts } = figureElements(chapter.figures, assets);
  return page({
    title: `${chapter.title.text} · ${context.title}`,
    description: `${context.title}: ${chapter.title.text}`,
    kind: "chapter",
    style: assets.style,
    scripts: [assets.script],
    laterScripts: scripts,
    body: html`${bar(chapter, context)}
      <div class="frame">
        ${sidebar(chapter, chapters, customers)}
        <main id="main" tabindex="-1">
          <header class="opening">
            <p class="eyebrow">
              ${chapter.number === undefined ? "Notebook" : `Chapter ${chapter.number}`} · ${chapter.topic}
            </p>
            <h1>${chapter.title.content}</h1>
            ${checksNotice([chapter])}
          </header>
          ${chapter.body} ${invitation && inviting(invitation)} ${chapter.notes.body}
          ${turn(chapter, chapters)}
        </main>
      </div>
      <footer class="foot">
        <div>
          <h2>Data and run</h2>
          ${provenanceList(context)}
        </div>
      </footer>
      ${elements}`,
  });
}

function bar(chapter: Chapter, context: ReportContext): Html {
  return html`<header class="bar">
    <a class="home" href="index.html"
      ><span class="long">${context.title}</span> <span class="short">Contents</span></a
    >
    <span class="place" aria-hidden="true">${chapter.topic}</span>
    ${syntheticBadge(context)}
    <div class="controls">
      ${chapter.hasCode && html`<button id="show-code" type="button" aria-pressed="false" hidden>Show all code</button>`}
      ${themeButton()}
    </div>
  </header>`;
}

function sidebar(chapter: Chapter, chapters: readonly Chapter[], customers: readonly string[]): Html {
  const sections = [...chapter.headings, ...chapter.notes.headings].filter(
    ({ level }) => level === 2 || level === 3,
  );
  return html`<aside class="side">
    ${followField(customers, true)}
    ${
      sections.length > 0 &&
      html`<nav id="contents" aria-label="On this page">
        <details open>
          <summary>On this page</summary>
          <ol>
            ${sections.map(entry)}
          </ol>
        </details>
      </nav>`
    }
    <nav id="chapters" aria-label="Chapters">
      <details>
        <summary>All chapters</summary>
        <ol>
          ${chapters.map(
            (other) =>
              html`<li>
                <a href="${other.file}" ${other === chapter && html` aria-current="page"`}
                  ><span class="number">${other.number ?? "·"}</span> ${other.topic}</a
                >
              </li> `,
          )}
        </ol>
      </details>
    </nav>
  </aside>`;
}

function entry({ level, id, content }: Heading): Html {
  return html`<li class="level-${level}"><a href="#${id}">${content}</a></li> `;
}

function inviting({ title, text, action, href }: Invitation): Html {
  return html`<aside class="invitation" aria-labelledby="invitation">
    <h2 id="invitation">${title}</h2>
    <p>${text}</p>
    <a class="button" href="${href}">${action}</a>
  </aside>`;
}

function turn(chapter: Chapter, chapters: readonly Chapter[]): Html {
  const position = chapters.indexOf(chapter);
  const link = (other: Chapter | undefined, rel: "prev" | "next", label: string) =>
    other &&
    html`<a rel="${rel}" href="${other.file}"
      ><span class="eyebrow">${label}</span> <span>${other.title.content}</span></a
    >`;
  return html`<nav class="turn" aria-label="Chapters before and after">
    ${link(chapters[position - 1], "prev", "← Before")}${link(chapters[position + 1], "next", "Next →")}
  </nav>`;
}
