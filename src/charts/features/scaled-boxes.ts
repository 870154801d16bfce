import { decimal } from "../../text/format";
import { columnOf } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import { boxOf } from "../base/box";
import type { Figure } from "../base/figure";
import { axis, houseLayout, plotlyText } from "../base/theme";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** Rows up to which each value is part of the figure: those of many would make it megabytes large. */
const MOST_POINTS = 1_000;

/** One way of scaling and the matrix it gives. */
export interface ScalingVariant {
  readonly name: string;
  readonly features: Observations;
}

/**
 * The same features under several scalings: where boxes differ in height, columns differ in weight.
 *
 * @example scaledBoxes([{ name: "balanced", features }]).title // "The features under each scaling"
 */
export function scaledBoxes(
  variants: readonly ScalingVariant[],
  title = "The features under each scaling",
): Figure {
  const widest = variants.map(({ name, features }) => {
    const spreads = features.columnNames.map((column, j) => ({
      column,
      spread: spreadOf(columnOf(features, j)),
    }));
    spreads.sort((a, b) => b.spread - a.spread);
    return `${name}: widest ${spreads[0].column} (range ${decimal(spreads[0].spread, 1).text}), narrowest ${
      spreads[spreads.length - 1].column
    } (${decimal(spreads[spreads.length - 1].spread, 1).text})`;
  });
  const suffix = (i: number) => (i === 0 ? "" : String(i + 1));
  return {
    title,
    alt: `${widest.join("; ")}.`,
    data: variants.flatMap(({ features }, i) =>
      features.columnNames.map((column, j) => ({
        type: "box",
        ...valuesOrBox(plotlyText(column), columnOf(features, j)),
        xaxis: `x${suffix(i)}`,
        yaxis: `y${suffix(i)}`,
        marker: { color: SEGMENT_COLOURS[i % SEGMENT_COLOURS.length], size: 4 },
        line: { width: 1.2 },
      })),
    ),
    layout: {
      ...houseLayout(
        { title, height: 120 + 210 * variants.length },
        {
          showlegend: false,
          grid: { rows: variants.length, columns: 1, pattern: "independent", ygap: 0.25 },
        },
      ),
      ...Object.fromEntries(
        variants.flatMap(({ name }, i) => [
          [
            `xaxis${suffix(i)}`,
            axis(i === variants.length - 1 ? "feature" : "", {
              type: "category",
              showticklabels: i === variants.length - 1,
              tickangle: -35,
            }),
          ],
          [`yaxis${suffix(i)}`, axis(plotlyText(name))],
        ]),
      ),
    },
  };
}

/** Every value of few rows; of many, their box. */
function valuesOrBox(name: string, values: Float64Array): Readonly<Record<string, unknown>> {
  const rounded = (value: number) => Math.round(value * 1e3) / 1e3;
  if (values.length <= MOST_POINTS) return { y: Array.from(values, rounded), name };
  return { x: [name], ...boxOf(values, rounded), name };
}

function spreadOf(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? NaN : sorted[sorted.length - 1] - sorted[0];
}
