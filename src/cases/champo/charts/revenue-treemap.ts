import { sumBy } from "../../../core/sum";
import { counted, percent } from "../../../text/format";
import { withoutReturned } from "../../../text/without-returned";
import type { SampledAccount } from "../sales/sampled-accounts";
import type { Figure } from "../../../charts/base/figure";
import { houseLayout, plotlyText, segmentColour } from "../../../charts/base/theme";

/**
 * Revenue as an area: countries, and in them their customers.
 *
 * @example revenueTreemap(sampledAccounts(workbook.sales)).title // "Revenue by country and customer"
 */
export function revenueTreemap(accounts: readonly SampledAccount[]): Figure {
  const title = "Revenue by country and customer";
  const earning = accounts.filter((account) => account.revenue > 0);
  const total = sumBy(earning, (account) => account.revenue);
  const byCountry = new Map<string, number>();
  for (const { country, revenue } of earning) byCountry.set(country, (byCountry.get(country) ?? 0) + revenue);
  const countries = [...byCountry].sort((a, b) => b[1] - a[1]);
  const countryIndex = ({ country }: SampledAccount) => countries.findIndex(([name]) => name === country);
  const [first] = countries;
  const returned = withoutReturned(accounts.filter(({ revenue }) => revenue < 0).length).text;
  return {
    title,
    alt:
      first === undefined
        ? "No revenue."
        : `${counted(earning.length, "customer").text} in ${counted(countries.length, "country", "countries").text}; ${first[0]} holds ` +
          `${percent(first[1] / total).text}${returned}, its largest account ${earning[0].customer} ${percent(earning[0].revenue / total).text}.`,
    data: [
      {
        type: "treemap",
        // Ids of our own: a country and a customer may share a name.
        ids: [...countries.map((_, i) => `country ${i}`), ...earning.map((_, i) => `customer ${i}`)],
        labels: [
          ...countries.map(([name]) => plotlyText(name)),
          ...earning.map((a) => plotlyText(a.customer)),
        ],
        parents: [...countries.map(() => ""), ...earning.map((a) => `country ${countryIndex(a)}`)],
        values: [...countries.map(([, revenue]) => revenue), ...earning.map((a) => a.revenue)],
        branchvalues: "total",
        texttemplate: "%{label}<br>%{percentRoot:.1%}",
        hovertemplate: "%{label}: %{value:.4s}, %{percentRoot:.1%} of the revenue<extra></extra>",
        marker: {
          line: { color: "#ffffff", width: 1.5 },
          colors: [
            ...countries.map((_, i) => segmentColour(i)),
            ...earning.map((a) => segmentColour(countryIndex(a))),
          ],
        },
        tiling: { pad: 2 },
      },
    ],
    layout: houseLayout({ title, height: 460 }, { margin: { l: 8, r: 8, t: 56, b: 8 } }),
  };
}
