import { percent } from "../../text/format";
import type { Outliers } from "../../customers/explore/outliers";
import type { Figure } from "../base/figure";
import { axis, houseLayout, plotlyText } from "../base/theme";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** A matrix's name and its rows by their share of the variance. */
export interface NamedOutliers {
  readonly name: string;
  readonly outliers: Outliers;
}

/**
 * How much of a matrix's variance single customers make up, before and after a transform.
 *
 * @example
 * varianceShares([{ name: "as they are", outliers: outliers(x) }]).title // "How much of the matrix is one customer?"
 */
export function varianceShares(matrices: readonly NamedOutliers[], most = 12): Figure {
  const title = "How much of the matrix is one customer?";
  const rows = matrices[0].outliers.rows.slice(0, most);
  const shareIn = (outliers: Outliers, name: string) =>
    outliers.rows.find((row) => row.name === name)?.varianceShare ?? NaN;
  const largest = matrices.map(
    ({ name, outliers }) =>
      `${name}: ${outliers.rows[0].name} ${percent(outliers.rows[0].varianceShare).text}`,
  );
  return {
    title,
    alt: `Largest share of all squared distances from the mean: ${largest.join("; ")}.`,
    data: matrices.map(({ name, outliers }, i) => ({
      type: "bar",
      x: rows.map((row) => plotlyText(row.name)),
      y: rows.map((row) => shareIn(outliers, row.name)),
      name: plotlyText(name),
      marker: { color: SEGMENT_COLOURS[[4, 0, 2, 3][i % 4]] },
      hovertemplate: "%{x}: %{y:.1%}<extra></extra>",
    })),
    layout: houseLayout(
      { title },
      {
        barmode: "group",
        xaxis: axis(`customer (the ${rows.length} largest of the first matrix)`, { type: "category" }),
        yaxis: axis("share of all variance", { tickformat: ".0%" }),
        legend: { x: 0.55, y: 0.95 },
      },
    ),
  };
}
