import path from "node:path";
import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";
import type { Notebook } from "../notebook/document/document";
import { libraryDigest } from "../notebook/run/run-cache";
import type { GlossaryTerm } from "./notes/glossary-term";
import type { References } from "./notes/reference";
import { chapterPage } from "./pages/chapter-page";
import type { LedgerProblem } from "./claims/ledger";
import { LEDGER_FILE, ledgerFile } from "./claims/ledger-file";
import { customersPage } from "./pages/customers/customers-page";
import { CUSTOMERS_FILE, MOST_FOLLOWED } from "./pages/customers/follow";
import { runFacts } from "./diff/run-facts";
import { requireSources } from "./claims/require-sources";
import { fontFaces } from "./pages/fonts";
import type { FurtherPage, Invitation } from "./pages/further-page";
import { indexPage } from "./pages/index-page";
import { cardFindings } from "./pages/card-findings";
import { findSaying, type Landing } from "./pages/landing";
import { landingMarkup } from "./pages/landing-markup";
import { chapterAssets } from "./pages/chapter-assets";
import type { PageAssets } from "./pages/page-assets";
import { pageScript } from "./pages/page-script";
import { pageStyle } from "./pages/page-style";
import type { Saying } from "./pages/saying";
import { searchEntries } from "./pages/search-entries";
import { saysSynthetic } from "./provenance";
import { readChapters } from "./chapters/read-chapters";
import type { ReportContext } from "./report-context";
import { traceTypes } from "./chapters/trace-types";
import { asShown } from "./chapters/as-shown";
import { studyPage } from "./pages/study-page";
import { writeReport, type WrittenFile } from "./write-report";

/** What `exportReport` makes a report of. */
export interface ReportRequest {
  /** Executed notebooks in the order of their chapters; a page is named after its notebook. */
  readonly notebooks: readonly { readonly name: string; readonly document: Notebook }[];
  /** Folder of the report, made where it is missing. */
  readonly out: string;
  readonly title: string;
  /** The study's question, under its title. */
  readonly subtitle?: string;
  /** Where the data comes from and how the study was run, in the order shown: `{ Workbook: "sales.xlsx" }`. */
  readonly provenance: Readonly<Record<string, string>>;
  /** File of a page that holds the whole study; none unless given: `whole.html`. */
  readonly wholeStudy?: string;
  /** Technical terms, explained where they occur. */
  readonly glossary?: readonly GlossaryTerm[];
  /** Publications that Markdown cites by their keys: `[@rousseeuw1987]`. */
  readonly references?: References;
  /** What the first page says above the chapters. */
  readonly landing?: Landing;
  /** Where a reader in a hurry goes first: a link under the title of the first page. */
  readonly opening?: Invitation;
  /** Where else the reader can go: links on the first page. One to a file that the report does not have is left out. */
  readonly links?: readonly Invitation[];
  /**
   * What to do with numbers in prose that no cell computed: `refuse` the export, or keep them and `mark` them on the
   * page; default `mark`. A number that differs from what its cell computed is always refused.
   */
  readonly typedNumbers?: "refuse" | "mark";
  /** Names of the customers: a reader may follow one, and each has a page of its own. None where there are more than 300. */
  readonly customers?: readonly string[];
  /** Pages in addition to the chapters. */
  readonly furtherPages?: readonly FurtherPage[];
  /** What is at the end of a chapter, by the name of its notebook. */
  readonly invitations?: Readonly<Record<string, Invitation>>;
  /** SHA-256 of the library's files, where it is known already. */
  readonly library?: string;
  /** The folder of what earlier reports have kept; default that of this installation. */
  readonly keptIn?: string;
}

/** What `exportReport` wrote. */
export interface ExportedReport {
  /** The file to open. */
  readonly index: string;
  readonly files: readonly WrittenFile[];
  /** Numbers in prose that no cell computed; they are marked on their pages. */
  readonly unsourced: readonly LedgerProblem[];
  /** Size of all files. */
  readonly bytes: number;
}

/**
 * Writes executed notebooks as an HTML report: `index.html` with a card for each, and one page for each that holds all
 * it needs. The pages open from disk, load nothing and run no script but their own; figures are drawn by Plotly when
 * the reader comes to them. Figures, tables and findings are read from the outputs' data; HTML of a notebook is never
 * put into a page. Where a value of the provenance says that the data is synthetic, every page is marked so.
 *
 * All pages are made before the first is written, so a failed export leaves an earlier report as it was.
 *
 * Numbers in prose lead to the cell that computed them, and `claims.json` lists them all.
 *
 * @throws InputError for no notebooks, a name that cannot be a file's or is taken, a figure that cannot be drawn, or a
 *   number in prose that differs from what its cell computed.
 * @example await exportReport({ notebooks, out: "report", title: "Champo", provenance: { Workbook: "sales.xlsx" } })
 */
export async function exportReport(request: ReportRequest): Promise<ExportedReport> {
  const { title, subtitle, provenance, furtherPages = [], invitations = {} } = request;
  const notebooks = shownNotebooks(request);
  checkNames(notebooks.map(({ name }) => name));
  const [shared, indexScript, indexStyle, studyStyle] = await Promise.all([
    chapterAssets(),
    pageScript("index"),
    pageStyle("index"),
    pageStyle("study"),
  ]);
  const { glossary = [], references = {}, library = libraryDigest() } = request;
  const { chapters, ledger, codeStyle, ...tools } = await readChapters({
    notebooks,
    drawable: traceTypes(shared.plotly.text),
    noteSources: { glossary, references },
    library,
    ...(request.keptIn === undefined ? {} : { keptIn: request.keptIn }),
  });
  requireSources(ledger, request.typedNumbers ?? "mark");
  const landing = request.landing && landingMarkup(request.landing, { ...tools, notebooks });
  const context: ReportContext = {
    title,
    subtitle,
    provenance: Object.entries(provenance),
    synthetic: saysSynthetic(provenance),
  };
  const fonts = fontFaces();
  const assets: PageAssets = { ...shared, style: [shared.style, codeStyle].join("\n") };
  const customers = (request.customers ?? []).length <= MOST_FOLLOWED ? (request.customers ?? []) : [];
  const pages = new Map(
    chapters.map((chapter) => [
      chapter.file,
      chapterPage(chapter, chapters, context, assets, { invitation: invitations[chapter.name], customers }),
    ]),
  );
  if (request.wholeStudy !== undefined) {
    const style = [fonts, studyStyle, codeStyle].join("\n");
    pages.set(request.wholeStudy, studyPage(chapters, context, landing, { ...assets, style }));
  }
  if (customers.length > 0)
    pages.set(CUSTOMERS_FILE, customersPage(customers, chapters, notebooks, context, assets));
  pages.set(LEDGER_FILE, ledgerFile(ledger, runFacts(notebooks, provenance, library)));
  for (const { file, make } of furtherPages) {
    pages.set(file, await make({ context, fonts, vectorPlotly: assets.vectorPlotly, library }));
  }
  const { links = [], opening } = request;
  const isThere = ({ href }: Invitation) => pages.has(href.replace(/[?#].*$/s, ""));
  pages.set(
    "index.html",
    indexPage(chapters, {
      context,
      landing,
      findings: cardFindings(notebooks, saidFirst({ ...request, notebooks }), tools),
      opening: opening !== undefined && isThere(opening) ? opening : undefined,
      entries: searchEntries(chapters, notebooks),
      links: links.filter(isThere),
      style: [fonts, indexStyle].join("\n"),
      script: indexScript,
    }),
  );
  const files = writeReport(request.out, pages);
  return Object.freeze({
    index: path.join(request.out, "index.html"),
    files,
    unsourced: ledger.problems,
    bytes: sumBy(files, (file) => file.bytes),
  });
}

/** The notebooks as every file of a report shows them: without folders of this machine, and without sections that have nothing to show. */
function shownNotebooks({ notebooks }: ReportRequest): ReportRequest["notebooks"] {
  return notebooks.map(({ name, document }) => ({ name, document: asShown(document) }));
}

/** What the first page says before anything else: no card says it again. */
function saidFirst({ landing, notebooks }: ReportRequest): readonly Saying[] {
  const first = landing?.division?.first;
  const refs = [...(first ? [first] : []), ...(landing?.headlines ?? [])];
  return refs.flatMap((ref) => findSaying(ref, notebooks) ?? []);
}

function checkNames(names: readonly string[]): void {
  if (names.length === 0) {
    throw new InputError({ where: "exportReport(notebooks)", what: "no notebooks", legal: "at least one" });
  }
  names.forEach((name, i) => {
    const where = `exportReport(notebooks[${i}].name)`;
    if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) || name.toLowerCase() === "index") {
      throw new InputError({
        where,
        what: `"${name}"`,
        legal: "a file name of letters, digits, -, _ and . without extension, other than index",
      });
    }
    if (names.indexOf(name) !== i) {
      throw new InputError({
        where,
        what: `"${name}" a second time`,
        legal: "a name of its own for each notebook",
      });
    }
  });
}
