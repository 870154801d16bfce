import { percent } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Figure, Trace } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/**
 * The shape of each segment: for every descriptor, the rank of its median member among all customers, from
 * 0% (below all) to 100% (above all). Ranks, because no common unit holds money, pieces and months. Single
 * accounts are left out.
 *
 * @example
 * segmentRadar(profiles, names, ["revenue", "orders", "piece size"]).title // "The shape of each segment"
 */
export function segmentRadar(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  descriptors: readonly string[],
): Figure {
  const title = "The shape of each segment";
  const segments = profiles.filter((profile) => profile.kind === "segment");
  const summaryOf = (profile: SegmentProfile, name: string) =>
    [...profile.descriptors, ...profile.mix].find((summary) => summary.descriptor === name);
  const traces = segments.map((profile): Trace => {
    const values = descriptors.map((name) => summaryOf(profile, name)?.percentile ?? NaN);
    // The outline closes where it began; an undefined value is a gap, not the centre.
    const closed = [...values, values[0]].map((value) => (Number.isNaN(value) ? null : value));
    return {
      type: "scatterpolar",
      mode: "lines+markers",
      name: wrappedName(names[profile.index].name, 34),
      r: closed,
      theta: [...descriptors, descriptors[0]].map(plotlyText),
      fill: "toself",
      opacity: 0.75,
      line: { color: segmentColour(profile.index) },
      hovertemplate: "%{theta}: above %{r:.0%} of all customers",
    };
  });
  const peaks = segments.map((profile) => {
    const ranked = descriptors
      .map((name) => ({ name, at: summaryOf(profile, name)?.percentile ?? NaN }))
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
      { title, height: 560 },
      {
        polar: {
          radialaxis: { range: [0, 1], tickformat: ".0%", angle: 90, tickangle: 90 },
          angularaxis: { direction: "clockwise" },
        },
        legend: { orientation: "h", y: -0.12 },
        margin: { l: 110, r: 110, t: 70, b: 60 },
      },
    ),
  };
}
