import type { Chapter } from "./chapter";
import { dataElement, packed } from "./data-element";
import type { Invitation } from "./further-page";
import { html, type Html } from "./html";
import type { Heading } from "./markdown";
import { page } from "./page";
import { provenanceList, syntheticBadge } from "./provenance";
import type { ReportContext } from "./report-context";
import { themeButton } from "./theme-button";

/** What chapter pages share: styles, scripts and the packed libraries. */
export interface PageAssets {
  readonly style: string;
  /** The page's own script. */
  readonly script: string;
  /** Plotly for figures drawn as SVG, and which types of traces it knows. */
  readonly vectorPlotly: Packed & { readonly types: ReadonlySet<string> };
  /** The whole of Plotly, twice as large, for pages with a figure that is drawn otherwise. */
  readonly plotly: Packed;
  readonly geography: Packed;
}

/** A script that the page unpacks when it needs it. */
export interface Packed {
  /** As it will run. */
  readonly text: string;
  /** As it stands in the page. */
  readonly packed: () => string;
}

/** A chapter's page. One without figures carries no Plotly, one without maps no coastlines. */
export function chapterPage(
  chapter: Chapter,
  chapters: readonly Chapter[],
  context: ReportContext,
  assets: PageAssets,
  invitation?: Invitation,
): string {
  const hasFigures = chapter.figures.length > 0;
  const hasMaps = chapter.figures.some(({ needsGeography }) => needsGeography);
  const isVector = chapter.figures.every(({ types }) =>
    types.every((type) => assets.vectorPlotly.types.has(type)),
  );
  const plotly = isVector ? assets.vectorPlotly : assets.plotly;
  const payload = chapter.figures.map(({ id, data, layout }) => ({ id: `${id}-plot`, data, layout }));
  return page({
    title: `${chapter.title.text} · ${context.title}`,
    description: `${context.title}: ${chapter.title.text}`,
    kind: "chapter",
    style: assets.style,
    scripts: [assets.script],
    laterScripts: [...(hasFigures ? [plotly.text] : []), ...(hasMaps ? [assets.geography.text] : [])],
    body: html`${bar(chapter, context)}
      <div class="frame">
        ${sidebar(chapter, chapters)}
        <main id="main" tabindex="-1">
          <header class="opening">
            <p class="eyebrow">
              ${chapter.number === undefined ? "Notebook" : `Chapter ${chapter.number}`} · ${chapter.topic}
            </p>
            <h1>${chapter.title.content}</h1>
          </header>
          ${chapter.body} ${invitation && inviting(invitation)} ${turn(chapter, chapters)}
        </main>
      </div>
      <footer class="foot">
        <div>
          <h2>Data and run</h2>
          ${provenanceList(context)}
        </div>
      </footer>
      ${hasFigures && dataElement("figures", packed(JSON.stringify(payload)))}${
        hasMaps && dataElement("geography", assets.geography.packed())
      }${hasFigures && dataElement("plotly", plotly.packed())}`,
  });
}

function bar(chapter: Chapter, context: ReportContext): Html {
  return html`<header class="bar">
    <a class="home" href="index.html" aria-label="${context.title}: the first page"
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

function sidebar(chapter: Chapter, chapters: readonly Chapter[]): Html {
  const sections = chapter.headings.filter(({ level }) => level === 2 || level === 3);
  return html`<aside class="side">
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
