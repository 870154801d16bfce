import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedBrowser } from "../lanes/shared-browser";
import type { Notebook, Output } from "../../src/notebook/document/document";
import { exportReport } from "../../src/report/export-report";
import { code, figure, notebook, text } from "./fixture-notebook";
import { drawAll, watchPage, WIDE } from "./watched-page";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Hostile outputs are not opened. ${opened.reason}`);
const folder = mkdtempSync(path.join(tmpdir(), "hostile-outputs-"));

const RUN = "window.hacked=1";
const AWAY = "https://example.org/leak";
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script><a href="javascript:${RUN}"><text y="9">x</text></a></svg>`;
const data = (mime: string, value: unknown, metadata: object = {}): Output =>
  ({ output_type: "display_data", data: { [mime]: value }, metadata }) as Output;
const prints = (words: string): Output => ({ output_type: "stream", name: "stdout", text: words });

/** What public advisories of notebook converters, front ends and Markdown and formula renderers had run, load or lead away. */
const CORPUS: Readonly<Record<string, readonly (ReturnType<typeof text> | ReturnType<typeof code>)[]>> = {
  "HTML of an output: scripts, handlers, frames, forms, refresh (nbconvert, CVE-2021-32862)": [
    code("a", data("text/html", `<script>${RUN}</script><img src=x onerror=${RUN}><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`)),
    code("b", data("text/html", `<form action="${AWAY}"><button>go</button></form><meta http-equiv=refresh content="0;url=${AWAY}"><base href="${AWAY}">`)),
  ],
  "drawings and pictures with code (nbconvert, CVE-2021-32862)": [
    code("a", data("image/svg+xml", SVG)),
    code("b", data("image/png", `iVBORw0KGgo=" onerror="${RUN}`, { "image/png": { width: `1" onload="${RUN}` } })),
    code("c", data("image/jpeg", `"><script>${RUN}</script>`)),
  ],
  "scripts and widgets as outputs of their own": [
    code("a", data("application/javascript", RUN)),
    code("b", data("application/vnd.jupyter.widget-view+json", { model_id: `</script><script>${RUN}</script>` })),
    code("c", data("text/latex", `$\\href{javascript:${RUN}}{x}$`), data("application/x-unknown", `<script>${RUN}</script>`)),
  ],
  "Markdown of an output": [
    code("a", data("text/markdown", `<img src=x onerror=${RUN}> [x](javascript:${RUN}) ![y](${AWAY})`, { champo: { kind: "takeaway", claims: [], texts: [] } })),
  ],
  "links that hide what they run (entities, tabs, case, data, references)": [
    text(`# Links\n\n[a](jav&#x61;script:${RUN}) [b](JaVaScRiPt:${RUN}) [c](data:text/html,<script>${RUN}</script>) [d](vbscript:${RUN}) <javascript:${RUN}> [e]\n\n[e]: javascript:${RUN}`),
    text(`[f](  javascript:${RUN}) [g](\u0001javascript:${RUN}) [h](java\tscript:${RUN}) [i](//example.org/leak "x" onclick=${RUN})`),
  ],
  "elements that stand in for others, and attributes that command a front end (JupyterLab, CVE-2024-43805, CVE-2021-32797)": [
    text(`<a id="live-data" name="getElementById"></a><form name="body"><input name="attributes"></form>`),
    text(`<button data-commandlinker-command="terminal:create-new" data-commandlinker-args="{}">x</button><textarea></textarea><img/onerror=${RUN} src=x>`),
  ],
  "formulas that link, load or style (KaTeX, MathJax)": [
    text(`$\\href{javascript:${RUN}}{x}$ $\\includegraphics{${AWAY}}$ $\\htmlData{x=" onclick=${RUN}}{y}$ $\\unicode{<img src=x onerror=${RUN}>}$ $\\url{${AWAY}}$`),
  ],
  "fences that other readers run": [
    text("```mermaid\ngraph TD; A-->B; click A href \"javascript:window.hacked=1\"\n```\n\n```html\n<script>window.hacked=1</script>\n```"),
    code(`\`</script><script>${RUN}</script>\``, prints("ran\n")),
  ],
  "links of a terminal, and what clears or moves in one": [
    code("a", prints(`\u001b]8;;javascript:${RUN}\u0007click\u001b]8;;\u0007 \u001b[2J\u001b[1;1H\u001b]0;title\u0007<b>x</b>\n`)),
    code("b", { output_type: "error", ename: "E", evalue: `<img src=x onerror=${RUN}>`, traceback: [`\u001b[31m</pre><script>${RUN}</script>\u001b[0m`] }),
  ],
  "figures whose words and pictures lead elsewhere (Plotly)": [
    code(
      "a",
      figure("Bars", [{ type: "bar", x: [`<a href="javascript:${RUN}">x</a>`], y: [1], hovertemplate: `<a href="${AWAY}">%{x}</a>` }], {
        annotations: [{ text: `<a href="javascript:${RUN}">go</a><img src=x onerror=${RUN}>`, x: 0, y: 1, showarrow: false }],
      }),
    ),
  ],
  "tables whose cells are no cells": [
    code("a", data("application/vnd.champo.table+json", { caption: `<img src=x onerror=${RUN}>`, columns: [{ name: "__proto__", align: `left" onclick="${RUN}` }], rows: [[`<script>${RUN}</script>`], [{ toString: "x" }]] }, { champo: { kind: "table" } })),
  ],
}; // prettier-ignore

/** The name of a notebook of the corpus: a chapter's file. */
const nameOf = (i: number): string => `${String(i + 1).padStart(2, "0")}-hostile`;

describe.skipIf(opened.browser === null)("outputs that public advisories are about", () => {
  beforeAll(async () => {
    await exportReport({
      notebooks: Object.values(CORPUS).map((cells, i) => {
        const document = notebook(text(`# Case ${i}`), ...cells);
        const metadata = { ...document.metadata, title: `</title><script>${RUN}</script>`, widgets: SVG };
        return { name: nameOf(i), document: { ...document, metadata } as Notebook };
      }),
      out: folder,
      title: "A study",
      provenance: {},
      typedNumbers: "mark",
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.keys(CORPUS).map((what, i) => [what, i] as const))(
    "%s: nothing runs, loads or leads away",
    async (_, i) => {
      const watched = await watchPage(opened.browser!, path.join(folder, `${nameOf(i)}.html`), {
        viewport: WIDE,
        colorScheme: "light",
      });
      const { page, complaints } = watched;
      await drawAll(page);
      const found = await page.evaluate(() => ({
        hacked: (window as { hacked?: number }).hacked,
        active: document.querySelectorAll(
          "main :is(iframe, object, embed, form[action], meta, base, [onerror], [onload], [onclick], [data-commandlinker-command])",
        ).length,
        links: [...document.querySelectorAll<HTMLElement>("main a, main area")]
          .map((each) => each.getAttribute("href") ?? each.getAttribute("xlink:href") ?? "")
          .filter((href) => !/^(?:#|[\w.-]+\.html(?:#|$))/.test(href)),
        sources: [...document.querySelectorAll("main [src]")]
          .map((each) => each.getAttribute("src") ?? "")
          .filter((src) => !src.startsWith("data:image/")),
      }));
      expect(found).toEqual({
        hacked: undefined,
        active: 0,
        links: found.links.filter((href) => /^(?:https?:)?\/\//.test(href)),
        sources: [],
      });
      // Links that an author wrote may lead to the web, but only where they say so and without a way back.
      for (const link of await page.locator('main a[href^="http"]').all())
        expect(await link.getAttribute("rel")).toContain("noopener");
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
