import { count, decimal, percent } from "../../../text/format";
import type { BootstrapJaccard } from "../../../validity/stability/bootstrap-jaccard";
import type { ExportTable } from "../../../segments/export/export-table";
import type { ChampoStudy } from "../champo-study";
import { studyRemarks } from "../../../study/study-remarks";
import type { SegmentedStudy } from "../../../study/segmented-study";

/** How the segmentation was made, how to read the sheets, and what they cannot show; numbers are computed. */
export function methodTable(
  { study, segmentation, profiles }: SegmentedStudy<ChampoStudy>,
  stability: BootstrapJaccard,
): ExportTable {
  const { source } = study.workbook;
  const { records } = study.customers;
  const revenue = records.reduce((sum, each) => sum + each.revenue, 0);
  const [largest] = [...records].sort((a, b) => b.revenue - a.revenue);
  const { status, because, method, k, features, madeFrom, unassigned } = segmentation;
  return {
    name: "Method and limits",
    columns: [
      { name: "what", width: 28 },
      { name: "value", width: 110 },
    ],
    records: [
      ...studyRemarks({ study, segmentation }).map(({ text }) => line("First of all", text)),
      line("Workbook", source.fileName),
      line(
        "Data",
        source.synthetic
          ? "SYNTHETIC: invented customers, not the company's figures"
          : "the workbook's own figures",
      ),
      line("Fingerprint", `SHA-256 ${source.fingerprint}`),
      line("Seed", String(study.seed)),
      line(
        "Method",
        `${method}, ${k} segments of ${records.length} customers${unassigned.length === 0 ? "" : `; without a segment: ${unassigned.join(", ")}`}`,
      ),
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
        "Numbered by revenue, the largest first. A group of one customer is an account: one customer shows nothing general.",
      ),
      ...readingLines(stability),
      line(
        "Limit: few customers",
        `${count(records.length).text} customers in ${count(profiles.length).text} groups: one customer more or less can move a border.`,
      ),
      line(
        "Limit: concentration",
        revenue > 0
          ? `${largest.customer} alone brings ${percent(largest.revenue / revenue).text} of the revenue.`
          : "The workbook holds no revenue.",
      ),
      line(
        "Limit: one span",
        "All figures cover the workbook's own span. Customers who came late look small; `champo compare` shows what changed.",
      ),
      line(
        "Limit: effects",
        "Expected effects are projections of what was observed, not of an experiment: nobody knows what would have happened otherwise.",
      ),
      line("Evidence", "In brackets: notebook and cell in which a number can be looked up."),
    ],
  };
}

/** How to read the columns of the other sheets. */
function readingLines(stability: BootstrapJaccard): ExportTable["records"] {
  return [
    line(
      "Place",
      "firm: silhouette of at least 0.25, and in at least 80% of resamples in its own segment. placed by hand: a negative silhouette, or in its segment in less than half of them. borderline: between.",
    ),
    line(
      "Silhouette",
      "How much nearer a customer is to its own segment than to the next: -1 to 1, higher is better.",
    ),
    line("Stays in its segment", "The share of bootstrap resamples that put it into its own segment."),
    line(
      "Bootstrap Jaccard",
      `How well a segment comes back when customers are drawn again, 0 to 1 (Hennig 2007). The weakest: ${stability.lowest === null ? "not defined" : decimal(stability.lowest).text}.`,
    ),
    line(
      "State",
      "lapsed: no order for a year. overdue: silent for longer than its own habit. active: neither.",
    ),
  ];
}

function line(what: string, value: string): { readonly what: string; readonly value: string } {
  return { what, value };
}
