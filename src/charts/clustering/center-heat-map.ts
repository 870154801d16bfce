import { decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, DIVERGING_SCALE, downAxis, plotlyText } from "../base/theme";

/** Cluster centres as a grid: one row per cluster, one column per feature, in standard deviations. */
export interface CenterGrid {
  readonly clusterNames: readonly string[];
  readonly featureNames: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/**
 * The centres of the clusters, feature by feature: blue above the average, orange below.
 *
 * @param of what a row of the clustered matrix is; default a customer.
 * @example centerHeatMap(clusterMeans(x, [0, 0, 0, 1, 1, 1]), "Centres").title // "Centres"
 */
export function centerHeatMap(centers: CenterGrid, title = "Cluster centres", of = "customer"): Figure {
  const { clusterNames, featureNames, values } = centers;
  const widest = Math.max(1e-12, ...values.flat().map(Math.abs));
  const highlights = values.map((row, i) => {
    const j = row.reduce((best, value, at) => (Math.abs(value) > Math.abs(row[best]) ? at : best), 0);
    return `${clusterNames[i]} differs most in ${featureNames[j]} (${decimal(row[j]).text})`;
  });
  return heatMap({
    title,
    alt: `${highlights.join("; ")}; in standard deviations from the average ${of}.`,
    height: 180 + 44 * clusterNames.length,
    x: featureNames.map(plotlyText),
    y: clusterNames.map(plotlyText),
    z: values,
    ends: [-widest, widest],
    colours: DIVERGING_SCALE,
    bar: { title: "standard<br>deviations" },
    xaxis: axis("feature", { tickangle: -40 }),
    yaxis: downAxis("cluster"),
    cells: { texttemplate: "%{z:.1f}" },
  });
}
