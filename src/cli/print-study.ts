import { existsSync } from "node:fs";
import path from "node:path";
import { DIRECTOR_FILE, DIRECTOR_PRINT } from "../cases/director-sections";
import { SLIDES_FILE, SLIDES_PRINT } from "../cases/report-parts";
import { printReport } from "../report/print-report";
import { megabytes, shown } from "./shown";

/**
 * Prints the page of a report that holds the whole study, the page for whoever decides and the slides, and says where the prints lie.
 *
 * @param report the folder of the report. @returns the exit code: 0 done, 1 where there is no browser to print with.
 */
export async function printStudy(report: string, page: string, print: string): Promise<number> {
  const prints = [
    [page, print],
    [DIRECTOR_FILE, DIRECTOR_PRINT],
    [SLIDES_FILE, SLIDES_PRINT],
  ];
  for (const [from, to] of prints.filter(([file]) => existsSync(path.join(report, file)))) {
    const code = await printPage(path.join(report, from), path.join(report, to));
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * Prints a page, and says where the print lies.
 *
 * @returns the exit code: 0 done, 1 where there is no browser to print with.
 */
export async function printPage(page: string, print: string): Promise<number> {
  const printed = await printReport(page, print);
  if (printed.file === null) {
    console.error(`No PDF was printed: ${printed.reason}`);
    return 1;
  }
  console.log(`PDF:    ${shown(printed.file)} (${megabytes(printed.bytes)})`);
  return 0;
}
