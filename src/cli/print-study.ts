import path from "node:path";
import { printReport } from "../report/print-report";
import { megabytes, shown } from "./shown";

/**
 * Prints the page of a report that holds the whole study, and says where the print lies.
 *
 * @param report the folder of the report. @returns the exit code: 0 done, 1 where there is no browser to print with.
 */
export async function printStudy(report: string, page: string, print: string): Promise<number> {
  const printed = await printReport(path.join(report, page), path.join(report, print));
  if (printed.file === null) {
    console.error(`No PDF was printed: ${printed.reason}`);
    return 1;
  }
  console.log(`PDF:    ${shown(printed.file)} (${megabytes(printed.bytes)})`);
  return 0;
}
