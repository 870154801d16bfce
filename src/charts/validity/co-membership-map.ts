import { percent } from "../../text/format";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { evenly } from "../../math/evenly";
import { MOST_NAMED, notDrawn } from "../base/readable";
import { axis, namesAxis, plotlyText, SEQUENTIAL_SCALE } from "../base/theme";

/** How often each pair of customers falls into one cluster; rows in the order to be drawn. */
export interface CoMembership {
  readonly names: readonly string[];
  /** Shares, 0 to 1. */
  readonly values: readonly (readonly number[])[];
}

/**
 * Which customers stay together, whatever the resample, method or setting: blocks are groups to trust.
 *
 * @example
 * const pairs = coMembership(x, byKmeans, 2, { resamples: 10, seed: 7 });
 * coMembershipMap(orderedPairs(pairs, hierarchical(x).order)).title // "Who stays together"
 */
export function coMembershipMap(together: CoMembership, title = "Who stays together"): Figure {
  const { names: all, values: shares } = together;
  const pairs = shares.flatMap((row, i) => row.slice(i + 1));
  const drawn = evenly(
    all.map((_, i) => i),
    MOST_NAMED,
  );
  const names = drawn.map((i) => all[i]);
  const values = drawn.map((i) => drawn.map((j) => shares[i][j]));
  const named = all.length <= MOST_NAMED;
  const always = pairs.filter((value) => value >= 0.95).length;
  const never = pairs.filter((value) => value <= 0.05).length;
  return heatMap({
    title,
    alt:
      `Of all pairs of customers, ${percent(always / pairs.length).text} are together in at least 95% of the runs and ` +
      `${percent(never / pairs.length).text} in at most 5%; the rest are undecided.${notDrawn(names.length, all.length)}`,
    height: named ? 160 + 15 * Math.max(12, names.length) : 640,
    x: names.map(plotlyText),
    y: names.map(plotlyText),
    z: values.map((row) => row.map((value) => Math.round(value * 1000) / 1000)),
    ends: [0, 1],
    colours: SEQUENTIAL_SCALE,
    bar: { title: "share of runs" },
    xaxis: axis("customer, in the same order", { type: "category", showticklabels: false }),
    yaxis: namesAxis("customer", { tickfont: { size: 10 }, showticklabels: named }),
    cells: { hovertemplate: "%{y} and %{x}: %{z:.0%}<extra></extra>" },
  });
}
