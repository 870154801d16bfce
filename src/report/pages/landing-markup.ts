import { InputError } from "../../core/input-error";
import { isCode, type Notebook } from "../../notebook/document/document";
import { cellAddress } from "../claims/claim-id";
import { claimLink } from "../claims/claim-marks";
import { writtenNumber } from "../claims/written-number";
import { html, type Content, type Html } from "./html";
import {
  claimNamed,
  findSaying,
  requireNoTypedNumbers,
  type ClaimRef,
  type Landing,
  type LandingDivision,
  type LandingMeasure,
  type SayingRef,
} from "./landing";
import type { Markdown, MarkdownPlace } from "../chapters/markdown";
import { readOutput } from "../chapters/read-output";
import { sayingMarkup, sayingSource, type Saying } from "./saying";

/** What the first page is written with. */
export interface LandingTools {
  readonly markdown: Markdown;
  readonly pageOf: MarkdownPlace["pageOf"];
  readonly notebooks: readonly { readonly name: string; readonly document: Notebook }[];
}

/**
 * The first page above its chapters, made of what the notebooks say.
 *
 * @throws InputError for a reference that leads nowhere, and for a number typed into the landing's own words.
 */
export function landingMarkup(landing: Landing, tools: LandingTools): Html {
  const { headlines, advice, division } = landing;
  requireNoTypedNumbers([
    ...headlines.map(({ label }) => label),
    ...(advice ? [advice.title] : []),
    ...(division ? [division.title, division.verdict, ...division.measures.map(({ label }) => label)] : []),
  ]);
  return html`${
    headlines.length > 0 &&
    html`<ul class="headlines" aria-label="Main numbers">
      ${headlines.map((ref, at) => headline(ref, headlines.slice(0, at), tools))}
    </ul>`
  }${division && divisionMarkup(division, tools)}${
    advice &&
    html`<section class="advice" aria-labelledby="advice">
      <h2 id="advice">${advice.title}</h2>
      <ol>
        ${advice.sayings.map((ref) => html`<li><p>${said(ref, tools)}</p></li> `)}
      </ol>
    </section>`
  }`;
}

/** A main number with its sentence, unless an earlier number has the same one. */
function headline(
  ref: Landing["headlines"][number],
  earlier: Landing["headlines"],
  tools: LandingTools,
): Html {
  const saying = find(ref, tools);
  const repeats = earlier.some((each) => find(each, tools).markdown === saying.markdown);
  return html`<li>
    <p class="large">${numberOf(ref, ref.claim, tools)}</p>
    <p class="label">${ref.label}</p>
    ${repeats ? undefined : html`<p class="words">${said(ref, tools)}</p>`}
  </li> `;
}

function divisionMarkup(division: LandingDivision, tools: LandingTools): Html {
  const { title, first, supported, verdict, grounds, groups } = division;
  const map = division.map && mapMarkup(division.map, tools);
  return html`<section class="division" aria-labelledby="division">
    <h2 id="division">${title}</h2>
    <div class="verdict ${supported ? "supported" : "constructed"}">
      ${first && html`<p class="first">${said(first, tools)}</p> `}
      <p class="stamp">${verdict}</p>
      ${grounds.map((ref) => html`<p>${said(ref, tools)}</p> `)}
    </div>
    <div class="glance">
      ${map}
      <ol class="groups">
        ${groups.map((ref) => groupMarkup(ref, division.measures, tools))}
      </ol>
    </div>
  </section>`;
}

function groupMarkup(
  ref: LandingDivision["groups"][number],
  measures: LandingDivision["measures"],
  tools: LandingTools,
): Html {
  const saying = find(ref, tools);
  const fill = /^#[0-9a-f]{6}$/i.test(ref.colour) ? ref.colour : "#808080";
  const facts = measures.map((measure) => {
    const shown = "claim" in measure ? claimed(ref, measure, tools) : inTable(ref, measure, tools);
    if (shown === undefined) return undefined;
    const share = Math.min(1, Math.max(0, shown.value));
    const bar =
      measure.as === "bar" &&
      html`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="whole" width="100" height="8" rx="1" />
        <rect width="${(100 * share).toFixed(2)}" height="8" rx="1" fill="${fill}" />
      </svg>`;
    return html`<div>
      <dt>${measure.label}</dt>
      <dd>${bar}<span>${shown.content}</span></dd>
    </div> `;
  });
  return html`<li>
    <h3>
      <svg class="dot" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="5" fill="${fill}" />
      </svg>
      ${claimNamed(saying, ref.claim)?.text}
    </h3>
    <dl>${facts}</dl>
  </li> `;
}

/** A measure as the page shows it. */
interface ShownMeasure {
  readonly content: Html;
  readonly value: number;
}

function claimed(
  ref: ClaimRef,
  { claim, word }: Extract<LandingMeasure, { readonly claim: string }>,
  tools: LandingTools,
): ShownMeasure {
  const saying = find(ref, tools);
  const number = claimNamed(saying, claim);
  const also = word !== undefined && `, ${claimNamed(saying, word)?.text ?? ""}`;
  return {
    content: html`${numberOf(ref, claim, tools)}${also}`,
    value: (number && "value" in number && number.value) || 0,
  };
}

/** The number of a group's row in a table, as a link to its cell. */
function inTable(
  { notebook, nth = 0 }: ClaimRef,
  { cell: id, column }: Extract<LandingMeasure, { readonly cell: string }>,
  { notebooks }: LandingTools,
): ShownMeasure | undefined {
  const cells = notebooks.find(({ name }) => name === notebook)?.document.cells ?? [];
  const position = cells.findIndex((each) => each.id === id);
  const cell = cells[position];
  const blocks = cell !== undefined && isCode(cell) ? cell.outputs.flatMap(readOutput) : [];
  const table = blocks.find((block) => block.kind === "table")?.table;
  const text = table?.rows[nth]?.[table.columns.findIndex(({ name }) => name === column)];
  const value = text === undefined ? undefined : writtenNumber(text)?.value;
  if (text === undefined || value === undefined) return undefined;
  const source = { href: cellAddress(`${notebook}.html`, id), notebook, position: position + 1 };
  return { content: claimLink({ text, value }, source), value };
}

/** The map as a picture, where one was drawn. */
function mapMarkup(
  { notebook, cell: id }: NonNullable<LandingDivision["map"]>,
  { notebooks }: LandingTools,
): Content {
  const cell = notebooks.find(({ name }) => name === notebook)?.document.cells.find((each) => each.id === id);
  const blocks = cell && isCode(cell) ? cell.outputs.flatMap(readOutput) : [];
  const figure = blocks.find((block) => block.kind === "figure");
  if (figure?.png === undefined) return undefined;
  return html`<figure class="map" aria-label="${figure.title}">
    <div class="frame"><img src="data:image/png;base64,${figure.png}" alt="${figure.alt}" /></div>
    <figcaption><a href="${notebook}.html#cell-id=${id}">${figure.title}, live in its chapter</a></figcaption>
  </figure>`;
}

function said(ref: SayingRef, tools: LandingTools): Html {
  return sayingMarkup(find(ref, tools), ref.notebook, tools);
}

function numberOf(ref: SayingRef, claim: string, tools: LandingTools): Html {
  const saying = find(ref, tools);
  const number = claimNamed(saying, claim);
  if (!number || !("value" in number)) throw missing(ref, "a saying without it", `a number named "${claim}"`);
  return claimLink(number, sayingSource(saying, ref.notebook));
}

function find(ref: SayingRef, { notebooks }: LandingTools): Saying {
  const saying = findSaying(ref, notebooks);
  if (!saying) throw missing(ref, "no such saying", "an answer or takeaway of the notebook");
  return saying;
}

function missing(ref: SayingRef, what: string, legal: string): InputError {
  return new InputError({ where: `exportReport(landing), ${JSON.stringify(ref)}`, what, legal });
}
