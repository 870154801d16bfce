import { sumBy } from "../../../core/sum";
import { count, counted, percent } from "../../../text/format";
import type { ColumnFill } from "../../../tables/table-schema";
import type { Figure } from "../../../charts/base/figure";
import { axis, downAxis, houseLayout, MAIN_COLOUR, plotlyText } from "../../../charts/base/theme";

/**
 * The columns with most empty cells, of all sheets, by the share of their rows that is empty.
 *
 * @example emptyColumnBars(dataAudit(workbook).emptyColumns).title // "Empty cells by column"
 */
export function emptyColumnBars(columns: readonly ColumnFill[], most = 16): Figure {
  const title = "Empty cells by column";
  const shown = columns.slice(0, most);
  const [first] = columns;
  const all = sumBy(columns, (column) => column.empty);
  return {
    title,
    alt:
      first === undefined
        ? "No column has an empty cell."
        : `${counted(all, "empty cell").text} in ${counted(columns.length, "column").text}, most in ${first.column} of ${first.sheet.trim()}: ` +
          `${count(first.empty).text} of ${counted(first.rows, "row").text}.`,
    data: [
      {
        type: "bar",
        orientation: "h",
        x: shown.map(({ empty }) => empty),
        y: shown.map(({ sheet, column }) => plotlyText(`${column} (${sheet.trim()})`)),
        text: shown.map(({ empty, rows }) => `${count(empty).text} (${percent(empty / rows).text})`),
        textposition: "auto",
        hoverinfo: "text",
        marker: { color: MAIN_COLOUR },
      },
    ],
    layout: houseLayout(
      { title, height: 130 + 24 * Math.max(2, shown.length) },
      {
        xaxis: axis("empty cells (count, and share of the rows)"),
        yaxis: downAxis("column (sheet)", { dtick: 1 }),
      },
    ),
  };
}
