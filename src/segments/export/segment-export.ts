import type { ExcelCell } from "../../tables/xlsx/excel-cells";
import type { ExcelColumn } from "../../tables/xlsx/excel-workbook";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import type { SegmentName } from "../naming/name-segments";
import { withDistances } from "../profiles/profile-rows";
import type { SegmentProfile } from "../profiles/profile-segments";
import { segmentFills, WORD_COLOURS, type ExportTable } from "./export-table";

/** The column of how well a segment comes back when customers are drawn again. */
export const STABILITY_COLUMNS: readonly ExcelColumn[] = Object.freeze([
  { name: "bootstrap Jaccard", format: "decimal" },
  {
    name: "stability",
    fills: [
      { equals: "highly stable", colour: WORD_COLOURS.good },
      { equals: "stable", colour: WORD_COLOURS.good },
      { equals: "pattern", colour: WORD_COLOURS.doubtful },
      { equals: "distrust", colour: WORD_COLOURS.bad },
      { equals: "dissolved", colour: WORD_COLOURS.bad },
    ],
  },
]);

/** The cells of `STABILITY_COLUMNS` for a segment; null and `not defined` where it could not be drawn again. */
export function stabilityCells(
  { segments }: BootstrapJaccard,
  index: number,
): Readonly<Record<string, ExcelCell>> {
  const found = segments.find(({ label }) => label === index);
  return { "bootstrap Jaccard": found?.jaccard ?? null, stability: found?.word ?? "not defined" };
}

/** One row per segment: who they are, what they are worth, the median of every number, how firm the segment is. */
export function segmentExport(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  stability: BootstrapJaccard,
): ExportTable {
  const hasValue = profiles.some(({ value }) => !Number.isNaN(value));
  const descriptors = profiles[0]?.descriptors.map(({ descriptor }) => descriptor) ?? [];
  const number = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const records = profiles.map((profile) => ({
    segment: profile.index + 1,
    name: names[profile.index].name,
    "typical member": names[profile.index].persona.text,
    kind: profile.kind,
    customers: profile.size,
    "share of customers": profile.shareOfCustomers,
    ...(hasValue
      ? {
          value: number(profile.value),
          "share of value": number(profile.shareOfValue),
          "largest customer": profile.customers[0],
          "its share of the segment": number(profile.largestCustomerShare),
        }
      : {}),
    ...Object.fromEntries(
      profile.descriptors.map(({ descriptor, median }) => [`median ${descriptor}`, number(median)]),
    ),
    ...stabilityCells(stability, profile.index),
    "most typical": withDistances(profile.paragons),
  }));
  return {
    name: "Segments",
    columns: [
      { name: "segment", format: "whole", fills: segmentFills(profiles.length) },
      { name: "name", width: 32 },
      { name: "typical member", width: 56 },
      { name: "kind" },
      { name: "customers", format: "whole" },
      { name: "share of customers", format: "percent" },
      ...(hasValue
        ? ([
            { name: "value", format: "decimal", width: 16 },
            { name: "share of value", format: "percent" },
            { name: "largest customer" },
            { name: "its share of the segment", format: "percent" },
          ] as const)
        : []),
      ...descriptors.map((name): ExcelColumn => ({ name: `median ${name}`, format: "decimal" })),
      ...STABILITY_COLUMNS,
      { name: "most typical", width: 40 },
    ],
    records,
  };
}
