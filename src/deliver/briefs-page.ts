import { html } from "../report/pages/html";
import { page } from "../report/pages/page";
import { fontFaces } from "../report/pages/fonts";
import type { ReportContext } from "../report/report-context";
import { provenanceList, syntheticBadge } from "../report/provenance";
import type { Paper } from "./paper";
import { sectionsMarkup } from "./paper-markup";
import { deliverStyle } from "./deliver-style";

/** The style of briefs, with the fonts in it: made once for all of them. */
export async function briefStyle(): Promise<string> {
  return [fontFaces(), await deliverStyle("paper")].join("\n");
}

/**
 * Briefs as one page that loads nothing and runs no script; each begins on a sheet of its own.
 *
 * @param style of `briefStyle`.
 */
export function briefsPage(papers: readonly Paper[], context: ReportContext, style: string): string {
  const [first] = papers;
  const title = papers.length === 1 ? `${first.topic}: ${first.title}` : `Briefs: ${context.title}`;
  return page({
    title,
    description: title,
    kind: "paper",
    style,
    scripts: [],
    laterScripts: [],
    inlineStyles: false,
    body: html`<main id="main" tabindex="-1" class="briefs">
      ${papers.map(
        (paper, i) =>
          html`<article class="brief" aria-labelledby="brief-${i}">
            <header class="masthead">
              <p class="eyebrow">${paper.topic} ${syntheticBadge(context)}</p>
              <h1 id="brief-${i}">${paper.title}</h1>
            </header>
            <div class="sections">
              ${sectionsMarkup(paper.sections.map((each) => ({ ...each, id: `${each.id}-${i}` })))}
            </div>
            <footer>${provenanceList(context)}</footer>
          </article> `,
      )}
    </main>`,
  });
}
