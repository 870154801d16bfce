import { counted, percent } from "../../text/format";
import type { PrincipalComponents } from "../../customers/explore/principal-components";
import type { Figure } from "../base/figure";
import { evenly } from "../../math/evenly";
import { MOST_POINTS, notDrawn } from "../base/readable";
import { ACCENT_COLOUR, axis, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";

/** How many rows are named: the farthest out. */
const NAMED = 16;

/**
 * The rows on the first two principal components, and the features as arrows (Gabriel 1971).
 *
 * @example biplot(principalComponents(x)).title // "Customers and features on two components"
 */
export function biplot(
  components: PrincipalComponents,
  title = "Customers and features on two components",
): Figure {
  const { scores, loadings, explained, columnNames } = components;
  const at = (matrix: { data: Float64Array; columns: number }, i: number, c: number) =>
    c < matrix.columns ? matrix.data[i * matrix.columns + c] : 0;
  const points = scores.rowNames.map((name, i) => ({ name, x: at(scores, i, 0), y: at(scores, i, 1) }));
  const arrows = columnNames.map((name, j) => ({ name, x: at(loadings, j, 0), y: at(loadings, j, 1) }));
  const reach = (list: readonly { x: number; y: number }[]) =>
    list.reduce((most, { x, y }) => Math.max(most, Math.hypot(x, y)), 0);
  // Arrows have a scale of their own: the longest reaches three quarters as far as the farthest row.
  const stretch = (0.75 * reach(points)) / (reach(arrows) || 1);
  // Features that hardly show in this plane keep their arrow, not their name: the names would cover each other.
  const named = arrows.filter(({ x, y }) => Math.hypot(x, y) >= 0.15 * reach(arrows));
  const farthest = new Set(
    [...points].sort((a, b) => Math.hypot(b.x, b.y) - Math.hypot(a.x, a.y)).slice(0, NAMED),
  );
  const few = new Set(evenly(points, MOST_POINTS));
  const drawn = points.filter((point) => few.has(point) || farthest.has(point));
  const leading = (c: number) =>
    [...columnNames.keys()].sort((a, b) => Math.abs(at(loadings, b, c)) - Math.abs(at(loadings, a, c)))[0];
  return {
    title,
    alt:
      `PC 1 (${percent(explained[0]).text} of the variance) is led by ${columnNames[leading(0)]}, ` +
      `PC 2 (${percent(explained[1] ?? NaN).text}) by ${columnNames[leading(1)]}; ${counted(points.length, "customer").text}, ${counted(arrows.length, "feature").text} as arrows.${notDrawn(drawn.length, points.length)}`,
    data: [
      {
        type: "scatter",
        mode: "markers+text",
        x: drawn.map((point) => round(point.x)),
        y: drawn.map((point) => round(point.y)),
        text: drawn.map((point) => (farthest.has(point) ? plotlyText(point.name) : "")),
        hovertext: drawn.map((point) => plotlyText(point.name)),
        hoverinfo: "text",
        textposition: "top center",
        textfont: { size: 10 },
        marker: { color: MAIN_COLOUR, size: 8, opacity: 0.75 },
      },
    ],
    layout: houseLayout(
      { title, height: 620 },
      {
        xaxis: axis(`PC 1 (${percent(explained[0]).text} of the variance)`, { zeroline: true }),
        yaxis: axis(`PC 2 (${percent(explained[1] ?? NaN).text} of the variance)`, {
          zeroline: true,
          scaleanchor: "x",
        }),
        annotations: [
          ...arrows.map((arrow) => ({
            x: round(arrow.x * stretch),
            y: round(arrow.y * stretch),
            ax: 0,
            ay: 0,
            xref: "x",
            yref: "y",
            axref: "x",
            ayref: "y",
            text: "",
            arrowcolor: ACCENT_COLOUR,
            arrowhead: 2,
            arrowwidth: 1.5,
            showarrow: true,
          })),
          ...named.map((arrow) => ({
            x: round(arrow.x * stretch),
            y: round(arrow.y * stretch),
            text: plotlyText(arrow.name),
            font: { color: ACCENT_COLOUR, size: 12 },
            xanchor: arrow.x < 0 ? "right" : "left",
            yanchor: arrow.y < 0 ? "top" : "bottom",
            showarrow: false,
          })),
        ],
        showlegend: false,
      },
    ),
  };
}

function round(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}
