import type { ReportRequest } from "../report/export-report";
import type { Workbook } from "../workbook/tables";

/** The report's title, question and provenance for a study of a workbook. */
export function studyReport(
  workbook: Workbook,
  seed: number,
  now: Date = new Date(),
): Pick<ReportRequest, "title" | "subtitle" | "provenance"> {
  const { source } = workbook;
  return Object.freeze({
    title: "Champo Carpets: whom to serve how, and where to send samples",
    subtitle: "A customer segmentation of a business-to-business carpet maker, in ten notebooks",
    provenance: Object.freeze({
      Workbook: source.fileName,
      Data: source.synthetic
        ? "synthetic: invented customers in the shape of the case, not the company's figures"
        : "the workbook's own figures",
      Fingerprint: `SHA-256 ${source.fingerprint.slice(0, 16)}…, ${source.bytes.toLocaleString("en-GB")} bytes`,
      Lines: `${workbook.sales.length.toLocaleString("en-GB")} lines of ${workbook.customers.length} customers with orders`,
      Seed: String(seed),
      Run: now.toISOString().slice(0, 16).replace("T", " ") + " UTC",
      Node: process.version,
    }),
  });
}
