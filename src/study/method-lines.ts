import { limitsText } from "../segments/choose/segment-limits";
import type { ExportTable } from "../segments/export/export-table";
import { counted, decimal } from "../text/format";
import type { BootstrapJaccard } from "../validity/stability/bootstrap-jaccard";
import type { SegmentedStudy } from "./segmented-study";

/** A line of the sheet "Method and limits". */
export interface MethodLine {
  readonly what: string;
  readonly value: string;
}

/** A line of the sheet "Method and limits". @example methodLine("Seed", "7") */
export function methodLine(what: string, value: string): MethodLine {
  return Object.freeze({ what, value });
}

/** The sheet of all studies that says how the segmentation was made and what it cannot show. */
export function methodSheet(records: readonly MethodLine[]): ExportTable {
  return {
    name: "Method and limits",
    columns: [
      { name: "what", width: 28 },
      { name: "value", width: 110 },
    ],
    records: records.map(({ what, value }) => ({ what, value })),
  };
}

/** Whether the checks support a segmentation, as everything that is delivered says it. */
export function standingText({ status }: SegmentedStudy["segmentation"]): string {
  return status === "supported"
    ? "The checks support this division."
    : "The checks do NOT support this division: it is a convenience for work, not a discovery.";
}

/** How the segmentation was made, and whether the checks support it. */
export function methodLines({ study, segmentation }: SegmentedStudy): readonly MethodLine[] {
  const { because, method, k, features, madeFrom, unassigned, base } = segmentation;
  const { limits } = study.choice ?? {};
  const noSegment = unassigned.length === 0 ? "" : `; without a segment: ${unassigned.join(", ")}`;
  return [
    methodLine("Seed", String(study.seed)),
    methodLine(
      "Method",
      `${method}, ${counted(k, "segment").text} of ${counted(base.customers.length, "customer").text}${noSegment}`,
    ),
    methodLine("Made from", madeFrom.join(", ")),
    methodLine("Features", features.columnNames.join(", ")),
    methodLine("Standing", standingText(segmentation)),
    methodLine("Because", because.text),
    ...(limits === undefined
      ? []
      : [
          methodLine(
            "Limits",
            `The segments keep what study.yaml asks for: ${limitsText(limits)}. New customers are placed at the nearest centre, whatever the sizes and links.`,
          ),
        ]),
  ];
}

/** How the word of a customer's place is found. */
export function placeLine(): MethodLine {
  return methodLine(
    "Place",
    "firm: silhouette of at least 0.25, and in at least 80% of resamples in its own segment. to be placed by hand: a negative silhouette, or in its segment in less than half of them. borderline: between.",
  );
}

/** What the bootstrap Jaccard of the segments says, with the weakest of them. */
export function jaccardLine({ lowest }: BootstrapJaccard): MethodLine {
  const weakest = lowest === null ? "not defined" : decimal(lowest).text;
  return methodLine(
    "Bootstrap Jaccard",
    `How well a segment comes back when customers are drawn again, 0 to 1 (Hennig 2007). The weakest: ${weakest}.`,
  );
}
