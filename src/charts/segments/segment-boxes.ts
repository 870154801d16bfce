import { sumBy } from "../../core/sum";
import { decimal, money } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import { boxOf } from "../base/box";
import type { Figure, Trace } from "../base/figure";
import { MOST_POINTS } from "../base/readable";
import { axis, downAxis, houseLayout, plotlyText, segmentColour } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/** One panel of box plots. */
export interface BoxPanel {
  readonly descriptor: string;
  /** A logarithmic axis, for what spans powers of ten; values of 0 are then not drawn. */
  readonly log?: boolean;
}

/**
 * Box plots of descriptors in their original units, group by group, every customer as a point (up to 3,000): overlap is
 * seen, not hidden behind means. At most four panels, side by side.
 *
 * @example
 * segmentBoxes(profiles, names, [{ descriptor: "revenue", log: true }]).title // "Segments in original units: revenue"
 */
export function segmentBoxes(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
  panels: readonly BoxPanel[],
): Figure {
  const title = `Segments in original units: ${panels.map((panel) => panel.descriptor).join(", ")}`;
  const find = (profile: SegmentProfile, name: string) =>
    [...profile.descriptors, ...profile.mix].find((summary) => summary.descriptor === name);
  const customers = sumBy(profiles, ({ customers: own }) => own.length);
  const traces = panels.flatMap((panel, i): Trace[] =>
    profiles.map((profile) => {
      const name = wrappedName(names[profile.index].name, 26);
      const values = find(profile, panel.descriptor)?.values ?? [];
      return {
        type: "box",
        orientation: "h",
        name,
        ...pointsOrBox(values, name, customers > MOST_POINTS, panel.log === true),
        xaxis: i === 0 ? "x" : `x${i + 1}`,
        yaxis: "y",
        marker: { color: segmentColour(profile.index), size: 5, opacity: 0.7 },
        line: { color: segmentColour(profile.index), width: 1.5 },
        showlegend: false,
      };
    }),
  );
  const width = 1 / Math.max(1, panels.length);
  const axes = panels.map((panel, i) => {
    const unit = profiles.length > 0 ? (find(profiles[0], panel.descriptor)?.unit ?? "") : "";
    const domain = [i * width + (i > 0 ? 0.02 : 0), (i + 1) * width - 0.02];
    return [
      i === 0 ? "xaxis" : `xaxis${i + 1}`,
      axis(plotlyText(unit === "" ? panel.descriptor : `${panel.descriptor} (${unit})`), {
        domain,
        anchor: "y",
        ...(panel.log ? { type: "log", dtick: 1 } : { nticks: 5 }),
      }),
    ] as const;
  });
  const said = panels.map((panel) => {
    const medians = profiles
      .map((profile) => ({
        name: names[profile.index].name,
        at: find(profile, panel.descriptor)?.median ?? NaN,
        unit: find(profile, panel.descriptor)?.unit ?? "",
      }))
      .filter(({ at }) => !Number.isNaN(at))
      .sort((a, b) => b.at - a.at);
    return medians.length === 0
      ? `${panel.descriptor}: not defined`
      : `${panel.descriptor}: the highest median is ${rounded(medians[0].at, medians[0].unit)}, of "${medians[0].name}"`;
  });
  return {
    title,
    alt: `${said.join("; ")}.`,
    data: traces,
    layout: houseLayout(
      { title, height: 170 + 62 * profiles.length },
      { ...Object.fromEntries(axes), yaxis: downAxis("", { ticks: "" }) },
    ),
  };
}

/** Every customer as a point; of many, the box alone. */
function pointsOrBox(
  values: ArrayLike<number>,
  name: string,
  many: boolean,
  log: boolean,
): Readonly<Record<string, unknown>> {
  if (!many) return { x: Array.from(values), boxpoints: "all", jitter: 0.4, pointpos: 0 };
  const drawn = Array.from(values).filter((value) => !Number.isNaN(value) && (!log || value > 0));
  return drawn.length === 0 ? { x: [] } : { y: [name], ...boxOf(drawn) };
}

/** A median as it is read: money in thousands and millions, large numbers without decimals. */
function rounded(value: number, unit: string): string {
  if (unit === "currency") return money(value).text;
  return decimal(value, Math.abs(value) >= 100 ? 0 : 1).text;
}
