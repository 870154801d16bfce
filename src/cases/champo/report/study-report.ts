import { count } from "../../../text/format";
import { GLOSSARY } from "../../../report/notes/glossary";
import { REFERENCES } from "../../../report/notes/references";
import type { ReportRequest } from "../../../report/export-report";
import { minuteText, reportLinks, versionsText } from "../../report-parts";
import type { ReportFacts } from "./report-facts";
import { studyLanding } from "./study-landing";

/** The page that holds the whole study. */
export const WHOLE_STUDY = "champo-study.html";

/** The same in print. */
export const PRINTED_STUDY = "champo-study.pdf";

/** The same as a Word document. */
export const WORD_STUDY = "champo-study.docx";

const LINKS = reportLinks(
  "Choose other features, methods or numbers of segments, leave out a customer, try your own table. Nothing is uploaded.",
  "Each number in the report's sentences with its value at full precision, its cell and the fingerprint of the code.",
  WHOLE_STUDY,
);

/** The run that a report describes. */
export interface StudyRun {
  readonly seed: number;
  /** Whether the notebooks were executed before, at a time that they do not say; default not. */
  readonly rebuilt?: boolean;
  readonly now?: Date;
  /** The folder of what earlier reports have kept; default that of this installation. */
  readonly keptIn?: string;
}

/** The report's title, question, first page and provenance for a study of a workbook, with its executed notebooks. */
export function studyReport(
  { source, lines, customers }: Pick<ReportFacts, "source" | "lines" | "customers">,
  { seed, rebuilt = false, now = new Date() }: StudyRun,
  notebooks: ReportRequest["notebooks"],
): Omit<ReportRequest, "notebooks" | "out"> {
  return Object.freeze({
    title: "Champo Carpets: how to serve each customer, and where to send samples",
    subtitle:
      "Which customers of a carpet maker belong together, what should be done for each of them, and how far can the numbers be trusted?",
    landing: studyLanding(notebooks),
    customers,
    links: LINKS,
    wholeStudy: WHOLE_STUDY,
    glossary: GLOSSARY,
    references: REFERENCES,
    provenance: Object.freeze({
      Workbook: source.fileName,
      Data: source.synthetic
        ? "synthetic: invented customers in the shape of the case, not the company's figures"
        : "the workbook's own figures",
      Fingerprint: `SHA-256 ${source.fingerprint.slice(0, 16)}…, ${count(source.bytes).text} bytes`,
      Lines: `${count(lines).text} lines of ${customers.length} customers with orders`,
      Seed: String(seed),
      ...(rebuilt
        ? { Report: `${minuteText(now)}, from notebooks executed before` }
        : { Run: minuteText(now) }),
      Versions: versionsText(),
    }),
  });
}
