import { customerExport } from "../../segments/export/customer-export";
import type { ExportTable } from "../../segments/export/export-table";
import { segmentExport } from "../../segments/export/segment-export";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import { studyRemarks } from "../study-remarks";
import { jaccardLine, methodLine, methodLines, methodSheet, placeLine } from "../method-lines";
import type { SegmentedStudy } from "../segmented-study";

/** The tables of an export of any study: segments, customers, method and limits. */
export function exportTables(segmented: SegmentedStudy, stability: BootstrapJaccard): readonly ExportTable[] {
  const { study, segmentation, profiles, names } = segmented;
  return Object.freeze([
    segmentExport(profiles, names, stability),
    customerExport(segmentation, names, study.seed),
    methodTable(segmented, stability),
  ]);
}

function methodTable(segmented: SegmentedStudy, stability: BootstrapJaccard): ExportTable {
  const { study, segmentation, names } = segmented;
  const { base } = segmentation;
  return methodSheet([
    ...studyRemarks({ study, segmentation }).map(({ text }) => methodLine("First of all", text)),
    methodLine("File", study.name),
    methodLine("Fingerprint", `SHA-256 ${study.fingerprint}`),
    ...methodLines(segmented),
    methodLine(
      "Segment",
      base.value === null
        ? "Numbered by size, the largest first."
        : `Numbered by ${base.value}, the largest first. A group of one customer is an account.`,
    ),
    ...names.map(({ name, words }) =>
      methodLine(
        `Name: ${name}`,
        words.map(({ word, evidence }) => `${word}: ${evidence}`).join("; ") ||
          "no word holds for most of its members",
      ),
    ),
    placeLine(),
    jaccardLine(stability),
  ]);
}
