import { readFileSync } from "node:fs";
import path from "node:path";
import { GLOSSARY } from "../../../report/notes/glossary";
import { REFERENCES } from "../../../report/notes/references";
import type { ReportRequest } from "../../../report/export-report";
import { PROJECT_FOLDER } from "../../../study/settings";
import type { Workbook } from "../workbook/tables";
import { studyLanding } from "./study-landing";

/** The page that holds the whole study. */
export const WHOLE_STUDY = "champo-study.html";

/** The same in print. */
export const PRINTED_STUDY = "champo-study.pdf";

/** Where else a reader can go; what a run did not make is left out. */
const LINKS: NonNullable<ReportRequest["links"]> = [
  {
    title: "The live page",
    text: "Choose other features, methods or numbers of segments, leave out a customer, try your own table. Nothing is uploaded.",
    action: "Open the live page",
    href: "live.html",
  },
  {
    title: "The whole study in one file",
    text: "All chapters on one page, for mailing and printing.",
    action: "Open the whole study",
    href: WHOLE_STUDY,
  },
  {
    title: "The ledger of claims",
    text: "Each number in the report's sentences with its value at full precision, its cell and the fingerprint of the code.",
    action: "Open the ledger (JSON)",
    href: "claims.json",
  },
];

/** The run that a report describes. */
export interface StudyRun {
  readonly seed: number;
  /** Whether the notebooks were executed before, at a time that they do not say; default not. */
  readonly rebuilt?: boolean;
  readonly now?: Date;
}

/** The report's title, question, first page and provenance for a study of a workbook, with its executed notebooks. */
export function studyReport(
  workbook: Workbook,
  { seed, rebuilt = false, now = new Date() }: StudyRun,
  notebooks: ReportRequest["notebooks"],
): Omit<ReportRequest, "notebooks" | "out"> {
  const { source } = workbook;
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, "package.json"), "utf8")) as {
    version: string;
  };
  return Object.freeze({
    title: "Champo Carpets: how to serve each customer, and where to send samples",
    subtitle:
      "Which customers of a carpet maker belong together, what should be done for each of them, and how far can the numbers be trusted?",
    landing: studyLanding(notebooks),
    links: LINKS,
    wholeStudy: WHOLE_STUDY,
    glossary: GLOSSARY,
    references: REFERENCES,
    provenance: Object.freeze({
      Workbook: source.fileName,
      Data: source.synthetic
        ? "synthetic: invented customers in the shape of the case, not the company's figures"
        : "the workbook's own figures",
      Fingerprint: `SHA-256 ${source.fingerprint.slice(0, 16)}…, ${source.bytes.toLocaleString("en-GB")} bytes`,
      Lines: `${workbook.sales.length.toLocaleString("en-GB")} lines of ${workbook.customers.length} customers with orders`,
      Seed: String(seed),
      ...(rebuilt ? { Report: `${minute(now)}, from notebooks executed before` } : { Run: minute(now) }),
      Versions: `study ${version}, Node ${process.version}`,
    }),
  });
}

function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
