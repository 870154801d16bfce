import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import type { Notebook } from "../../notebook/document/document";
import { readNotebook } from "../../notebook/document/notebook-file";
import { selectNotebooks } from "../../notebook/run/select-notebooks";
import { exportReport, type ExportedReport, type ReportRequest } from "../../report/export-report";
import { GLOSSARY } from "../../report/notes/glossary";
import { REFERENCES } from "../../report/notes/references";
import type { DescribedStudy } from "../../study/description/described-study";
import { PROJECT_FOLDER } from "../../study/settings";
import { LEAST_CUSTOMERS } from "../../study/study";
import { count } from "../../text/format";
import { studyLive } from "../study-live";
import { generalLanding } from "./general-landing";

/** The page that holds the whole study. */
export const WHOLE_GENERAL_STUDY = "whole-study.html";

/** The same in print. */
export const PRINTED_GENERAL_STUDY = "whole-study.pdf";

/** Where the report of a study lies, and what it is made of. */
export interface GeneralReportPlaces {
  readonly notebooks: string;
  readonly report: string;
}

const LINKS: NonNullable<ReportRequest["links"]> = [
  {
    title: "The live page",
    text: "Choose other columns, methods or numbers of segments, and score one customer. Nothing is uploaded.",
    action: "Open the live page",
    href: "live.html",
  },
  {
    title: "The whole study in one file",
    text: "All chapters on one page, for mailing and printing.",
    action: "Open the whole study",
    href: WHOLE_GENERAL_STUDY,
  },
  {
    title: "The ledger of claims",
    text: "Each number in the report's sentences with its value at full precision and its cell.",
    action: "Open the ledger (JSON)",
    href: "claims.json",
  },
];

/**
 * Writes the report of a study of any customers from its executed notebooks.
 *
 * @param fresh notebooks at hand, by name; the others are read.
 * @throws InputError where there are none.
 */
export async function writeGeneralReport(
  study: DescribedStudy,
  places: GeneralReportPlaces,
  fresh: ReadonlyMap<string, Notebook> = new Map(),
  now = new Date(),
): Promise<ExportedReport> {
  const notebooks = selectNotebooks(places.notebooks).map((name) => ({
    name,
    document: fresh.get(name) ?? readNotebook(path.join(places.notebooks, `${name}.ipynb`)),
  }));
  if (notebooks.length === 0) {
    throw new InputError({ where: places.notebooks, what: "no notebooks", legal: "executed notebooks" });
  }
  const names = notebooks.map(({ name }) => name);
  const live = study.base.customers.length < LEAST_CUSTOMERS ? {} : studyLive(study, names);
  const exported = await exportReport({
    title: study.title,
    subtitle:
      "Which customers belong together, what should be done for each group, and how far can the numbers be trusted?",
    landing: generalLanding(notebooks, study.base.value),
    links: LINKS,
    wholeStudy: WHOLE_GENERAL_STUDY,
    glossary: GLOSSARY,
    references: REFERENCES,
    provenance: provenanceOf(study, now),
    ...live,
    notebooks,
    out: places.report,
  });
  rmSync(path.join(places.report, PRINTED_GENERAL_STUDY), { force: true });
  return exported;
}

function provenanceOf(study: DescribedStudy, now: Date): Readonly<Record<string, string>> {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, "package.json"), "utf8")) as {
    version: string;
  };
  const { customers, lines } = study.description;
  return Object.freeze({
    Data: [...customers, ...lines].map((file) => path.posix.basename(file)).join(", "),
    Customers: count(study.base.customers.length).text,
    ...(study.lines === null ? {} : { "Sales lines": count(study.lines.lines.length).text }),
    Fingerprint: `SHA-256 ${study.fingerprint.slice(0, 16)}…`,
    Seed: String(study.seed),
    Run: `${now.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    Versions: `study ${version}, Node ${process.version}`,
  });
}
