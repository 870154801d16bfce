import { describe, expect, it } from "vitest";
import { conversionIntervals } from "../../src/cases/champo/charts/conversion-intervals";
import { countryCode } from "../../src/charts/base/country-code";
import { countryMap } from "../../src/cases/champo/charts/country-map";
import { emptyColumnBars } from "../../src/cases/champo/charts/empty-column-bars";
import type { Figure } from "../../src/charts/base/figure";
import { lorenzCurve } from "../../src/charts/value/lorenz-curve";
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
import { expectSoundFigure, marksOf } from "./figure-checks";

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

/** What each figure draws, and what it says to those who cannot see it. */
const DRAWN: Readonly<Record<string, readonly [marks: string, says: string]>> = {
  "Holes in the raw sheet": [
    "heatmap of 16 by 3",
    "16 columns, 7 rows; amount has 0 empty or placeholder cells and 3 zeros (42.9%); order number has 1 empty or placeholder cell and 0 zeros (14.3%).",
  ],
  "Empty cells by column": [
    "bar of 1",
    "1 empty cell in 1 column, most in CustomerOrderNo of Raw: 1 of 7 rows.",
  ],
  "What unit is an area in?": [
    "scatter of 6, scatter of 2",
    "ft2 per reported area, median: Ft 1.000 (85.7% of lines), Mtr 10.750 (14.3% of lines).",
  ],
  "Order lines without an amount": [
    "bar of 1",
    "1 order line (20.0%) carries no money, most often -; of the sample lines 100.0% do not.",
  ],
  "Lorenz curve of revenue by customer": [
    "scatter of 2, scatter of 4",
    "3 customers; Gini 0.52, HHI 0.720; the largest customer has 84.1%, the top five 100.0%.",
  ],
  "Revenue by customer, with its running share": [
    "bar of 3, scatter of 3",
    "Over all years <b>G</b> brought 9.00 thousand (84.1%), the top ten 100.0%; 1 of 3 customers makes 80%.",
  ],
  "Mix by product type: revenue, pieces and area": [
    "bar of 3 (x 3)",
    "3 names in the column product type; by revenue KNOTTED leads with 84.1%; by pieces DURRY leads with 60.0%; by area (ft2) DURRY leads with 59.1%.",
  ],
  "Revenue by country and customer": [
    "treemap of 5",
    "3 customers in 2 countries; USA holds 93.5%, its largest account <b>G</b> 84.1%.",
  ],
  "Revenue by country": [
    "choropleth of 2, scattergeo of 2",
    "3 countries; USA brings 93.5% of the revenue. Not on the map: ATLANTIS.",
  ],
  "Revenue by month": [
    "bar of 13",
    "13 months. Beyond the fence of 1.92 thousand: 2018-04 with 9.00 thousand, 100.0% of it by <b>G</b>.",
  ],
  "Revenue by year": ["bar of 2", "2018 10.0 thousand, 2019 700 (10 days)."],
  "Price per square foot by product type": [
    "box of 2",
    "Median price per ft2 from 37.50 (KNOTTED, n = 1) to 2.17 (DURRY, n = 3).",
  ],
  "What an order is worth": [
    "bar of 6",
    "5 orders; half are worth less than 610, the middle half between 510 and 2.78 thousand; the largest tenth brings 84.1%.",
  ],
  "Orders against samples, by account": [
    "scatter of 4",
    "4 accounts; A-1 was sent most samples (1 line against 3 order lines); 2 accounts were sent none.",
  ],
  "Conversion of samples by product type": [
    "scatter of 2",
    "Fewer than two have 100 samples; all samples 66.7%.",
  ],
  "Area as reported against true area": [
    "scatter of 2, scatter of 1",
    "3 customers on log scales; the rank correlation of reported and true area is 1.00.",
  ],
  "From first to last order, by account": [
    "scatter of 9, scatter of 3",
    "3 ordering accounts; 2 placed a single order; the busiest ordered in 3 different months.",
  ],
};

describe("charts of the sales", () => {
  it.each(figures.map((figure) => [figure.title, figure] as const))(
    "%s: sound, draws what there is, and says its main numbers",
    (_, figure) => {
      expectSoundFigure(figure);
      expect([marksOf(figure), figure.alt]).toEqual(DRAWN[figure.title]);
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
