import { groupBy } from "../../../core/group-by";
import { isCode, type Notebook } from "../../../notebook/document/document";
import { cellAddress } from "../../claims/claim-id";
import { sentenceAround } from "../../claims/prose-claims";
import type { ClaimSource } from "../../claims/claim-marks";
import type { Chapter } from "../../chapters/chapter";
import { readOutput, type Block } from "../../chapters/read-output";
import { tableMarkup, type TableSpec } from "../../chapters/table-markup";
import { followField } from "./follow";
import { isNameCell } from "./name-cells";
import { html, type Html } from "../html";
import { page } from "../page";
import type { PageAssets } from "../page-assets";
import { provenanceList, syntheticBadge } from "../../provenance";
import type { ReportContext } from "../../report-context";
import { themeButton } from "../theme-button";

/** Something that a chapter says of one customer: a sentence, or rows of a table. */
type Said = { readonly customer: string } & ({ readonly sentence: string } | { readonly table: TableSpec });
type Mention = Said & { readonly chapter: string; readonly from: ClaimSource };

/** More rows of one table, as of pairs with every product, are left to the chapter. */
const MOST_ROWS = 6;

/** A page with a part for each customer: every row of a table, and every sentence, of the chapters that names it. */
export function customersPage(
  customers: readonly string[],
  chapters: readonly Chapter[],
  notebooks: readonly { readonly document: Notebook }[],
  context: ReportContext,
  assets: PageAssets,
): string {
  const wanted = new Set(customers);
  const mentions = groupBy(
    chapters.flatMap((chapter, i) => mentionsIn(chapter, notebooks[i].document, wanted)),
    ({ customer }) => customer,
  );
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
  // What several chapters say in the same words is there once, with a link to each.
  const said = groupBy(
    mentions.flatMap((each) => ("sentence" in each ? [each] : [])),
    ({ sentence }) => sentence,
  );
  const tables = mentions.flatMap((each) => ("table" in each ? [each] : []));
  return html`<article data-customer="${name}" aria-labelledby="customer-${i}">
    <header class="opening">
      <p class="eyebrow">All that the report says of</p>
      <h1 id="customer-${i}">${name}</h1>
    </header>
    ${said.size > 0 && html`<h2>In words</h2>`}
    ${[...said].map(
      ([sentence, places]) =>
        html`<div class="takeaway">
          <p>
            ${sentence}
            ${places.map(
              ({ from, chapter }, k) => html`${k > 0 && ", "}<a href="${from.href}">${chapter}</a>`,
            )}
          </p>
        </div>`,
    )}
    ${tables.length > 0 && html`<h2>In tables</h2>`}
    ${tables.map((each, t) => rowsMarkup(each, `customer-${i}-${t}`))}
    ${mentions.length === 0 && html`<p>No chapter names this customer.</p>`}
  </article> `;
}

function rowsMarkup({ table, chapter, from }: Extract<Mention, { table: unknown }>, id: string): Html {
  const rows = table.rows.slice(0, MOST_ROWS);
  const more = table.rows.length - rows.length;
  const label = html`<a href="${from.href}">${chapter}</a>`;
  const note = more > 0 && `${more} more in the chapter`;
  return html`<div class="exhibit">${tableMarkup({ ...table, rows }, label, id, from, note)}</div>`;
}

function mentionsIn(
  { name, file, topic }: Chapter,
  { cells }: Notebook,
  customers: ReadonlySet<string>,
): readonly Mention[] {
  return cells.flatMap((cell, i) => {
    if (!isCode(cell)) return [];
    const from = { href: cellAddress(file, cell.id), notebook: name, position: i + 1 };
    return cell.outputs
      .flatMap(readOutput)
      .flatMap((block) => saidIn(block, customers))
      .map((said) => ({ ...said, chapter: topic, from }));
  });
}

function saidIn(block: Block, customers: ReadonlySet<string>): readonly Said[] {
  if (block.kind === "table") {
    const { columns, rows } = block.table;
    const texts = columns.map((_, j) => rows.map((row) => row[j] ?? ""));
    const is = (text: string, j: number) =>
      isNameCell(text, columns[j]?.align ?? "left", texts[j] ?? [], (each) => customers.has(each));
    const named = rows.flatMap((row) => [...new Set(row.filter(is))].map((customer) => ({ customer, row })));
    return [...groupBy(named, ({ customer }) => customer)].map(([customer, own]) => ({
      customer,
      // Its numbers are known by their rows in the whole table.
      table: { ...block.table, rows: own.map(({ row }) => row), claims: [] },
    }));
  }
  if (block.kind !== "takeaway" && block.kind !== "answer") return [];
  const named = block.sources.texts.filter(({ text }) => customers.has(text));
  return [...groupBy(named, ({ text }) => text)].flatMap(([customer, places]) => {
    const sentences = new Set(places.map(({ at }) => sentenceAround(block.markdown, at)));
    return [...sentences].map((sentence) => ({ customer, sentence }));
  });
}
