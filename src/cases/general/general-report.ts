import path from "node:path";
import type { Notebook } from "../../notebook/document/document";
import { GLOSSARY } from "../../report/notes/glossary";
import { REFERENCES } from "../../report/notes/references";
import type { DescribedStudy } from "../../study/description/described-study";
import { LEAST_CUSTOMERS } from "../../study/study";
import { count } from "../../text/format";
import { notebookShelf } from "../../deliver/notebook-shelf";
import {
  executedNotebooks,
  minuteText,
  reportLinks,
  versionsText,
  writeReport,
  type ReportPlaces,
  type WrittenReport,
} from "../report-parts";
import { livePages } from "../live-pages";
import { liveParts } from "../study-live";
import { generalDirectorPaper } from "./director-paper";
import { generalLanding } from "./general-landing";
import { generalSlides } from "./general-slides";

/** The page that holds the whole study. */
export const WHOLE_GENERAL_STUDY = "whole-study.html";

/** The same in print. */
export const PRINTED_GENERAL_STUDY = "whole-study.pdf";

/** The same as a Word document. */
export const WORD_GENERAL_STUDY = "whole-study.docx";

const LINKS = reportLinks(
  "Choose other columns, methods or numbers of segments, and score one customer. Nothing is uploaded.",
  "Each number in the report's sentences with its value at full precision and its cell.",
  WHOLE_GENERAL_STUDY,
);

/**
 * Writes the report of a study of any customers from its executed notebooks.
 *
 * @param fresh notebooks at hand, by name; the others are read.
 * @throws InputError where there are none.
 */
export async function writeGeneralReport(
  study: DescribedStudy,
  places: ReportPlaces,
  fresh: ReadonlyMap<string, Notebook> = new Map(),
  now = new Date(),
): Promise<WrittenReport> {
  const notebooks = executedNotebooks(places.notebooks, fresh);
  const names = notebooks.map(({ name }) => name);
  const live = study.base.customers.length < LEAST_CUSTOMERS ? {} : livePages(liveParts(study, names));
  const shelf = notebookShelf(notebooks);
  const director = generalDirectorPaper(study, shelf);
  const request = {
    title: study.title,
    subtitle:
      "Which customers belong together, what should be done for each segment, and how far can the numbers be trusted?",
    landing: generalLanding(notebooks, study.base.value),
    customers: [...study.base.customers].sort(),
    links: LINKS,
    wholeStudy: WHOLE_GENERAL_STUDY,
    glossary: GLOSSARY,
    references: REFERENCES,
    provenance: provenanceOf(study, now),
    ...live,
    notebooks,
  };
  const made = study.lines?.lastDay ?? study.reading?.lastDay ?? new Date(study.base.asOf ?? UNDATED);
  return writeReport(request, { director, slides: generalSlides(director, shelf), made }, places, [
    PRINTED_GENERAL_STUDY,
    WORD_GENERAL_STUDY,
  ]);
}

/** The zip format begins in 1980. */
const UNDATED = "2020-01-01";

function provenanceOf(study: DescribedStudy, now: Date): Readonly<Record<string, string>> {
  const { customers, lines } = study.description;
  const { reading } = study;
  return Object.freeze({
    Data: [
      ...[...customers, ...lines].map((file) => path.posix.basename(file)),
      ...(reading === undefined ? [] : [reading.place]),
    ].join(", "),
    Customers: count(study.base.customers.length).text,
    ...(study.lines === null ? {} : { "Sales lines": count(study.lines.lines.length).text }),
    ...(reading === undefined ? {} : { "Sales lines": count(reading.lines).text }),
    Fingerprint: `SHA-256 ${study.fingerprint.slice(0, 16)}…`,
    Seed: String(study.seed),
    Run: minuteText(now),
    Versions: versionsText(),
  });
}
