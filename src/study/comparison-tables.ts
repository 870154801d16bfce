import { REFRESH_RULE } from "../segments/compare/refresh-verdict";
import type { ExcelSheet } from "../tables/xlsx/excel-workbook";
import { counted, decimal, percent, type Quantity } from "../text/format";
import type { CustomerChange, SegmentChange } from "../segments/compare/compare-segmentations";
import { inUnit } from "../segments/profiles/in-unit";
import { fowlkesMallows } from "../validity/agreement/fowlkes-mallows";
import { homogeneityCompletenessV } from "../validity/agreement/homogeneity-completeness-v";
import { mutualInformation } from "../validity/agreement/mutual-information";
import { normalisedMutualInformation } from "../validity/agreement/normalised-mutual-information";
import { variationOfInformation } from "../validity/agreement/variation-of-information";
import type { StudyComparison } from "./compare-studies";
import { studyRemarks } from "./study-remarks";
import type { SegmentedStudy } from "./segmented-study";

type Side = "old" | "new";
type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The tables of a comparison, as records of plain values: the same for the terminal and every file. */
export interface ComparisonTables {
  readonly summary: readonly Row[];
  readonly segments: readonly Row[];
  readonly customers: readonly Row[];
  readonly features: readonly Row[];
}

/** Segments have their names; their numbers, from 1 by revenue on each side, go along for spreadsheets. */
export function comparisonTables(result: StudyComparison): ComparisonTables {
  return Object.freeze({
    summary: summaryRows(result),
    segments: segmentRows(result),
    customers: result.comparison.customers.map((change) => customerRow(change, result)),
    features: featureRows(result),
  });
}

function summaryRows(result: StudyComparison): Row[] {
  const { old, new: now, comparison, sameMethodRand, verdict } = result;
  const { customers, common, movedShare, adjustedRand } = comparison;
  const count = (state: CustomerChange["state"]) => customers.filter((each) => each.state === state).length;
  const row = (what: string, value: string | number | null): Row => ({ what, value });
  return [
    ...remarkLines(result).map((line) => row("first of all", line)),
    row("verdict", verdict.advice),
    ...verdict.reasons.map((reason) => row("because", reason)),
    row("old", `${old.study.name}: ${divisionText(old)}`),
    row("new", `${now.study.name}: ${divisionText(now)}`),
    row("customers in common", common),
    row("stayed", count("stayed")),
    row("moved", count("moved")),
    row("new customers", count("new")),
    row("gone customers", count("gone")),
    row("share moved", movedShare),
    row("adjusted Rand index on common customers", adjustedRand),
    row("the same with the old method and number of segments on both sides", sameMethodRand),
    ...agreementRows(result),
    ...REFRESH_RULE.split("\n").map((rule) => row("rule", rule)),
  ];
}

/** How the two divisions agree on common customers by other measures: above all, whether segments were split or joined. */
function agreementRows({ comparison }: StudyComparison): Row[] {
  const both = comparison.customers.filter((each) => each.old !== null && each.new !== null);
  const [before, after] = [both.map((each) => Number(each.old)), both.map((each) => Number(each.new))];
  const { homogeneity, completeness, value } = homogeneityCompletenessV(before, after);
  const measures: Readonly<Record<string, number | null>> = {
    "homogeneity (1: no new segment mixes old ones)": homogeneity,
    "completeness (1: no old segment is split)": completeness,
    "V-measure, the mean of both": value,
    "Fowlkes-Mallows index": fowlkesMallows(before, after).value,
    "mutual information (nats)": mutualInformation(before, after).value,
    "normalised mutual information": normalisedMutualInformation(before, after).value,
    "variation of information (nats; 0: the same)": variationOfInformation(before, after).value,
  };
  return Object.entries(measures).map(([what, measure]) => ({ what, value: measure }));
}

/** What must be known of each side before anything else; a remark on both is made once. */
export function remarkLines({ old, new: now }: StudyComparison): readonly string[] {
  const [before, after] = [old, now].map((side) => studyRemarks(side).map(({ text }) => text));
  return [
    ...before.map((text) => (after.includes(text) ? text : `Old: ${text}`)),
    ...after.filter((text) => !before.includes(text)).map((text) => `New: ${text}`),
  ];
}

/** A division in words. */
export function divisionText({ segmentation, study }: SegmentedStudy): string {
  const { method, k, status } = segmentation;
  return `${counted(study.base.customers.length, "customer").text}, ${counted(k, "segment").text} by ${method}, ${status}`;
}

function segmentRows(result: StudyComparison): Row[] {
  const { comparison, resampled } = result;
  const row = (side: Side, change: SegmentChange): Row => {
    const other = side === "old" ? "new" : "old";
    return {
      side,
      segment: change.index + 1,
      name: result[side].names[change.index].name,
      customers: result[side].segmentation.groups[change.index].members.length,
      common: change.common,
      becomes: side === "old" ? partnerText(change, result[other]) : "",
      "was before": side === "new" ? partnerText(change, result[other]) : "",
      shared: change.shared,
      jaccard: change.jaccard,
      "jaccard by resampling": side === "old" ? resampled[change.index] : null,
      state: stateText(side, change),
    };
  };
  return [
    ...comparison.old.map((change) => row("old", change)),
    ...comparison.new.map((change) => row("new", change)),
  ];
}

function partnerText({ partner }: SegmentChange, { names }: SegmentedStudy): string {
  return partner === null ? "none" : names[partner].name;
}

function stateText(side: Side, { state }: SegmentChange): string {
  if (state === "unknown") return "no common customer";
  if (state === "kept") return "kept";
  return side === "old" ? "dissolved" : "born";
}

function customerRow(change: CustomerChange, { old, new: now, oldPlaces, newPlaces }: StudyComparison): Row {
  const [before, after] = [oldPlaces.get(change.customer), newPlaces.get(change.customer)];
  const segment = (label: number | null) => (label === null || label < 0 ? null : label + 1);
  const nameOf = (side: SegmentedStudy, label: number | null) =>
    label === null ? "" : label < 0 ? "no segment" : side.names[label].name;
  return {
    customer: change.customer,
    change: change.state,
    "old segment": segment(change.old),
    "old name": nameOf(old, change.old),
    "new segment": segment(change.new),
    "new name": nameOf(now, change.new),
    "old figures by old centres": before === undefined ? null : old.names[before.nearest].name,
    "new figures by old centres": after === undefined ? null : old.names[after.nearest].name,
    "crossed a border": before === undefined || after === undefined ? null : before.nearest !== after.nearest,
    "confidence now": after === undefined || Number.isNaN(after.confidence) ? null : after.confidence,
    "too far now": after === undefined ? null : after.tooFar,
  };
}

function featureRows({ drift }: StudyComparison): Row[] {
  return drift.map(({ feature, unit, oldMedian, newMedian, index, adjustedPValue }) => ({
    feature,
    unit,
    "old median": finiteOrNull(oldMedian),
    "new median": finiteOrNull(newMedian),
    psi: index?.value ?? null,
    "rule of thumb": index?.word ?? "not defined",
    "by chance": index?.expectedByChance ?? null,
    "p, corrected": adjustedPValue,
    bins: index?.bins.length ?? null,
    "too few for the rule": index?.tooFewForTheRule ?? null,
  }));
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The tables as sheets, customers first: a delimited file holds them alone. */
export function comparisonSheets(tables: ComparisonTables): readonly ExcelSheet[] {
  const sheet = (name: string, rows: readonly Row[], columns: ExcelSheet["columns"]): ExcelSheet => ({
    name,
    columns,
    rows: rows.map((row) => columns.map((column) => row[column.name])),
  });
  const named = (
    rows: readonly Row[],
    more: Readonly<Record<string, Partial<ExcelSheet["columns"][number]>>>,
  ) => Object.keys(rows[0] ?? {}).map((name) => ({ name, ...more[name] }));
  const decimals = { format: "decimal" as const };
  const states = [
    { equals: "moved", colour: "#FCE8B2" },
    { equals: "gone", colour: "#F4C7C3" },
    { equals: "new", colour: "#CFE2F3" },
  ];
  return [
    sheet(
      "Customers",
      tables.customers,
      named(tables.customers, { change: { fills: states }, "confidence now": decimals }),
    ),
    sheet(
      "Summary",
      tables.summary,
      named(tables.summary, { what: { width: 44 }, value: { width: 90, format: "decimal" } }),
    ),
    sheet(
      "Segments",
      tables.segments,
      named(tables.segments, {
        jaccard: decimals,
        "jaccard by resampling": decimals,
        state: {
          fills: [
            { equals: "dissolved", colour: "#F4C7C3" },
            { equals: "born", colour: "#CFE2F3" },
          ],
        },
      }),
    ),
    sheet(
      "Features",
      tables.features,
      named(tables.features, {
        "old median": decimals,
        "new median": decimals,
        psi: decimals,
        "by chance": decimals,
        "p, corrected": decimals,
      }),
    ),
  ];
}

/** A number for the terminal, or the text for an undefined one. */
export function said(value: string | number | boolean | null): string | number | Quantity {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" && !Number.isInteger(value) ? decimal(value) : value;
}

/** The features for the terminal: medians in their units. */
export function saidFeatures({
  drift,
}: StudyComparison): readonly Readonly<Record<string, string | Quantity>>[] {
  return drift.map(({ feature, unit, oldMedian, newMedian, index, adjustedPValue }) => ({
    feature: unit.startsWith("share") ? feature : `${feature} (${unit})`,
    "old median": inUnit(oldMedian, unit).text,
    "new median": inUnit(newMedian, unit).text,
    PSI: index === null ? "not defined" : decimal(index.value),
    "rule of thumb": index?.word ?? "",
    "expected by chance": index === null ? "" : decimal(index.expectedByChance),
    "p, corrected": adjustedPValue === null ? "" : decimal(adjustedPValue, 3),
    "beyond chance": adjustedPValue !== null && adjustedPValue < 0.05 ? "yes" : "no",
  }));
}

/** A share in words, for the terminal. */
export function saidShare(share: number | null): string {
  return share === null ? "not defined" : percent(share, 0).text;
}
