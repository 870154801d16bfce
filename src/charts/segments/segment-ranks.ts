import { percent } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Figure, Trace } from "../base/figure";
import { houseLayout, namesAxis, plotlyText, segmentColour, shareAxis } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/**
 * The shape of each segment: for every descriptor, the rank of its median member among all customers, from
 * 0% (below all) to 100% (above all). Ranks, because no common unit holds money, pieces and months. The descriptors in
 * which the segments differ most come first. Single accounts are left out.
 *
 * @example
 * segmentRanks(profiles, names, ["revenue", "orders", "piece size"]).title // "The shape of each segment"
 */
export function segmentRanks(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  descriptors: readonly string[],
): Figure {
  const title = "The shape of each segment";
  const segments = profiles.filter((profile) => profile.kind === "segment");
  const rankOf = (profile: SegmentProfile, name: string): number =>
    [...profile.descriptors, ...profile.mix].find(({ descriptor }) => descriptor === name)?.percentile ?? NaN;
  const spread = (name: string): number => {
    const known = segments.map((profile) => rankOf(profile, name)).filter((rank) => !Number.isNaN(rank));
    return known.length === 0 ? -1 : Math.max(...known) - Math.min(...known);
  };
  const order = [...descriptors].sort((a, b) => spread(b) - spread(a));
  const traces = segments.map((profile): Trace => ({
    type: "scatter",
    mode: "markers",
    name: wrappedName(names[profile.index].name, 34),
    x: order.map((name) => rankOf(profile, name)).map((rank) => (Number.isNaN(rank) ? null : rank)),
    y: order.map(plotlyText),
    marker: { color: segmentColour(profile.index), size: 12, opacity: 0.85 },
    hovertemplate: "%{y}: above %{x:.0%} of all customers",
  }));
  const peaks = segments.map((profile) => {
    const ranked = descriptors
      .map((name) => ({ name, at: rankOf(profile, name) }))
      .filter(({ at }) => !Number.isNaN(at))
      .sort((a, b) => b.at - a.at);
    return ranked.length === 0
      ? `${names[profile.index].name}: nothing defined`
      : `${names[profile.index].name}: highest in ${ranked[0].name} (above ${percent(ranked[0].at, 0).text})`;
  });
  return {
    title,
    alt: `${peaks.join("; ")}.`,
    data: traces,
    layout: houseLayout(
      { title, height: 190 + 30 * order.length },
      {
        xaxis: { ...shareAxis("rank among all customers"), range: [-0.02, 1.02] },
        yaxis: namesAxis("", { showgrid: true, ticks: "" }),
        legend: { orientation: "h", y: -0.28 },
      },
    ),
  };
}
