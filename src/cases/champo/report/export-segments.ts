import { withDistances } from "../../../segments/profiles/profile-rows";
import { stabilityCells, STABILITY_COLUMNS } from "../../../segments/export/segment-export";
import { productWord } from "../product-words";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import { summaryOf } from "../../../segments/profiles/summary-of";
import type { BootstrapJaccard } from "../../../validity/stability/bootstrap-jaccard";
import { segmentFills, type ExportTable } from "../../../segments/export/export-table";
import type { SegmentedStudy } from "../../../study/segmented-study";

/** One row per segment: who they are, what they bring, how firm the segment is. */
export function segmentTable({ profiles, names }: SegmentedStudy, stability: BootstrapJaccard): ExportTable {
  const median = (profile: SegmentProfile, name: string) => summaryOf(profile, name)?.median ?? null;
  const total = (profile: SegmentProfile, name: string) => summaryOf(profile, name)?.total ?? 0;
  const records = profiles.map((profile) => {
    const [sent, converted] = [total(profile, "samples"), total(profile, "converted samples")];
    return {
      segment: profile.index + 1,
      name: names[profile.index].name,
      "typical member": names[profile.index].persona.text,
      kind: profile.kind,
      customers: profile.size,
      "share of customers": profile.shareOfCustomers,
      revenue: profile.value,
      "share of revenue": profile.shareOfValue,
      "largest customer": profile.customers[0],
      "its share of the segment": profile.largestCustomerShare,
      "main product": profile.mix.length === 0 ? "" : productWord(profile.mix[0].descriptor),
      "median revenue": median(profile, "revenue"),
      "median orders a year": median(profile, "order rhythm"),
      "median months since last order": median(profile, "time since last order"),
      "samples sent": sent,
      "samples converted": converted,
      conversion: sent > 0 ? converted / sent : null,
      ...stabilityCells(stability, profile.index),
      "most typical": withDistances(profile.paragons),
    };
  });
  return {
    name: "Segments",
    columns: [
      { name: "segment", format: "whole", fills: segmentFills(profiles.length) },
      { name: "name", width: 32 },
      { name: "typical member", width: 56 },
      { name: "kind" },
      { name: "customers", format: "whole" },
      { name: "share of customers", format: "percent" },
      { name: "revenue", format: "whole", width: 16 },
      { name: "share of revenue", format: "percent" },
      { name: "largest customer" },
      { name: "its share of the segment", format: "percent" },
      { name: "main product", width: 16 },
      { name: "median revenue", format: "whole", width: 14 },
      { name: "median orders a year", format: "decimal" },
      { name: "median months since last order", format: "decimal" },
      { name: "samples sent", format: "whole" },
      { name: "samples converted", format: "whole" },
      { name: "conversion", format: "percent" },
      ...STABILITY_COLUMNS,
      { name: "most typical", width: 40 },
    ],
    records,
  };
}
