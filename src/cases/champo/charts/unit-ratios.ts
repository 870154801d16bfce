import { verticalAt } from "../../../charts/base/reference-line";
import { count, decimal, percent } from "../../../text/format";
import type { UnitAudit } from "../sales/unit-audit";
import type { Figure } from "../../../charts/base/figure";
import {
  ACCENT_COLOUR,
  axis,
  downAxis,
  houseLayout,
  MAIN_COLOUR,
  MUTED_COLOUR,
  plotlyText,
} from "../../../charts/base/theme";

/**
 * ft2 per reported unit of area, by unit of measure: the middle, and a line from the least to the largest.
 *
 * @example unitRatios(unitAudit(workbook.sales)).title // "What unit is an area in?"
 */
export function unitRatios(units: readonly UnitAudit[]): Figure {
  const title = "What unit is an area in?";
  const measured = units.filter((unit) => Number.isFinite(unit.ratioMedian));
  const names = measured.map(({ unit, lines }) => plotlyText(`${unit} (n = ${count(lines).text})`));
  return {
    title,
    alt: `ft2 per reported area, median: ${measured
      .map(
        (unit) =>
          `${unit.unit} ${decimal(unit.ratioMedian, 3).text} (${percent(unit.lineShare).text} of lines)`,
      )
      .join(", ")}.`,
    data: [
      {
        type: "scatter",
        mode: "lines",
        x: measured.flatMap((unit) => [unit.ratioMin, unit.ratioMax, null]),
        y: names.flatMap((name) => [name, name, null]),
        line: { color: MUTED_COLOUR, width: 5 },
        name: "least to largest",
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers+text",
        x: measured.map((unit) => unit.ratioMedian),
        y: names,
        text: measured.map((unit) => decimal(unit.ratioMedian, 3).text),
        textposition: "top center",
        marker: {
          size: 12,
          color: measured.map((unit) =>
            Math.abs(unit.ratioMedian - 1) < 0.01 ? MAIN_COLOUR : ACCENT_COLOUR,
          ),
        },
        name: "median",
      },
    ],
    layout: houseLayout(
      { title, height: 150 + 55 * measured.length },
      {
        xaxis: axis("ft2 per reported unit of area (log scale)", { type: "log", dtick: 1 }),
        yaxis: downAxis("unit of measure", { type: "category" }),
        shapes: [verticalAt(1, { color: "#444444", dash: "dot", width: 1 })],
        showlegend: false,
      },
    ),
  };
}
