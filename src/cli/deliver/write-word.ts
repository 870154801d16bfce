import type { WrittenReport } from "../../cases/report-parts";
import { writeResult } from "../result-file";
import { megabytes, shown } from "../shown";

/** Writes the whole study of a report as a Word document, and says where it lies. */
export async function writeWord(report: Pick<WrittenReport, "word">, file: string): Promise<void> {
  const document = await report.word();
  writeResult(file, document);
  console.log(`Word:   ${shown(file)} (${megabytes(document.length)})`);
}
