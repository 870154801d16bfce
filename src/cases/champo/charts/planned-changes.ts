import type { AllocatedCell, CellAllocation } from "../samples/cell-allocation";
import { count, counted, percent } from "../../../text/format";
import type { Figure, Layout } from "../../../charts/base/figure";
import {
  axis,
  DIVERGING_SCALE,
  houseLayout,
  namesAxis,
  plotlyText,
  SEQUENTIAL_SCALE,
} from "../../../charts/base/theme";

/** The two panels, one below the other: where the lower ends, and half of the room between them. */
const LOWER_HALF = 0.43;
const GAP = 0.07;

/**
 * Every product to every account, in two panels: the believed conversion, and below it the planned change of the samples
 * (blue: more, orange: fewer, by the square root, so that small changes stay visible next to large ones). Empty boxes: never
 * sent; no number: unchanged.
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
    cell ? cell.planned - cell.samples : null;
  const root = (by: number | null): number | null =>
    by === null ? null : Math.sign(by) * Math.sqrt(Math.abs(by));
  const largest = Math.max(1, ...grid.flat().map((cell) => Math.abs(root(change(cell)) ?? 0)));
  const [x, y] = [products.map(plotlyText), accounts.map(({ name }) => plotlyText(name))];
  const customdata = grid.map((row) =>
    row.map((cell) =>
      cell
        ? `${count(cell.samples).text} samples now, ${count(cell.planned).text} planned, believed to convert at ${percent(cell.rate, 0).text}`
        : "",
    ),
  );
  const common = {
    x,
    y,
    customdata,
    type: "heatmap",
    texttemplate: "%{text}",
    hoverongaps: false,
    xgap: 1,
    ygap: 1,
  };
  const hovertemplate = "%{x} to %{y}: %{customdata}<extra></extra>";
  const names = namesAxis("account", { ticks: "", showgrid: false });
  const sorts = axis("", { type: "category", ticks: "", showgrid: false, tickangle: -30 });
  return {
    title,
    alt: altOf(allocation),
    data: [
      {
        ...common,
        name: "believed conversion",
        z: grid.map((row) => row.map((cell) => cell?.rate ?? null)),
        text: grid.map((row) => row.map((cell) => (cell ? percent(cell.rate, 0).text : ""))),
        zmin: 0,
        zmax: 1,
        colorscale: SEQUENTIAL_SCALE,
        reversescale: true,
        showscale: false,
        hovertemplate,
      },
      {
        ...common,
        name: "planned change",
        xaxis: "x2",
        yaxis: "y2",
        z: grid.map((row) => row.map((cell) => root(change(cell)))),
        text: grid.map((row) => row.map((cell) => (change(cell) ? signed(change(cell)!) : ""))),
        zmin: -largest,
        zmax: largest,
        colorscale: DIVERGING_SCALE,
        showscale: false,
        hovertemplate,
      },
    ],
    layout: houseLayout(
      { title, height: 240 + 2 * 22 * Math.max(3, accounts.length) },
      {
        xaxis: { ...sorts, anchor: "y", domain: [0, 1] },
        yaxis: { ...names, anchor: "x", domain: [LOWER_HALF + 2 * GAP, 1] },
        xaxis2: { ...sorts, anchor: "y2", domain: [0, 1] },
        yaxis2: { ...names, anchor: "x2", domain: [0, LOWER_HALF] },
        annotations: [
          heading("believed conversion of a sample", 1),
          heading("planned change of the samples sent", LOWER_HALF),
        ],
      },
    ),
  };
}

/** The pair that gains most and the one that loses most. */
function altOf({ cells }: CellAllocation): string {
  const ordered = [...cells].sort((a, b) => b.planned - b.samples - (a.planned - a.samples));
  const [gainer, loser] = [ordered[0], ordered[ordered.length - 1]];
  if (!gainer) return "The workbook holds no samples.";
  const pairs = counted(cells.length, "pair").text;
  if (ordered.every(({ planned, samples }) => planned === samples)) {
    return `The plan changes none of ${pairs} of account and product.`;
  }
  const moved = ({ samples, planned }: AllocatedCell) => `${count(samples).text} to ${count(planned).text}`;
  return (
    `${pairs} of account and product. The plan adds most to ${gainer.name} ` +
    `(${moved(gainer)}, believed to convert at ${percent(gainer.rate, 0).text}) ` +
    `and takes most from ${loser.name} (${moved(loser)}, ${percent(loser.rate, 0).text}).`
  );
}

function heading(text: string, y: number): Layout {
  return {
    text: `<b>${text}</b>`,
    x: 0,
    xanchor: "left",
    y,
    yanchor: "bottom",
    xref: "paper",
    yref: "paper",
    showarrow: false,
  };
}

function signed(value: number): string {
  return value > 0 ? `+${count(value).text}` : count(value).text;
}
