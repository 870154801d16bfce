import { sumBy } from "../../core/sum";
import { percent } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Figure } from "../base/figure";
import { downAxis, houseLayout, plotlyText, shareAxis } from "../base/theme";
import { PRODUCT_COLOURS } from "../../text/segment-colours";
import { wrappedName } from "../base/wrapped-name";

/**
 * The product mix of each group: the mean over its members of the share of their pieces, so that every
 * customer counts alike and a giant does not decide for all.
 *
 * @example segmentMixBars(profiles, names).title // "Product mix of each segment"
 */
export function segmentMixBars(profiles: readonly SegmentProfile[], names: readonly SegmentName[]): Figure {
  const title = "Product mix of each segment";
  const meanOf = (profile: SegmentProfile, product: string): number => {
    const mean = profile.mix.find((summary) => summary.descriptor === product)?.mean ?? 0;
    return Number.isNaN(mean) ? 0 : mean;
  };
  const weight = (product: string): number => sumBy(profiles, (profile) => meanOf(profile, product));
  const products = (profiles[0]?.mix ?? [])
    .map((summary) => summary.descriptor)
    .filter((product) => weight(product) > 0)
    .sort((a, b) => weight(b) - weight(a));
  const groups = profiles.map((profile) => wrappedName(names[profile.index].name, 30));
  const leaders = profiles.map((profile, i) => {
    const first = [...products].sort((a, b) => meanOf(profile, b) - meanOf(profile, a))[0];
    return first === undefined
      ? `${names[i].name}: nothing`
      : `${names[i].name}: ${percent(meanOf(profile, first), 0).text} ${first}`;
  });
  return {
    title,
    alt: `${leaders.join("; ")}.`,
    data: products.map((product, j) => ({
      type: "bar",
      orientation: "h",
      name: plotlyText(product),
      y: groups,
      x: profiles.map((profile) => meanOf(profile, product)),
      marker: { color: PRODUCT_COLOURS[j % PRODUCT_COLOURS.length] },
      hovertemplate: `%{x:.0%} ${plotlyText(product)}<extra></extra>`,
    })),
    layout: houseLayout(
      { title, height: 190 + 56 * profiles.length },
      {
        barmode: "stack",
        xaxis: shareAxis("mean share of a member's pieces"),
        yaxis: downAxis("", { ticks: "" }),
        legend: { traceorder: "normal" },
      },
    ),
  };
}
