import { heatMap } from "../../../charts/base/heat-map";
import type { AllocatedCell, CellAllocation } from "../samples/cell-allocation";
import { count, counted, percent } from "../../../text/format";
import type { Figure } from "../../../charts/base/figure";
import { axis, DIVERGING_SCALE, namesAxis, plotlyText } from "../../../charts/base/theme";

/**
 * Every product to every account: the believed conversion in the box, the planned change of its samples as colour
 * (blue: more, orange: fewer, by the square root, so that small changes stay visible next to large ones). Empty boxes: never
 * sent.
 *
 * @param most how many accounts are drawn, those with most samples; default 20.
 * @example plannedChanges(allocation).title // "Which product to whom: believed conversion and planned change"
 */
export function plannedChanges(allocation: CellAllocation, most = 20): Figure {
  const title = "Which product to whom: believed conversion and planned change";
  const accounts = [...allocation.accounts].sort((a, b) => b.samples - a.samples).slice(0, most);
  const products = allocation.products.map(({ name }) => name);
  const cells = new Map(allocation.cells.map((cell) => [JSON.stringify([cell.account, cell.product]), cell]));
  const grid = accounts.map(({ name }) =>
    products.map((product): AllocatedCell | undefined => cells.get(JSON.stringify([name, product]))),
  );
  const change = (cell: AllocatedCell | undefined): number | null =>
    cell ? Math.sign(cell.planned - cell.samples) * Math.sqrt(Math.abs(cell.planned - cell.samples)) : null;
  const largest = Math.max(1, ...grid.flat().map((cell) => Math.abs(change(cell) ?? 0)));
  const ordered = [...allocation.cells].sort((a, b) => b.planned - b.samples - (a.planned - a.samples));
  const [gainer, loser] = [ordered[0], ordered[ordered.length - 1]];
  return heatMap({
    title,
    alt: !gainer
      ? "The workbook holds no samples."
      : ordered.every(({ planned, samples }) => planned === samples)
        ? `The plan changes none of ${counted(allocation.cells.length, "pair").text} of account and product.`
        : `${counted(allocation.cells.length, "pair").text} of account and product. The plan adds most to ${gainer.name} ` +
          `(${count(gainer.samples).text} to ${count(gainer.planned).text}, believed to convert at ${percent(gainer.rate, 0).text}) ` +
          `and takes most from ${loser.name} (${count(loser.samples).text} to ${count(loser.planned).text}, ${percent(loser.rate, 0).text}).`,
    height: 200 + 26 * Math.max(3, accounts.length),
    x: products.map(plotlyText),
    y: accounts.map(({ name }) => plotlyText(name)),
    z: grid.map((row) => row.map(change)),
    ends: [-largest, largest],
    colours: DIVERGING_SCALE,
    bar: {
      title: "samples",
      tickvals: [-largest, 0, largest],
      ticktext: [-1, 0, 1].map((sign) => signed(sign * Math.round(largest ** 2))),
    },
    xaxis: axis("product", { type: "category", ticks: "", showgrid: false, tickangle: -30 }),
    yaxis: namesAxis("account", { ticks: "", showgrid: false }),
    cells: {
      text: grid.map((row) => row.map((cell) => (cell ? percent(cell.rate, 0).text : ""))),
      texttemplate: "%{text}",
      customdata: grid.map((row) =>
        row.map((cell) =>
          cell ? `${count(cell.samples).text} samples now, ${count(cell.planned).text} planned` : "",
        ),
      ),
      hovertemplate: "%{x} to %{y}: %{customdata}, believed to convert at %{text}<extra></extra>",
      hoverongaps: false,
      xgap: 1,
      ygap: 1,
    },
  });
}

function signed(value: number): string {
  return value > 0 ? `+${count(value).text}` : count(value).text;
}
