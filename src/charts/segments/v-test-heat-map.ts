import { decimal } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, DIVERGING_SCALE, downAxis, plotlyText } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/**
 * What sets each group apart: the v-test of every descriptor, on ranks so that no giant bends it. Blue: the
 * group lies above all customers, orange: below. Descriptors made of what was clustered carry a star, for
 * there the v-test is a contrast and no test.
 *
 * @example vTestHeatMap(profiles, names).title // "What sets each group apart (v-tests)"
 */
export function vTestHeatMap(profiles: readonly SegmentProfile[], names: readonly SegmentName[]): Figure {
  const title = "What sets each group apart (v-tests)";
  const rows = profiles.map((profile) => {
    const mix = [...profile.mix].sort((a, b) => (a.descriptor < b.descriptor ? -1 : 1));
    return [...profile.descriptors, ...mix];
  });
  const labels = (rows[0] ?? []).map((summary) =>
    plotlyText(`${summary.descriptor}${summary.byConstruction ? " *" : ""}`),
  );
  const groups = profiles.map((profile) => wrappedName(names[profile.index].name, 30));
  const highlights = rows.map((row, i) => {
    const top = [...row]
      .filter((summary) => summary.rankVTest !== null)
      .sort((a, b) => Math.abs(b.rankVTest ?? 0) - Math.abs(a.rankVTest ?? 0))[0];
    return top
      ? `"${names[i].name}" differs most in ${top.descriptor} (${decimal(top.rankVTest, 1).text})`
      : `"${names[i].name}" differs in nothing`;
  });
  return heatMap({
    title,
    alt: `${highlights.join("; ")}; in standard errors of a random draw.`,
    height: 190 + 24 * labels.length,
    x: groups,
    y: labels,
    z: labels.map((_, j) => rows.map((row) => row[j].rankVTest)),
    ends: [-6, 6],
    colours: DIVERGING_SCALE,
    bar: { title: "v-test" },
    xaxis: axis("", { side: "bottom" }),
    yaxis: downAxis("descriptor (* by construction)", { ticks: "" }),
    cells: {
      texttemplate: "%{z:.1f}",
      hoverongaps: false,
      hovertemplate: "%{y}, %{x}: %{z:.2f}<extra></extra>",
    },
  });
}
