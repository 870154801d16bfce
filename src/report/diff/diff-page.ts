import { countsOf } from "../../core/counts-of";
import { count, percent } from "../../text/format";
import type { ChapterFigure } from "../chapters/chapter";
import { figureMarkup } from "../chapters/cell-markup";
import { figureElements } from "../chapters/figure-elements";
import { kindsOf } from "../chapters/figure-payload";
import { cellAddress } from "../claims/claim-id";
import { html, type Html } from "../pages/html";
import { page } from "../pages/page";
import type { PageAssets } from "../pages/page-assets";
import { themeButton } from "../pages/theme-button";
import { causesOf, separated, type Cause, type ComparedReport } from "./causes";
import { compareClaims, type MovedClaim } from "./compare-claims";
import { compareFigures, overlaid, type MovedFigure } from "./compare-figures";
import type { ReadReport, ReportFigure } from "./read-report";

/** What a page of differences is made of. */
export interface ReportDiff {
  readonly before: ReadReport;
  readonly after: ReadReport;
  /** Reports in between, which separate the causes. */
  readonly between: readonly ComparedReport[];
  /** The names that the two are called by: their folders. */
  readonly names: readonly [was: string, is: string];
  /** The address of the later report's folder from the page. */
  readonly address: string;
}

/** What was found: how many numbers and figures moved. */
export interface DiffFound {
  readonly claims: number;
  readonly figures: number;
}

/** The page of all numbers and figures that moved between two reports, each with what it may have moved by. */
export function diffPage(
  diff: ReportDiff,
  assets: PageAssets,
): { readonly text: string; readonly found: DiffFound } {
  const { before, after, between, names } = diff;
  const moved = compareClaims(before.claims, after.claims).map((claim) => ({
    claim,
    causes: separated(claim, causesOf(claim, before.facts, after.facts), [before, after], between),
  }));
  const figures = compareFigures(before.figures, after.figures);
  const drawn = figures.flatMap((figure, i) => drawingsOf(figure, i + 1));
  const { elements, scripts } = figureElements(
    drawn.map(({ figure }) => figure),
    assets,
  );
  const title = "What moved between two reports";
  const text = page({
    title,
    description: `${title}: ${names.join(" and ")}`,
    kind: "chapter",
    style: assets.style,
    scripts: [assets.script],
    laterScripts: scripts,
    body: html`<header class="bar">
        <span class="home">${title}</span>
        <div class="controls">${themeButton()}</div>
      </header>
      <div class="frame diff">
        <main id="main" tabindex="-1">
          <header class="opening">
            <h1>${title}</h1>
            <p>Before: ${names[0]}. Now: ${names[1]}.</p>
          </header>
          ${summary(moved, figures.length, after.claims.length)}
          <h2 id="numbers">Numbers</h2>
          ${moved.length === 0 ? html`<p>No number moved.</p>` : claimTable(moved, diff.address)}
          <h2 id="figures-moved">Figures</h2>
          ${
            figures.length === 0
              ? html`<p>No figure moved.</p>`
              : drawn.map(({ markup }) => html`<div class="exhibit">${markup}</div>`)
          }
        </main>
      </div>
      ${elements}`,
  });
  return { text, found: { claims: moved.length, figures: figures.length } };
}

type Explained = { readonly claim: MovedClaim; readonly causes: readonly Cause[] };

function summary(moved: readonly Explained[], figures: number, of: number): Html {
  const byCause = countsOf(moved.map(({ causes }) => causeWords(causes)));
  const apart = [...byCause.keys()].some((name) => name.includes(" or "));
  return html`<div class="answer">
    <p class="label">The answer</p>
    <p>
      ${count(moved.length).text} of ${count(of).text} numbers and ${count(figures).text}
      ${figures === 1 ? "figure" : "figures"} moved.
    </p>
    ${[...byCause].map(([name, number]) => html`<p>${count(number).text}: ${name}.</p> `)}
    ${
      apart &&
      html`<p>
        Where several causes are named, a run with one of them alone changed separates them: give its report
        with --with.
      </p>`
    }
  </div>`;
}

function causeWords(causes: readonly Cause[]): string {
  return causes.length === 0
    ? "by nothing that is recorded"
    : `by ${causes.map(({ kind }) => kind).join(" or ")}`;
}

function claimTable(moved: readonly Explained[], address: string): Html {
  const rows = moved.map(({ claim: { notebook, cell, was, is }, causes }) => {
    const href = cellAddress(`${address}${notebook}.html`, cell);
    return html`<tr>
      <th scope="row"><a href="${href}">${notebook}, ${cell}</a></th>
      <td class="right">${was?.text ?? "none"}</td>
      <td class="right">${is?.text ?? "gone"}</td>
      <td class="right">${changeOf(was?.value ?? null, is?.value ?? null)}</td>
      <td>
        ${is?.sentence ?? was?.sentence}${was && is && sameNumber(was, is) && html`<br /><small>Before: ${was.sentence}</small>`}
      </td>
      <td>${causes.map(({ kind, what }) => html`<p><strong>${kind}</strong> ${what}</p>`)}</td>
    </tr> `;
  });
  return html`<div class="table" id="moved">
    <p class="caption" id="moved-caption"><span class="label">Table</span> Every number that moved</p>
    <div class="scroll" role="region" aria-labelledby="moved-caption" tabindex="0">
      <table aria-labelledby="moved-caption">
        <thead>
          <tr>
            <th scope="col">cell</th>
            <th scope="col" class="right">before</th>
            <th scope="col" class="right">now</th>
            <th scope="col" class="right">change</th>
            <th scope="col" class="wordier">sentence</th>
            <th scope="col" class="wordy">may have moved by</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** The number is as it was: the words around it moved. */
function sameNumber(was: NonNullable<MovedClaim["was"]>, is: NonNullable<MovedClaim["is"]>): boolean {
  return was.value === is.value && was.text === is.text;
}

function changeOf(was: number | null, is: number | null): string {
  if (was === null || is === null || was === is || was === 0) return "";
  const change = percent((is - was) / Math.abs(was)).text;
  return is > was ? `+${change}` : change;
}

/** A figure over what it was; where they cannot lie over each other, one after the other. */
function drawingsOf(moved: MovedFigure, number: number): { figure: ChapterFigure; markup: Html }[] {
  const over = overlaid(moved);
  const parts: readonly (readonly [words: string, figure: ReportFigure])[] =
    over !== null && moved.is !== null
      ? [["now over before, in grey", { ...moved.is, data: over }]]
      : [
          ...(moved.was ? [["before", moved.was] as const] : []),
          ...(moved.is ? [["now", moved.is] as const] : []),
        ];
  return parts.map(([words, { data, layout, height }], i) => {
    const id = `moved-figure-${number}-${i + 1}`;
    const title = `${moved.title}: ${words}`;
    const alt = `${title}, of ${moved.notebook}`;
    return {
      figure: { id, title, data, layout, height, ...kindsOf(data) },
      markup: figureMarkup(id, `Figure ${number}`, title, alt, { height }),
    };
  });
}
