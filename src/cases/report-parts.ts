import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import type { Notebook } from "../notebook/document/document";
import { readNotebook } from "../notebook/document/notebook-file";
import { selectNotebooks } from "../notebook/run/select-notebooks";
import { exportReport, type ExportedReport, type ReportRequest } from "../report/export-report";
import { PROJECT_FOLDER } from "../study/settings";

/** Where the report of a study lies, and what it is made of. */
export interface ReportPlaces {
  readonly notebooks: string;
  readonly report: string;
}

/**
 * Writes a report and removes the print of an earlier one, which is not of this report.
 *
 * @param printed the name of the print.
 */
export async function writeReport(
  request: Omit<ReportRequest, "out">,
  { report }: ReportPlaces,
  printed: string,
): Promise<ExportedReport> {
  const exported = await exportReport({ ...request, out: report });
  rmSync(path.join(report, printed), { force: true });
  return exported;
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
