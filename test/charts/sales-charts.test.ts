import { describe, expect, it } from "vitest";
import { conversionIntervals } from "../../src/cases/champo/charts/conversion-intervals";
import { countryCode } from "../../src/charts/base/country-code";
import { countryMap } from "../../src/cases/champo/charts/country-map";
import { emptyColumnBars } from "../../src/cases/champo/charts/empty-column-bars";
import type { Figure } from "../../src/charts/base/figure";
import { lorenzCurve } from "../../src/cases/champo/charts/lorenz-curve";
import { missingCellMap } from "../../src/cases/champo/charts/missing-cell-map";
import { mixBars } from "../../src/cases/champo/charts/mix-bars";
import { monthlyRevenue } from "../../src/cases/champo/charts/monthly-revenue";
import { orderRhythm } from "../../src/cases/champo/charts/order-rhythm";
import { orderSizeHistogram } from "../../src/cases/champo/charts/order-size-histogram";
import { ordersAgainstSamples } from "../../src/cases/champo/charts/orders-against-samples";
import { priceBoxes } from "../../src/cases/champo/charts/price-boxes";
import { revenuePareto } from "../../src/cases/champo/charts/revenue-pareto";
import { revenueTreemap } from "../../src/cases/champo/charts/revenue-treemap";
import { unitRatios } from "../../src/cases/champo/charts/unit-ratios";
import { unitTrapScatter } from "../../src/cases/champo/charts/unit-trap-scatter";
import { yearlyRevenue } from "../../src/cases/champo/charts/yearly-revenue";
import { zeroAmountBars } from "../../src/cases/champo/charts/zero-amount-bars";
import { sampledAccounts } from "../../src/cases/champo/sales/sampled-accounts";
import { concentration } from "../../src/lines/concentration";
import { conversionRates } from "../../src/cases/champo/sales/conversion";
import { missingCells } from "../../src/cases/champo/sales/missing-cells";
import { orderSizes } from "../../src/cases/champo/sales/order-sizes";
import { priceLevels } from "../../src/cases/champo/sales/price-levels";
import { salesOverTime } from "../../src/cases/champo/sales/sales-over-time";
import { salesTotals } from "../../src/cases/champo/sales/sales-totals";
import { unitAudit } from "../../src/cases/champo/sales/unit-audit";
import { unitTrap } from "../../src/cases/champo/sales/unit-trap";
import { zeroAmounts } from "../../src/cases/champo/sales/zero-amounts";
import { orderLine, salesLine, sampleLine } from "../champo/small-workbook";
import { expectSoundFigure, rounded } from "./figure-checks";

const on = (text: string) => new Date(`${text}T00:00:00Z`);
const sales = [
  salesLine({ row: 2, date: on("2018-01-10"), amount: 480 }),
  salesLine({ row: 3, date: on("2018-02-10"), amount: 520, orderNumber: "1002" }),
  salesLine({ row: 4, date: on("2018-03-10"), amount: 0, orderNumber: null, item: "-" }),
  salesLine({
    row: 5,
    date: on("2018-04-10"),
    amount: 9000,
    customer: "<b>G</b>",
    orderNumber: "7",
    item: "KNOTTED",
  }),
  salesLine({
    row: 6,
    date: on("2019-01-10"),
    amount: 700,
    customer: "L-2",
    country: "UK",
    unit: "Mtr",
    pieceAreaInUnit: 2,
    pieceAreaFt2: 21.5,
  }),
  salesLine({ row: 7, kind: "sample", amount: 0, date: on("2018-06-01") }),
  salesLine({ row: 8, kind: "sample", amount: 0, customer: "N-9", country: "ATLANTIS" }),
];
const orders = sales.filter((line) => line.kind === "order");
const samples = [
  sampleLine(),
  sampleLine({ converted: true }),
  sampleLine({ item: "KNOTTED", converted: true }),
];
const accounts = sampledAccounts(sales);
const spread = concentration(salesTotals(orders, "customer"));

const figures: Figure[] = [
  missingCellMap(missingCells(sales, 3), "Holes in the raw sheet"),
  emptyColumnBars([{ sheet: "Raw ", column: "CustomerOrderNo", rows: 7, empty: 1 }]),
  unitRatios(unitAudit(sales)),
  zeroAmountBars(zeroAmounts(sales)),
  lorenzCurve(spread),
  revenuePareto(spread),
  mixBars(salesTotals(orders, "item"), "product type"),
  revenueTreemap(accounts),
  countryMap(salesTotals(sales, "country")),
  monthlyRevenue(salesOverTime(sales)),
  yearlyRevenue(salesOverTime(sales)),
  priceBoxes(priceLevels(orders)),
  orderSizeHistogram(orderSizes(sales)),
  ordersAgainstSamples(accounts),
  conversionIntervals(conversionRates(samples, "item"), "product type"),
  unitTrapScatter(
    unitTrap(
      orders.map((line) => orderLine(line)),
      sales,
    ),
  ),
  orderRhythm(accounts),
];

describe("charts of the sales", () => {
  it.each(figures.map((figure) => [figure.title, figure] as const))(
    "%s: sound and as before",
    (_, figure) => {
      expectSoundFigure(figure);
      expect(rounded(figure)).toMatchSnapshot();
    },
  );

  it("have titles that tell them apart", () => {
    expect(new Set(figures.map((figure) => figure.title)).size).toBe(figures.length);
  });

  it("show text of the data as text, never as markup", () => {
    for (const figure of figures) expect(JSON.stringify(figure.data)).not.toContain("<b>G</b>");
    expect(JSON.stringify(revenuePareto(spread).data)).toContain("&lt;b&gt;G&lt;/b&gt;");
  });

  it("name countries that the map does not know", () => {
    expect(countryMap(salesTotals(sales, "country")).alt).toContain("Not on the map: ATLANTIS");
  });

  it("name the customer who makes the spike", () => {
    const quiet = Array.from({ length: 8 }, (_, m) =>
      salesLine({ date: on(`2018-0${m + 1}-05`), amount: 100 + m }),
    );
    const { alt } = monthlyRevenue(
      salesOverTime([...quiet, salesLine({ date: on("2018-09-05"), amount: 5000, customer: "BIG" })]),
    );
    expect(alt).toContain("2018-09 with 5.00 thousand, 100.0% of it by BIG");
  });
});

describe("country codes", () => {
  it("are found whatever the spelling of case and stops", () => {
    expect(["USA", "u.s.a.", "UK", "South Africa", "UAE", "Atlantis"].map(countryCode)).toEqual([
      "USA",
      "USA",
      "GBR",
      "ZAF",
      "ARE",
      null,
    ]);
  });
});
