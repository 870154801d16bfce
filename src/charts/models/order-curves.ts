import { decimal } from "../../text/format";
import { SEGMENT_COLOURS } from "../../text/segment-colours";
import type { CurvePoint } from "../../models/classification-scores";
import type { Figure, Trace } from "../base/figure";
import { houseLayout, plotlyText, shareAxis } from "../base/theme";

/** How well one model puts rows in order: its two curves and their areas. */
export interface OrderCurve {
  readonly name: string;
  readonly roc: readonly CurvePoint[];
  readonly precisionRecall: readonly CurvePoint[];
  readonly auc: number | null;
  readonly prAuc: number | null;
}

/**
 * Left the ROC curves (those concerned that are found, against others taken along), right the precision-recall curves (how many
 * of those named are concerned, against how many of them are found).
 *
 * @example
 * const [y, p] = [[0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]];
 * const curve = { roc: rocCurve(y, p), precisionRecall: precisionRecallCurve(y, p), auc: 1, prAuc: 1 };
 * orderCurves([{ name: "tree", ...curve }]).alt // "Areas under the ROC and the precision-recall curve: tree 1.00 and 1.00; guessing gives 0.50 and the share of those concerned."
 */
export function orderCurves(curves: readonly OrderCurve[]): Figure {
  const title = "How well are those concerned separated from others?";
  const trace = (
    points: readonly CurvePoint[],
    name: string,
    colour: string,
    right: boolean,
    hover: string,
  ): Trace => ({
    type: "scatter",
    mode: "lines",
    name: plotlyText(name),
    legendgroup: name,
    showlegend: !right,
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    xaxis: right ? "x2" : "x",
    yaxis: right ? "y2" : "y",
    line: { color: colour },
    hovertemplate: hover,
  });
  const data = curves.flatMap(({ name, roc, precisionRecall }, i) => {
    const colour = SEGMENT_COLOURS[i % SEGMENT_COLOURS.length];
    return [
      trace(roc, name, colour, false, "%{y:.0%} found with %{x:.0%} of the others<extra></extra>"),
      trace(precisionRecall, name, colour, true, "%{y:.0%} of those named, %{x:.0%} found<extra></extra>"),
    ];
  });
  const areas = curves.map(
    ({ name, auc, prAuc }) => `${name} ${decimal(auc).text} and ${decimal(prAuc).text}`,
  );
  return {
    title,
    alt: `Areas under the ROC and the precision-recall curve: ${areas.join(", ")}; guessing gives 0.50 and the share of those concerned.`,
    data,
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: { ...shareAxis("others taken along (share)"), domain: [0, 0.45] },
        yaxis: shareAxis("those concerned that are found (share)", 1.01),
        xaxis2: { ...shareAxis("those concerned that are found (share)"), domain: [0.57, 1], anchor: "y2" },
        yaxis2: { ...shareAxis("of those named, concerned (share)", 1.01), anchor: "x2" },
        legend: { orientation: "h", y: -0.22 },
      },
    ),
  };
}
