import { counted, money } from "../../../text/format";
import type { SampledAccount } from "../sales/sampled-accounts";
import type { Figure } from "../../../charts/base/figure";
import { axis, houseLayout, plotlyText, segmentColour } from "../../../charts/base/theme";

/**
 * Each account by the sample lines it was sent and the order lines it placed; the circle grows with revenue.
 *
 * @example ordersAgainstSamples(sampledAccounts(workbook.sales)).title // "Orders against samples, by account"
 */
export function ordersAgainstSamples(accounts: readonly SampledAccount[]): Figure {
  const title = "Orders against samples, by account";
  const most = accounts.reduce((a, b) => (b.sampleLines > a.sampleLines ? b : a));
  const none = accounts.filter((account) => account.sampleLines === 0).length;
  const largest = Math.max(1, ...accounts.map((account) => account.revenue));
  const labelled = new Set([
    ...[...accounts].sort((a, b) => b.sampleLines - a.sampleLines).slice(0, 5),
    ...[...accounts].sort((a, b) => b.orderLines - a.orderLines).slice(0, 5),
  ]);
  return {
    title,
    alt:
      `${counted(accounts.length, "account").text}; ${most.customer} was sent most samples (${counted(most.sampleLines, "line").text} against ` +
      `${counted(most.orderLines, "order line").text}); ${none === 0 ? "no account was" : counted(none, "account was", "accounts were").text} sent none.`,
    data: [
      {
        type: "scatter",
        mode: "markers+text",
        // On a log scale 0 has no place: 0.5 stands for it.
        x: accounts.map((account) => Math.max(0.5, account.sampleLines)),
        y: accounts.map((account) => Math.max(0.5, account.orderLines)),
        text: accounts.map((account) => (labelled.has(account) ? plotlyText(account.customer) : "")),
        textposition: "top center",
        hovertext: accounts.map(
          (account) =>
            `${plotlyText(account.customer)} (${plotlyText(account.country)}): ${counted(account.sampleLines, "sample line").text}, ` +
            `${counted(account.orderLines, "order line").text}, revenue ${money(account.revenue).text}`,
        ),
        hoverinfo: "text",
        marker: {
          size: accounts.map((account) => account.revenue),
          sizemode: "area",
          sizeref: (2 * largest) / 44 ** 2,
          sizemin: 4,
          color: segmentColour(0),
          opacity: 0.7,
        },
      },
    ],
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: countAxis("sample lines (log scale)"),
        yaxis: countAxis("order lines (log scale)"),
        showlegend: false,
      },
    ),
  };
}

function countAxis(title: string): ReturnType<typeof axis> {
  return axis(title, {
    type: "log",
    tickvals: [0.5, 1, 3, 10, 30, 100, 300, 1000, 3000, 10000],
    ticktext: ["0", "1", "3", "10", "30", "100", "300", "1,000", "3,000", "10,000"],
    zeroline: false,
  });
}
