import { decimal } from "../../text/format";
import type { CurvePoint } from "../../models/classification-scores";
import type { Figure, Trace } from "../base/figure";
import { diagonal } from "../base/reference-line";
import { houseLayout, plotlyText, shareAxis } from "../base/theme";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** One ROC curve with its name and area. */
export interface NamedRoc {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  readonly auc: number | null;
  /** Drawn dashed: the flattering ones. */
  readonly dashed?: boolean;
}

/**
 * ROC curves: of all samples that convert, the share found, against the share of others taken along.
 *
 * @example
 * rocCurves([{ name: "logistic regression", auc: 1, points: rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]) }]).title // "Which samples convert: ROC curves"
 */
export function rocCurves(curves: readonly NamedRoc[], title = "Which samples convert: ROC curves"): Figure {
  const traces = curves.map((curve, i): Trace => ({
    type: "scatter",
    mode: "lines",
    name: plotlyText(`${curve.name} (AUC ${decimal(curve.auc).text})`),
    x: curve.points.map((point) => point.x),
    y: curve.points.map((point) => point.y),
    line: { color: SEGMENT_COLOURS[i % SEGMENT_COLOURS.length], dash: curve.dashed ? "dash" : "solid" },
    hovertemplate: "%{y:.0%} found at %{x:.0%} of the others<extra></extra>",
  }));
  return {
    title,
    alt: `Areas under the curves: ${curves.map((curve) => `${curve.name} ${decimal(curve.auc).text}`).join(", ")}; guessing gives 0.50.`,
    data: [...traces, diagonal("guessing")],
    layout: houseLayout(
      { title, height: 480 },
      {
        xaxis: shareAxis("samples without order taken along (share)"),
        yaxis: shareAxis("samples with order found (share)", 1.01),
        legend: { x: 0.98, y: 0.03, xanchor: "right", bgcolor: "rgba(255,255,255,0.8)" },
      },
    ),
  };
}
