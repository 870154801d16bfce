import { counted, decimal } from "../../text/format";
import type { SpecificationGrid } from "../../validity/stability/specification-grid";
import type { Figure, Trace } from "../base/figure";
import { axis, houseLayout, MAIN_COLOUR, MUTED_COLOUR, plotlyText } from "../base/theme";

/** The part of the height that the curve takes; the choices take the rest. */
const CURVE = 0.4;

/**
 * The specification curve (Simonsohn, Simmons and Nelson 2020): every specification in the order of its mean agreement
 * with all others, and below it which choices it made. A choice whose marks lie mostly to one side decides much.
 *
 * @example
 * specificationCurve(specificationGrid([{ name: "log", x }], [{ name: "k-means", cluster: byKmeans }], [2, 3], 7)).title
 * // "Every specification, by its agreement with the others"
 */
export function specificationCurve(grid: Pick<SpecificationGrid, "fits">): Figure {
  const title = "Every specification, by its agreement with the others";
  const fits = [...grid.fits].sort((a, b) => (a.meanAgreement ?? 0) - (b.meanAgreement ?? 0));
  const ranks = fits.map((_, i) => i + 1);
  const values = fits.map(({ meanAgreement }) => meanAgreement);
  const choicesOf = ({ variant, method, k }: (typeof fits)[number]): string[] => [
    variant,
    method,
    counted(k, "cluster").text,
  ];
  const choices = [0, 1, 2].flatMap((at) => [...new Set(grid.fits.map((fit) => choicesOf(fit)[at]))]);
  const marks = fits.flatMap((fit, i) => choicesOf(fit).map((choice) => ({ rank: i + 1, choice })));
  const names = fits.map((fit) => plotlyText(choicesOf(fit).join(", ")));
  const curve: Trace = {
    type: "scatter",
    mode: "markers",
    x: ranks,
    y: values,
    text: names,
    hovertemplate: "%{text}<br>mean adjusted Rand index %{y:.2f}<extra></extra>",
    marker: { color: MAIN_COLOUR, size: 5 },
    showlegend: false,
  };
  const made: Trace = {
    type: "scatter",
    mode: "markers",
    x: marks.map(({ rank }) => rank),
    y: marks.map(({ choice }) => plotlyText(choice)),
    yaxis: "y2",
    hoverinfo: "skip",
    marker: { color: MUTED_COLOUR, size: 7, symbol: "line-ns-open" },
    showlegend: false,
  };
  const known = values.filter((value) => value !== null);
  return {
    title,
    alt:
      known.length === 0
        ? "One specification only."
        : `${counted(fits.length, "specification").text}: the mean adjusted Rand index with all others runs from ` +
          `${decimal(known[0]).text} (${choicesOf(fits[0]).join(", ")}) to ${decimal(known[known.length - 1]).text} ` +
          `(${choicesOf(fits[fits.length - 1]).join(", ")}).`,
    data: [curve, made],
    layout: houseLayout(
      { title, height: 340 + 24 * choices.length },
      {
        xaxis: axis("specification, the least like the others first", { anchor: "y2" }),
        yaxis: axis("mean adjusted Rand index", { domain: [1 - CURVE + 0.03, 1] }),
        yaxis2: axis("", {
          type: "category",
          categoryorder: "array",
          categoryarray: [...choices].reverse().map(plotlyText),
          dtick: 1,
          tickfont: { size: 11 },
          domain: [0, 1 - CURVE - 0.03],
          showgrid: true,
        }),
      },
    ),
  };
}
