import { customerExport } from "../../segments/export/customer-export";
import type { ExportTable } from "../../segments/export/export-table";
import { segmentExport } from "../../segments/export/segment-export";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import { CHECKED_ON_ALL } from "../../segments/choose/check-sample";
import { scoreCustomers } from "../../segments/place/score-customer";
import { placementModel } from "../placement-model";
import { studyRemarks } from "../study-remarks";
import { jaccardLine, methodLine, methodLines, methodSheet, placeLine } from "../method-lines";
import type { SegmentedStudy } from "../segmented-study";

/** The tables of an export of any study: segments, customers, method and limits. */
export function exportTables(segmented: SegmentedStudy, stability: BootstrapJaccard): readonly ExportTable[] {
  const { study, segmentation, profiles, names } = segmented;
  const scores = scoreCustomers(placementModel(segmentation), segmentation.base);
  return Object.freeze([
    segmentExport(profiles, names, stability),
    customerExport(
      segmentation,
      names,
      study.seed,
      scores.map(({ confidence }) => confidence),
    ),
    methodTable(segmented, stability),
  ]);
}

function methodTable(segmented: SegmentedStudy, stability: BootstrapJaccard): ExportTable {
  const { study, segmentation, names } = segmented;
  const { base } = segmentation;
  const many = base.customers.length > CHECKED_ON_ALL;
  return methodSheet([
    ...studyRemarks({ study, segmentation }).map(({ text }) => methodLine("First of all", text)),
    methodLine("File", study.name),
    methodLine("Fingerprint", `SHA-256 ${study.fingerprint}`),
    ...methodLines(segmented),
    methodLine(
      "Segment",
      base.value === null
        ? "Numbered by size, the largest first."
        : `Numbered by ${base.value}, the largest first.`,
    ),
    ...names.map(({ name, words }) =>
      methodLine(
        `Name: ${name}`,
        words.map(({ word, evidence }) => `${word}: ${evidence}`).join("; ") ||
          "no word holds for most of its members",
      ),
    ),
    methodLine(
      "Confidence",
      "1 - distance to the nearest centre / distance to the second nearest, as champo score has it: 0 on the border of two segments, 1 at a centre.",
    ),
    ...(many
      ? [
          methodLine(
            "Many customers",
            "Above 3,000 customers there are no confidence cards, and the stability of the segments is that of the sample that the choice was made on.",
          ),
        ]
      : [placeLine()]),
    jaccardLine(stability),
  ]);
}
