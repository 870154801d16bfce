import { decimal } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import type { Figure, Trace } from "../base/figure";
import { heatMap } from "../base/heat-map";
import {
  axis,
  DIVERGING_SCALE,
  downAxis,
  houseLayout,
  namesAxis,
  plotlyText,
  segmentColour,
} from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/** Two v-tests that differ by no more than this are one, mirrored. */
const SAME = 1e-9;

const TITLE = "What sets each segment apart (v-tests)";

/**
 * What sets each segment apart: the v-test of every descriptor, on ranks so that no giant bends it. Descriptors made of
 * what was clustered carry a star, for there the v-test is a contrast and no test. Where two groups hold all customers,
 * one mirrors the other: then one bar a descriptor leads to the group that has more, the longest first. Otherwise a grid: blue,
 * the group lies above all customers, orange, below.
 *
 * @example vTestContrasts(profiles, names).title // "What sets each segment apart (v-tests)"
 */
export function vTestContrasts(profiles: readonly SegmentProfile[], names: readonly SegmentName[]): Figure {
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
  if (isMirrored(rows)) return contrastBars(profiles, names, rows[0]);
  return heatMap({
    title: TITLE,
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

type Tested = SegmentProfile["descriptors"][number] | SegmentProfile["mix"][number];

function isMirrored(rows: readonly (readonly Tested[])[]): boolean {
  if (rows.length !== 2) return false;
  return rows[0].every(({ rankVTest }, j) => {
    const other = rows[1][j].rankVTest;
    return rankVTest === null || other === null
      ? rankVTest === other
      : Math.abs(rankVTest + other) <= SAME * Math.max(1, Math.abs(rankVTest));
  });
}

/** Around the values and 0, with room for the number at the end of each bar. */
function rangeOf(values: readonly number[]): [number, number] {
  const room = 0.22 * (Math.max(0, ...values) - Math.min(0, ...values));
  return [Math.min(0, ...values) - room, Math.max(0, ...values) + room];
}

/** Bars to the right, in the colour of the first group: it has more than the second; to the left: the second has. */
function contrastBars(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  tested: readonly Tested[],
): Figure {
  const known = tested
    .flatMap(({ descriptor, byConstruction, rankVTest }) =>
      rankVTest === null ? [] : [{ label: `${descriptor}${byConstruction ? " *" : ""}`, v: rankVTest }],
    )
    .sort((a, b) => Math.abs(b.v) - Math.abs(a.v));
  const bars = profiles.map((profile, i): Trace => {
    const own = known.filter(({ v }) => (i === 0 ? v >= 0 : v < 0));
    return {
      type: "bar",
      orientation: "h",
      name: `more in ${wrappedName(names[profile.index].name, 34)}`,
      x: own.map(({ v }) => v),
      y: own.map(({ label }) => plotlyText(label)),
      text: own.map(({ v }) => decimal(Math.abs(v), 1).text),
      textposition: "outside",
      cliponaxis: false,
      marker: { color: segmentColour(profile.index) },
      hovertemplate: "%{y}: %{x:.2f}",
    };
  });
  const [largest] = known;
  return {
    title: TITLE,
    alt:
      largest === undefined
        ? "The segments differ in nothing."
        : `The segments differ most in ${largest.label}: ${decimal(Math.abs(largest.v), 1).text} standard errors of a random draw ` +
          `more in "${names[profiles[largest.v >= 0 ? 0 : 1].index].name}".`,
    data: bars,
    layout: houseLayout(
      { title: TITLE, height: 190 + 24 * known.length },
      {
        barmode: "relative",
        xaxis: axis("v-test (standard errors)", {
          zerolinewidth: 2,
          range: rangeOf(known.map(({ v }) => v)),
        }),
        yaxis: namesAxis("", {
          ticks: "",
          categoryorder: "array",
          categoryarray: known.map(({ label }) => plotlyText(label)),
        }),
        // Where all bars go one way, the legend alone says whose they are.
        showlegend: true,
        legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
        margin: { l: 70, r: 40, t: 90, b: 60 },
      },
    ),
  };
}
