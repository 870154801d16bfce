import type { FurtherPage } from "../report/pages/further-page";
import { html } from "../report/pages/html";
import { page } from "../report/pages/page";
import { pageScript } from "../report/pages/page-script";
import { themeButton } from "../report/pages/theme-button";
import { provenanceList, syntheticBadge } from "../report/provenance";
import { deliverStyle } from "./deliver-style";
import type { Paper } from "./paper";
import { sectionsMarkup } from "./paper-markup";

/**
 * A paper as a page of the report, made to be printed on one sheet. It loads nothing.
 *
 * @param file its name in the report's folder.
 */
export function paperPage(file: string, paper: Paper): FurtherPage {
  return {
    file,
    make: async ({ context, fonts }) =>
      page({
        title: `${paper.topic} · ${context.title}`,
        description: `${context.title}: ${paper.title}`,
        kind: "paper",
        style: [fonts, await deliverStyle("paper")].join("\n"),
        scripts: [await pageScript("index")],
        laterScripts: [],
        inlineStyles: false,
        body: html`<header class="masthead">
            <p class="eyebrow">${paper.topic} ${syntheticBadge(context)}</p>
            <h1>${paper.title}</h1>
            <div class="controls"><a href="index.html">The whole report</a> ${themeButton()}</div>
          </header>
          <main id="main" tabindex="-1">${sectionsMarkup(paper.sections)}</main>
          <footer aria-label="Provenance">${provenanceList(context)}</footer>`,
      }),
  };
}
