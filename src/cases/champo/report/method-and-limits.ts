import { sumBy } from "../../../core/sum";
import { count, percent } from "../../../text/format";
import { withoutReturned } from "../../../text/without-returned";
import type { BootstrapJaccard } from "../../../validity/stability/bootstrap-jaccard";
import type { ExportTable } from "../../../segments/export/export-table";
import type { ChampoStudy } from "../champo-study";
import { studyRemarks } from "../../../study/study-remarks";
import {
  jaccardLine,
  methodLine,
  methodLines,
  methodSheet,
  placeLine,
  type MethodLine,
} from "../../../study/method-lines";
import type { SegmentedStudy } from "../../../study/segmented-study";

/** How the segmentation was made, how to read the sheets, and what they cannot show; numbers are computed. */
export function methodTable(
  segmented: SegmentedStudy<ChampoStudy>,
  stability: BootstrapJaccard,
): ExportTable {
  const { study, segmentation, profiles } = segmented;
  const { source } = study.workbook;
  const { records } = study.customers;
  const revenue = sumBy(records, (each) => Math.max(0, each.revenue));
  const [largest] = [...records].sort((a, b) => b.revenue - a.revenue);
  const returned = records.filter((each) => each.revenue < 0).length;
  return methodSheet([
    ...studyRemarks({ study, segmentation }).map(({ text }) => methodLine("First of all", text)),
    methodLine("Workbook", source.fileName),
    methodLine(
      "Data",
      source.synthetic
        ? "SYNTHETIC: invented customers, not the company's figures"
        : "the workbook's own figures",
    ),
    methodLine("Fingerprint", `SHA-256 ${source.fingerprint}`),
    ...methodLines(segmented),
    methodLine(
      "Segment",
      "Numbered by revenue, the largest first. A group of one customer is an account: one customer shows nothing general.",
    ),
    ...readingLines(stability),
    methodLine(
      "Limit: few customers",
      `${count(records.length).text} customers in ${count(profiles.length).text} groups: one customer more or less can move a border.`,
    ),
    methodLine(
      "Limit: concentration",
      revenue > 0
        ? `Over all years ${largest.customer} alone brought ${percent(largest.revenue / revenue).text} of the revenue${withoutReturned(returned).text}.`
        : "The workbook holds no revenue.",
    ),
    methodLine(
      "Limit: one span",
      "All figures cover the workbook's own span. Customers who came late look small; `champo compare` shows what changed.",
    ),
    methodLine(
      "Limit: effects",
      "Expected effects are projections of what was observed, not of an experiment: nobody knows what would have happened otherwise.",
    ),
    methodLine("Evidence", "In brackets: notebook and cell in which a number can be looked up."),
  ]);
}

/** How to read the columns of the other sheets. */
function readingLines(stability: BootstrapJaccard): readonly MethodLine[] {
  return [
    placeLine(),
    methodLine(
      "Silhouette",
      "How much nearer a customer is to its own segment than to the next: -1 to 1, higher is better.",
    ),
    methodLine("Stays in its segment", "The share of bootstrap resamples that put it into its own segment."),
    jaccardLine(stability),
    methodLine(
      "State",
      "lapsed: no order for a year. overdue: silent for longer than its own habit. active: neither.",
    ),
  ];
}
