import { decimal } from "../../text/format";
import type { FeatureDescription } from "../../customers/recipe/describe-features";
import { columnOf } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import type { Figure } from "../base/figure";
import { histogramTrace } from "../base/histogram";
import { axis, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** A matrix and the description of its columns. */
export interface DescribedMatrix {
  readonly features: Observations;
  readonly descriptions: readonly FeatureDescription[];
}

/**
 * How columns are spread before (above) and after (below) a transform, side by side; once where it changes nothing.
 *
 * @example
 * const described = { features, descriptions: describeFeatures(features) };
 * distributionPanels(described, described, "Before and after").title // "Before and after"
 */
export function distributionPanels(before: DescribedMatrix, after: DescribedMatrix, title: string): Figure {
  const rows = isSame(before.features, after.features) ? [after] : [before, after];
  const columns = Math.max(...rows.map(({ features }) => features.columns));
  const panels = rows.flatMap(({ features, descriptions }, row) =>
    features.columnNames.map((name, j) => ({
      name,
      values: columnOf(features, j),
      row,
      j,
      of: descriptions[j],
    })),
  );
  const suffix = (panel: { row: number; j: number }) => {
    const number = panel.row * columns + panel.j + 1;
    return number === 1 ? "" : String(number);
  };
  return {
    title,
    alt:
      rows.length === 1
        ? `Skewness: ${skewnessText(after)}.`
        : `Skewness above: ${skewnessText(before)}; below: ${skewnessText(after)}.`,
    data: panels.map((panel) => ({
      ...histogramTrace(panel.values, "number"),
      xaxis: `x${suffix(panel)}`,
      yaxis: `y${suffix(panel)}`,
      marker: { color: rows[panel.row] === after ? MAIN_COLOUR : SEGMENT_COLOURS[4] },
    })),
    layout: {
      ...houseLayout(
        { title, height: rows.length === 1 ? 320 : 520 },
        { showlegend: false, grid: { rows: rows.length, columns, pattern: "independent", ygap: 0.32 } },
      ),
      ...Object.fromEntries(
        panels.flatMap((panel) => [
          [
            `xaxis${suffix(panel)}`,
            axis(`${plotlyText(panel.name)} (skewness ${decimal(panel.of.skewness, 1).text})`, {
              tickformat: "~s",
              nticks: 5,
            }),
          ],
          [`yaxis${suffix(panel)}`, axis(panel.j === 0 ? "customers (count)" : "", {})],
        ]),
      ),
    },
  };
}

function isSame(one: Observations, other: Observations): boolean {
  if (one.rows !== other.rows || one.columns !== other.columns) return false;
  return one.data.every((value, at) => Object.is(value, other.data[at]));
}

function skewnessText({ descriptions }: DescribedMatrix): string {
  return descriptions.map(({ feature, skewness }) => `${feature} ${decimal(skewness).text}`).join(", ");
}
