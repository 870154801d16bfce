import { counted, decimal, percent } from "../text/format";
import type { ExcelSheet } from "../tables/xlsx/excel-workbook";
import { calinskiHarabasz } from "../validity/scores/calinski-harabasz";
import { daviesBouldin } from "../validity/scores/davies-bouldin";
import { dunn } from "../validity/scores/dunn";
import { dunn2 } from "../validity/scores/dunn2";
import { silhouette } from "../validity/scores/silhouette";
import { certificateRows } from "../validity/certify/certificate-rows";
import { changeInWords } from "../validity/certify/what-would-change";
import { specificationsInWords } from "../segments/choose/other-specifications";
import type { SegmentName } from "../segments/naming/name-segments";
import type { StudyCertificate } from "./certify-study";

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The tables of a certificate, as records of plain values: the same for the terminal and every file. */
export interface CertificateTables {
  readonly summary: readonly Row[];
  readonly requirements: readonly Row[];
  readonly scores: readonly Row[];
  readonly segments: readonly Row[];
  readonly differences: readonly Row[];
  readonly specifications: readonly Row[];
}

/** How to read a certificate, in words. */
export const CERTIFICATE_DEFINITION = [
  "False alarms: the written rule is tried on twins of the data, which have the same columns and correlations but no groups. Each time it says segments, it is wrong.",
  "Power: the rule is tried on sets with groups as far apart as those found. A rule that misses most of them cannot be believed when it says no.",
  "Specifications: the same customers, scaled and transformed in other ways and divided by other methods. An adjusted Rand index of 1 is the same division, 0 no more than chance.",
  "Differences: the usual test finds a difference always, because the method looked for one. The p-value here counts only data in which the method finds these two segments; it needs method and number of segments fixed before the data were seen (--method and --segments).",
];

/** @param names of the segments, in their order. */
export function certificateTables(
  result: StudyCertificate,
  names: readonly SegmentName[],
): CertificateTables {
  const { segmentation, certificate, verdict, differences } = result;
  return Object.freeze({
    summary: summaryRows(result),
    requirements: verdict.requirements.map(({ name, value, limit, passed }) => ({
      requirement: name,
      value,
      limit,
      passed,
    })),
    scores: scoreRows(result),
    segments: segmentation.groups.map((group, i) => {
      const stability = certificate.stability.segments.find(({ label }) => label === group.index)!;
      return {
        segment: i + 1,
        name: names[i].name,
        customers: group.members.length,
        "mean Jaccard": stability.jaccard,
        stability: stability.word,
        "dissolved in": percent(stability.dissolvedShare, 0).text,
      };
    }),
    differences: differences.map(({ segments: [a, b], difference }) => ({
      segment: names[a].name,
      other: names[b].name,
      distance: difference.distance,
      "p, usual test": difference.naivePValue,
      "p, given the search": difference.pValue,
      remark:
        difference.notValid.length > 0
          ? `not valid here: ${difference.notValid.join("; ")}`
          : difference.from,
    })),
    specifications: result.specifications.map(({ variant, method, k, agreement }) => ({
      figures: variant,
      method,
      segments: k,
      "adjusted Rand index": agreement,
    })),
  });
}

function summaryRows(result: StudyCertificate): Row[] {
  const { segmentation, verdict, change, certificate, gowerAgreement, fixedBeforehand, checked } = result;
  const { specifications } = result;
  const row = (what: string, value: string): Row => ({ what, value });
  const how = fixedBeforehand ? "fixed beforehand" : "chosen by the rule";
  const sampled = checked.whole === undefined ? "" : ` (a sample of ${checked.whole.base.customers.length})`;
  return [
    row(
      "division",
      `${counted(segmentation.features.rows, "customer").text}${sampled}, ${counted(segmentation.k, "segment").text} by ${segmentation.method}, ${how}`,
    ),
    row(
      "verdict",
      verdict.supported
        ? "supported: every requirement is passed"
        : `not supported: ${counted(change.failed.length, "requirement").text} of ${verdict.requirements.length} failed`,
    ),
    row("what would change it", changeInWords(change).text),
    ...(gowerAgreement === null
      ? []
      : [
          row(
            "categories compared in another way",
            `k-medoids on Gower's dissimilarity agrees with an adjusted Rand index of ${decimal(gowerAgreement).text}`,
          ),
        ]),
    row("other specifications", specificationsInWords(specifications).text),
    ...certificateRows(certificate, segmentation.k).map(({ what, value }) => row(what, value)),
  ];
}

/** The usual scores of the division, each with its direction. */
function scoreRows({ segmentation: { features, labels } }: StudyCertificate): Row[] {
  const scores = {
    silhouette: silhouette(features, labels),
    "Calinski-Harabasz": calinskiHarabasz(features, labels),
    "Davies-Bouldin": daviesBouldin(features, labels),
    Dunn: dunn(features, labels),
    "Dunn, by means": dunn2(features, labels),
  };
  return Object.entries(scores).map(([score, { value, better }]) => ({ score, value, better }));
}

/** The tables as sheets, the summary first: a delimited file holds it alone. */
export function certificateSheets(tables: CertificateTables): readonly ExcelSheet[] {
  const sheet = (name: string, rows: readonly Row[]): ExcelSheet => {
    const columns = Object.entries(rows[0] ?? {}).map(([column, cell]) => ({
      name: column,
      ...(typeof cell === "number" && !Number.isInteger(cell) ? { format: "decimal" as const } : {}),
      ...(column === "value" && typeof cell === "string" ? { width: 100 } : {}),
    }));
    return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name])) };
  };
  return [
    sheet("Certificate", tables.summary),
    sheet("Requirements", tables.requirements),
    sheet("Segments", tables.segments),
    sheet("Differences", tables.differences),
    sheet("Specifications", tables.specifications),
    sheet("Scores", tables.scores),
    sheet(
      "How to read it",
      CERTIFICATE_DEFINITION.map((note) => ({ note })),
    ),
  ];
}
