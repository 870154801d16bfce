import { count, counted } from "../../../text/format";
import type { SampledAccount } from "../sales/sampled-accounts";
import type { Figure } from "../../../charts/base/figure";
import { axis, houseLayout, plotlyText } from "../../../charts/base/theme";

/**
 * From first to last order, account by account; the colour shows in how many months it ordered.
 *
 * @example orderRhythm(sampledAccounts(workbook.sales)).title // "From first to last order, by account"
 */
export function orderRhythm(accounts: readonly SampledAccount[]): Figure {
  const title = "From first to last order, by account";
  const ordering = accounts
    .filter((account) => account.firstOrder !== null && account.lastOrder !== null)
    .sort((a, b) => Number(a.firstOrder) - Number(b.firstOrder) || (a.customer < b.customer ? -1 : 1));
  const names = ordering.map((account) => plotlyText(account.customer));
  const once = ordering.filter((account) => account.orders === 1).length;
  const day = (date: Date | null) => date?.toISOString().slice(0, 10);
  const ends = ordering.flatMap((account, i) => [
    { x: day(account.firstOrder), y: names[i] },
    { x: day(account.lastOrder), y: names[i] },
    { x: null, y: null },
  ]);
  return {
    title,
    alt:
      `${counted(ordering.length, "ordering account").text}; ${count(once).text} placed a single order; the busiest ordered in ` +
      `${counted(Math.max(0, ...ordering.map((account) => account.activeMonths)), "different month").text}.`,
    data: [
      {
        type: "scatter",
        mode: "lines",
        x: ends.map((end) => end.x),
        y: ends.map((end) => end.y),
        line: { color: "#C8C8C8", width: 3 },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers",
        x: ordering.map((account) => day(account.lastOrder)),
        y: names,
        text: ordering.map(
          (account) =>
            `${counted(account.orders, "order").text} in ${counted(account.activeMonths, "month").text}`,
        ),
        hovertemplate: "%{y}: last order %{x}, %{text}<extra></extra>",
        marker: {
          size: 9,
          color: ordering.map((account) => account.activeMonths),
          colorscale: "Viridis",
          reversescale: true,
          colorbar: { title: { text: "months<br>with orders" }, thickness: 14 },
        },
      },
    ],
    layout: houseLayout(
      { title, height: 130 + 13 * Math.max(10, ordering.length) },
      {
        xaxis: axis("date of the order", { type: "date" }),
        yaxis: axis("customer, by first order", {
          type: "category",
          tickfont: { size: 10 },
          dtick: 1,
          showgrid: false,
        }),
        showlegend: false,
      },
    ),
  };
}
