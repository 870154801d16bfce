import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import type { Notebook } from "../notebook/document/document";
import { readNotebook } from "../notebook/document/notebook-file";
import { selectNotebooks } from "../notebook/run/select-notebooks";
import { chapterSections } from "../deliver/chapter-sections";
import type { Paper, PaperSection } from "../deliver/paper";
import { paperPage } from "../deliver/paper-page";
import { slidesPage } from "../deliver/slides-page";
import { wordDocument } from "../deliver/word-document";
import type { Invitation } from "../report/pages/further-page";
import { exportReport, type ExportedReport, type ReportRequest } from "../report/export-report";
import { LIVE_FILE } from "../live/live-page";
import { MOST_FOLLOWED } from "../report/pages/customers/follow";
import { DIRECTOR_FILE, DIRECTOR_PRINT } from "./director-sections";
import { PROJECT_FOLDER } from "../study/settings";
import { count } from "../text/format";

/** Where the report of a study lies, and what it is made of. */
export interface ReportPlaces {
  readonly notebooks: string;
  readonly report: string;
}

/** What goes with a report: a page for whoever decides, slides, and a document for those who comment. */
export interface Deliverables {
  readonly director: Paper;
  readonly slides: readonly PaperSection[];
  /** What files say of when they were made: a day of the data. */
  readonly made: Date;
}

/** A report that was written, and what can be made of the same notebooks. */
export interface WrittenReport extends ExportedReport {
  /** The whole study as a Word document. */
  readonly word: () => Promise<Uint8Array>;
}

/**
 * Writes a report with its page for whoever decides and its slides, and removes the prints and documents of an earlier one,
 * which are not of this report.
 *
 * @param own names of the files that other commands make of this report.
 */
export async function writeReport(
  request: Omit<ReportRequest, "out">,
  { director, slides, made }: Deliverables,
  { report }: ReportPlaces,
  own: readonly string[],
): Promise<WrittenReport> {
  const { title, subtitle = "", provenance, notebooks, furtherPages = [], links = [] } = request;
  const exported = await exportReport({
    ...request,
    opening: DIRECTOR_LINK,
    furtherPages: [
      ...furtherPages,
      paperPage(DIRECTOR_FILE, director),
      ...(slides.length > 0 ? [slidesPage(SLIDES_FILE, slides)] : []),
    ],
    links: [...links, ...lookUpLinks(request.customers?.length ?? 0), SLIDES_LINK, SALES_LINK],
    out: report,
  });
  for (const file of [...own, DIRECTOR_PRINT, SLIDES_PRINT]) rmSync(path.join(report, file), { force: true });
  const papers = () => [
    director,
    ...notebooks.map(({ name, document }) => {
      const sections = chapterSections(name, document);
      return { topic: name, title: sections[0]?.title ?? name, sections };
    }),
  ];
  const word = () =>
    wordDocument(papers(), { title, subtitle, provenance: Object.entries(provenance), made });
  return Object.freeze({ ...exported, word });
}

/**
 * The executed notebooks of a report.
 *
 * @param fresh notebooks at hand, by name; the others are read.
 * @throws InputError where there are none.
 */
export function executedNotebooks(
  folder: string,
  fresh: ReadonlyMap<string, Notebook>,
): ReportRequest["notebooks"] {
  const notebooks = selectNotebooks(folder).map((name) => ({
    name,
    document: fresh.get(name) ?? readNotebook(path.join(folder, `${name}.ipynb`)),
  }));
  if (notebooks.length > 0) return notebooks;
  throw new InputError({ where: folder, what: "no notebooks", legal: "executed notebooks" });
}

/** Where the managing director goes first. */
const DIRECTOR_LINK: Invitation = Object.freeze({
  title: "On one page",
  text: "Where things are, what to do and why, and what is not known: one sheet to print.",
  action: "Read it on one page",
  href: DIRECTOR_FILE,
});

/** Slides of a study in a report. */
export const SLIDES_FILE = "slides.html";

/** The same in print. */
export const SLIDES_PRINT = "slides.pdf";

const SLIDES_LINK: Invitation = {
  title: "Slides",
  text: "The study on up to ten slides; print them, or show them as they are.",
  action: "Open the slides",
  href: SLIDES_FILE,
};

/** What is made by command, and is no page of the report. */
const SALES_LINK: Invitation = {
  title: "For the sales team",
  text:
    "Made by command: champo export writes an Excel workbook, champo brief --each customer a page to print for each customer, " +
    "champo typing a tool that places a prospect by 2, 3 or 5 questions and says how often it is right.",
  action: "What the team can try",
  href: "10-recommendations.html",
};

/** Where else a reader can go, as the first page says it; what a run did not make is left out. */
export function reportLinks(
  liveText: string,
  ledgerText: string,
  wholeStudy: string,
): NonNullable<ReportRequest["links"]> {
  return [
    { title: "The live page", text: liveText, action: "Open the live page", href: "live.html" },
    {
      title: "The whole study in one file",
      text: "All chapters on one page, for mailing and printing.",
      action: "Open the whole study",
      href: wholeStudy,
    },
    {
      title: "The ledger of claims",
      text: ledgerText,
      action: "Open the ledger (JSON)",
      href: "claims.json",
    },
  ];
}

/** The versions that a report names: of the study, as package.json has it, and of Node. */
export function versionsText(): string {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, "package.json"), "utf8")) as {
    version: string;
  };
  return `study ${version}, Node ${process.version}`;
}

/** A time to the minute, in UTC. */
export function minuteText(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The way to one of very many customers, who have no pages of their own. */
export function lookUpLinks(customers: number): readonly Invitation[] {
  if (customers <= MOST_FOLLOWED) return [];
  return [
    Object.freeze({
      title: "Look a customer up",
      text: `${count(customers).text} customers are too many for a page each. Enter a customer's figures, and see its segment and what would change it.`,
      action: "Open the score form",
      href: `${LIVE_FILE}#panel-score`,
    }),
  ];
}
