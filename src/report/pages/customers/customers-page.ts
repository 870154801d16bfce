import { isCode, type Notebook } from "../../../notebook/document/document";
import { cellAddress } from "../../claims/claim-id";
import { sentenceAround } from "../../claims/prose-claims";
import { readOutput } from "../../chapters/read-output";
import type { TableSpec } from "../../chapters/table-markup";
import { followField } from "./follow";
import { html, type Html } from "../html";
import { page } from "../page";
import type { PageAssets } from "../page-assets";
import { provenanceList, syntheticBadge } from "../../provenance";
import type { ReportContext } from "../../report-context";
import { themeButton } from "../theme-button";

type Notebooks = readonly { readonly name: string; readonly document: Notebook }[];

/** Something that a chapter says of one customer. */
type Mention = { readonly href: string; readonly chapter: string } & (
  { readonly sentence: string } | { readonly table: TableSpec; readonly rows: readonly (readonly string[])[] }
);

/** More rows of one table, as of pairs with every product, are left to the chapter. */
const MOST_ROWS = 6;

/** A page with a part for each customer: every row of a table, and every sentence, of the chapters that names it. */
export function customersPage(
  customers: readonly string[],
  notebooks: Notebooks,
  context: ReportContext,
  assets: PageAssets,
): string {
  const mentions = mentionsOf(new Set(customers), notebooks);
  return page({
    title: `Customers · ${context.title}`,
    description: `${context.title}: what the report says of each customer`,
    kind: "chapter",
    style: assets.style,
    scripts: [assets.script],
    laterScripts: [],
    body: html`<header class="bar">
        <a class="home" href="index.html"
          ><span class="long">${context.title}</span> <span class="short">Contents</span></a
        >
        ${syntheticBadge(context)}
        <div class="controls">${themeButton()}</div>
      </header>
      <div class="frame">
        <aside class="side">${followField(customers, false)}</aside>
        <main id="main" tabindex="-1">
          ${customers.map((name, i) => part(name, i, mentions.get(name) ?? []))}
        </main>
      </div>
      <footer class="foot">
        <div>
          <h2>Data and run</h2>
          ${provenanceList(context)}
        </div>
      </footer>`,
  });
}

function part(name: string, i: number, mentions: readonly Mention[]): Html {
  const said = mentions.flatMap((each) => ("sentence" in each ? [each] : []));
  const tables = mentions.flatMap((each) => ("table" in each ? [each] : []));
  return html`<article data-customer="${name}" aria-labelledby="customer-${i}">
    <header class="opening">
      <p class="eyebrow">All that the report says of</p>
      <h1 id="customer-${i}">${name}</h1>
    </header>
    ${said.length > 0 && html`<h2>In words</h2>`}
    ${said.map(
      ({ sentence, href, chapter }) =>
        html`<div class="takeaway">
          <p>${sentence} <a href="${href}">${chapter}</a></p>
        </div>`,
    )}
    ${tables.length > 0 && html`<h2>In tables</h2>`}
    ${tables.map((each, t) => rowsMarkup(each, `customer-${i}-${t}`))}
    ${mentions.length === 0 && html`<p>No chapter names this customer.</p>`}
  </article> `;
}

function rowsMarkup({ table, rows, href, chapter }: Extract<Mention, { table: unknown }>, id: string): Html {
  const shown = rows.slice(0, MOST_ROWS);
  return html`<div class="exhibit">
    <div class="table" id="${id}">
      <p class="caption" id="${id}-caption">
        <span class="label"><a href="${href}">${chapter}</a></span> ${table.caption}
      </p>
      <div class="scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
        <table aria-labelledby="${id}-caption">
          <thead>
            <tr>
              ${table.columns.map(({ name, unit, align }) => html`<th scope="col" class="${align}">${name}${unit && html` <small>${unit}</small>`}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (row) =>
                html`<tr>
                  ${table.columns.map(({ align }, c) => html`<td class="${align}">${row[c] ?? ""}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${rows.length > shown.length && html`<p class="rows">${rows.length - shown.length} more in the chapter</p>`}
    </div>
  </div>`;
}

function mentionsOf(customers: ReadonlySet<string>, notebooks: Notebooks): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  const add = (name: string, mention: Mention) => found.set(name, [...(found.get(name) ?? []), mention]);
  for (const { name, document } of notebooks) {
    const chapter = name.replace(/^\d+-/, "").replaceAll("-", " ");
    for (const cell of document.cells.filter(isCode)) {
      const from = { href: cellAddress(`${name}.html`, cell.id), chapter };
      for (const block of cell.outputs.flatMap(readOutput)) {
        if (block.kind === "table") {
          for (const [customer, rows] of rowsOf(block.table, customers))
            add(customer, { ...from, table: block.table, rows });
        } else if (block.kind === "takeaway" || block.kind === "answer") {
          const { texts } = block.sources;
          const named = texts.filter(({ text }) => customers.has(text));
          const sentences = new Set(
            named.map(({ text, at }) => JSON.stringify([text, sentenceAround(block.markdown, at)])),
          );
          for (const each of sentences) {
            const [customer, sentence] = JSON.parse(each) as [string, string];
            add(customer, { ...from, sentence });
          }
        }
      }
    }
  }
  return found;
}

function rowsOf({ rows }: TableSpec, customers: ReadonlySet<string>): Map<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    for (const customer of new Set(row.map(String).filter((text) => customers.has(text)))) {
      found.set(customer, [...(found.get(customer) ?? []), row]);
    }
  }
  return found;
}
