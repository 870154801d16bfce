import path from "node:path";
import { transform } from "esbuild";
import { dataElement, packed } from "../report/pages/data-element";
import type { FurtherPage } from "../report/pages/further-page";
import { html, type Html } from "../report/pages/html";
import { page } from "../report/pages/page";
import { pageStyle } from "../report/pages/page-style";
import { stylesheet } from "../report/pages/stylesheet";
import { provenanceList, syntheticBadge } from "../report/provenance";
import { themeButton } from "../report/pages/theme-button";
import { count } from "../text/format";
import type { LiveData } from "./live-data";
import { liveScripts } from "./live-scripts";

/** The live page's file in a report. */
export const LIVE_FILE = "live.html";

/**
 * The live page of a study: the library itself, bundled for a worker, on the study's customers. It loads and sends
 * nothing, and keeps nothing: what the reader chooses is in the address.
 *
 * @param workerEntry path of the worker's script; default the one without a case.
 */
export function livePage(data: LiveData, workerEntry?: string): FurtherPage {
  return {
    file: LIVE_FILE,
    make: async ({ context, fonts, vectorPlotly, library }) => {
      const [scripts, style, own] = await Promise.all([
        liveScripts(workerEntry, library),
        pageStyle("chapter"),
        transform(ownStyle(), { loader: "css", minify: true }),
      ]);
      return page({
        title: `Question the segmentation · ${context.title}`,
        description: `${context.title}: the live page, to question the segmentation`,
        kind: "live",
        style: [fonts, style, own.code.trim()].join("\n"),
        scripts: [scripts.page],
        laterScripts: [vectorPlotly],
        workers: true,
        body: html`<header class="bar">
            <a class="home" href="index.html">${context.title}</a>
            <span class="place" aria-hidden="true">Live page</span>
            ${syntheticBadge(context)}
            <div class="controls">${themeButton()}</div>
          </header>
          <main id="main" tabindex="-1">
            <div class="opening">
              <p class="eyebrow">Live page</p>
              <h1>Question the segmentation</h1>
              <p class="question">
                The study's own code, in your browser: choose other features, another method, another number
                of segments, or leave a customer out, and see how the segments change. Drop a table of your
                own anywhere on the page to segment your own customers. Nothing is sent anywhere. “Copy
                settings” gives your settings as a short text: who pastes it into this page sees what you see.
                Your browser's Back undoes a change.
              </p>
              ${sampleNotice(data)}
              <noscript>
                <p class="notice">
                  This page needs scripts: allow them in your browser. The chapters work without.
                </p>
              </noscript>
              <section id="what-ifs" aria-labelledby="what-if"></section>
            </div>
            <div class="workbench">
              <form class="settings" id="controls" aria-label="Settings"></form>
              <div class="outcome">
                <section id="banner" aria-label="Distance from the study's choice"></section>
                <div id="results">
                  <div class="across"></div>
                  <div class="column"></div>
                  <div class="column"></div>
                </div>
                <div id="panels"></div>
              </div>
            </div>
            <p id="status" class="visually-hidden" role="status"></p>
          </main>
          <footer class="foot">
            <div>
              <h2>Data and run</h2>
              ${provenanceList(context)}
            </div>
          </footer>
          ${dataElement("live-data", packed(JSON.stringify(data)))}${dataElement("live-worker", packed(scripts.worker))}${dataElement("plotly", vectorPlotly.packed())}`,
      });
    },
  };
}

/** What only this page has. */
function ownStyle(): string {
  const sheets = ["page", "form", "own"].map((name) => path.join(__dirname, "assets", `${name}.css`));
  return sheets.map(stylesheet).join("\n");
}

/** What the page says where it holds a sample of the study's customers. */
function sampleNotice({ base, drawnFrom }: LiveData): Html | string {
  if (drawnFrom === undefined) return "";
  return html`<p class="notice">
    The page holds ${count(base.customers.length).text} of the study's ${count(drawnFrom).text} customers: the
    random sample on which its segments were chosen. Scores and sizes here are those of the sample.
  </p>`;
}
