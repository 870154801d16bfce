import { heatMap } from "../../../charts/base/heat-map";
import { count, counted, percent } from "../../../text/format";
import { COLUMN_TITLES } from "../../../text/column-titles";
import type { MissingCells } from "../sales/missing-cells";
import type { Figure } from "../../../charts/base/figure";
import { axis, downAxis, plotlyText } from "../../../charts/base/theme";

const HOLE_SCALE: readonly (readonly [number, string])[] = [
  [0, "#F4F4F4"],
  [0.001, "#D6E4F0"],
  [1, "#08306B"],
];

/**
 * The holes of a table as seen from above: columns down, blocks of rows across, dark where cells say nothing.
 *
 * @example missingCellMap(missingCells(workbook.orders), "Holes in the orders").title // "Holes in the orders"
 */
export function missingCellMap(missing: MissingCells, title: string): Figure {
  const worst = [...missing.columns].sort((a, b) => b.missing + b.zero - a.missing - a.zero).slice(0, 2);
  const holes = worst.map(
    ({ column, missing: empty, zero }) =>
      `${COLUMN_TITLES.get(column) ?? column} has ${counted(empty, "empty or placeholder cell").text} and ${counted(zero, "zero").text} ` +
      `(${percent((empty + zero) / missing.rows).text})`,
  );
  const blocks = missing.columns[0]?.shareByBlock.length ?? 0;
  return heatMap({
    title,
    alt: `${counted(missing.columns.length, "column").text}, ${counted(missing.rows, "row").text}; ${holes.join("; ")}.`,
    height: 140 + 20 * missing.columns.length,
    x: Array.from({ length: blocks }, (_, b) => b * missing.blockRows + Math.ceil(missing.blockRows / 2)),
    y: missing.columns.map(({ column }) => plotlyText(COLUMN_TITLES.get(column) ?? column)),
    z: missing.columns.map(({ shareByBlock }) => shareByBlock.map((share) => Math.round(share * 1e3) / 1e3)),
    ends: [0, 1],
    colours: HOLE_SCALE,
    bar: { title: "empty, - or 0", tickformat: ".0%", thickness: 14 },
    xaxis: axis(`row of the sheet (${count(missing.blockRows).text} rows a block)`, { showgrid: false }),
    yaxis: downAxis("column", { showgrid: false, ticks: "", dtick: 1 }),
    cells: { xgap: 1, ygap: 2, hovertemplate: "%{y}, around row %{x}: %{z:.0%}<extra></extra>" },
  });
}
