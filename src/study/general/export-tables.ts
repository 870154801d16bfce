import { customerExport } from "../../segments/export/customer-export";
import type { ExportTable } from "../../segments/export/export-table";
import { segmentExport } from "../../segments/export/segment-export";
import { decimal } from "../../text/format";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import { studyRemarks } from "../study-remarks";
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

function methodTable(
  { study, segmentation, names }: SegmentedStudy,
  stability: BootstrapJaccard,
): ExportTable {
  const { status, because, method, k, features, madeFrom, unassigned, base } = segmentation;
  const line = (what: string, value: string) => ({ what, value });
  const noSegment = unassigned.length === 0 ? "" : `; without a segment: ${unassigned.join(", ")}`;
  return {
    name: "Method and limits",
    columns: [
      { name: "what", width: 28 },
      { name: "value", width: 110 },
    ],
    records: [
      ...studyRemarks({ study, segmentation }).map(({ text }) => line("First of all", text)),
      line("File", study.name),
      line("Fingerprint", `SHA-256 ${study.fingerprint}`),
      line("Seed", String(study.seed)),
      line("Method", `${method}, ${k} segments of ${base.customers.length} customers${noSegment}`),
      line("Made from", madeFrom.join(", ")),
      line("Features", features.columnNames.join(", ")),
      line(
        "Standing",
        status === "supported"
          ? "The checks support this division."
          : "The checks do NOT support this division: it is a convenience for work, not a discovery.",
      ),
      line("Because", because.text),
      line(
        "Segment",
        base.value === null
          ? "Numbered by size, the largest first."
          : `Numbered by ${base.value}, the largest first. A group of one customer is an account.`,
      ),
      ...names.map(({ name, words }) =>
        line(
          `Name: ${name}`,
          words.map(({ word, evidence }) => `${word}: ${evidence}`).join("; ") ||
            "no word holds for most of its members",
        ),
      ),
      line(
        "Place",
        "firm: silhouette of at least 0.25, and in at least 80% of resamples in its own segment. placed by hand: a negative silhouette, or in its segment in less than half of them. borderline: between.",
      ),
      line(
        "Bootstrap Jaccard",
        `How well a segment comes back when customers are drawn again, 0 to 1 (Hennig 2007). The weakest: ${decimal(stability.lowest ?? NaN).text}.`,
      ),
    ],
  };
}
