import { describe, expect, test } from "vitest";
import { conversionIntervals } from "../../src/cases/champo/charts/conversion-intervals";
import { salesFindings as findings } from "../../src/cases/champo/findings/sales-findings";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

type Args<Name extends keyof typeof findings> = Parameters<(typeof findings)[Name]>;

describe("the audit of the workbook", () => {
  const audit = made<Args<"contents">[0]>({
    lines: 100,
    orderLines: 70,
    sampleLines: 30,
    customers: 9,
    orderingCustomers: 8,
    sampledCustomers: 5,
    sampleOnlyCustomers: ["A"],
    firstDate: new Date("2017-01-02"),
    lastDate: new Date("2020-02-14"),
  });

  test("says what there is and from when to when", () => {
    expect(findings.contents(audit).text).toMatch(
      /^100 lines: 70 of orders .* first line is of 2017-01-02, the last of 2020-02-14\.$/,
    );
    expect(findings.contents({ ...audit, lastDate: null }).text).toMatch(/No line has a date\.$/);
  });

  test("names the column with most holes, or says that there is none", () => {
    const column = (name: string, missing: number, zero: number) => ({
      column: name,
      missing,
      zero,
      shareByBlock: [],
    });
    const holes = (...columns: object[]) =>
      findings.holes(made({ lines: 10, unknownItems: 1, missing: { columns } })).text;
    expect(holes(column("a", 1, 0), column("b", 0, 5))).toMatch(
      /^1 cell of the raw sheet is empty or holds .* most holes is b: 50\.0% .* On 1 line the/,
    );
    expect(holes(column("a", 0, 0))).toContain("No column has an empty cell");
  });

  test("counts columns with empty cells", () => {
    expect(findings.emptyColumns(made({ emptyColumns: [{ empty: 3 }, { empty: 4 }] })).text).toMatch(
      /2 columns have empty cells, 7 in all/,
    );
    expect(findings.emptyColumns({ emptyColumns: [] }).text).toMatch(/^No sheet/);
  });

  test("separates square feet from square metres", () => {
    const unit = (name: string, ratioMedian: number, lineShare: number) =>
      made<never>({ unit: name, ratioMedian, lineShare });
    expect(findings.units([unit("Ft", 1, 0.6), unit("Mtr", 10.76, 0.4)]).text).toMatch(
      /60\.0% of the lines\. 40\.0% \(Mtr\) lie near/,
    );
    expect(findings.units([unit("Ft", 1, 1)]).text).toContain("No unit lies near");
  });

  test("counts order lines without money", () => {
    const zeros = (zeroOrderLines: number) =>
      findings.zeros(
        made({
          all: { zeroOrderLines, zeroOrderShare: 0.1, zeroSampleShare: 1 },
          byItem: [{ name: "DURRY" }],
        }),
      ).text;
    expect(zeros(7)).toMatch(/^7 order lines \(10\.0%\) .* most often DURRY\./);
    expect(zeros(0)).toMatch(/^Every order line has an amount above zero\. Of the sample lines 100\.0%/);
  });

  test("says whether the sheets agree", () => {
    const sheets = (withUnlistedPieces: number) =>
      findings.sheets(
        made({
          reconciliation: { reconciling: 8, customers: [1, 2], withUnlistedPieces, unlistedPieces: 12 },
          duplicates: { count: 3 },
        }),
        [made({ form: "9" }), made({ form: "A 9" }), made({ form: "(empty)", lines: 9 })],
      ).text;
    expect(sheets(2)).toMatch(
      /For 2 of them the product columns leave out 12 pieces.* have 2 forms, and 9 lines have none:/,
    );
    expect(sheets(0)).toContain("The product columns leave out no piece.");
  });

  test("compares the two areas", () => {
    expect(findings.area(made({ ratio: 8.44, rankCorrelation: 0.6 })).text).toMatch(
      /8\.4 times .* correlation of 0\.60/,
    );
  });
});

describe("concentration", () => {
  const share = (name: string, of: number, cumulative: number) => ({
    name,
    revenue: 100 * of,
    share: of,
    cumulative,
  });
  const spread = (count: number) =>
    made<Args<"fewCustomers">[0]>({
      total: 100,
      gini: 0.5,
      hhi: 0.2,
      effectiveNumber: 5,
      shares: Array.from({ length: count }, (_, i) => share(`C${i}`, 1 / count, (i + 1) / count)),
    });

  test("names the share of the top five for the report's first page", () => {
    expect(findings.fewCustomers(spread(10)).parts).toContainEqual(
      expect.objectContaining({ name: "topFiveShare", text: "50.0%" }),
    );
  });

  test("speaks of the smallest only where there are more than twenty", () => {
    expect(findings.fourFifths(spread(25), 20).text).toMatch(
      /20 customers brought four fifths .* the smallest 5 together brought 20\.0%\.$/,
    );
    expect(findings.fourFifths(spread(10), 8).text).toMatch(
      /8 customers brought four fifths of the revenue\.$/,
    );
  });

  test("says to how many equal customers it is equivalent", () => {
    expect(findings.equalCustomers(spread(5)).text).toMatch(
      /as with 5\.0 equal customers\. Over all years the first brought 20\.0%/,
    );
  });

  const country = (name: string, customers: number, revenueShare: number) =>
    made<never>({ name, customers, revenueShare });

  test("compares the main country with the others", () => {
    const countries = [country("INDIA", 1, 0.4), country("USA", 3, 0.4), country("UK", 1, 0.2)];
    expect(findings.mainCountry(countries).text).toBe(
      "INDIA has 40.0% of the revenue with 1 customer; 2 other countries share the rest.",
    );
    expect(findings.mainCountry(countries.slice(0, 1)).text).toContain("there is no other country");
    expect(findings.abroad(countries).text).toMatch(
      /from 3 countries\. All but INDIA together bring 60\.0% .* 1 of them/,
    );
  });

  const account = (orders: number, activeMonths: number, revenue: number) =>
    made<Args<"rhythm">[0][number]>({
      customer: `A${revenue}`,
      orders,
      activeMonths,
      revenue,
      sampleLines: revenue,
      orderLines: orders,
    });

  test("counts single orders and steady accounts", () => {
    expect(findings.rhythm([account(1, 1, 25), account(30, 24, 75), account(0, 0, 0)]).text).toMatch(
      /^1 of 2 accounts .* 1 ordered in 24 months or more and brings 75\.0%/,
    );
  });

  test("says that an invented workbook is invented", () => {
    expect(findings.narrowBase([account(1, 1, 5)], spread(5), true).text).toContain(
      "This workbook is synthetic",
    );
    expect(findings.narrowBase([account(1, 1, 5)], spread(5), false).text).not.toContain("synthetic");
  });
});

describe("products, time and samples", () => {
  const item = (name: string, revenueShare: number, pieceShare: number) =>
    made<never>({ name, revenueShare, pieceShare });

  test("compares the leader by revenue with the leader by pieces", () => {
    const [a, b] = [item("A", 0.6, 0.2), item("B", 0.4, 0.8)];
    expect(findings.leadingType([a, b], b, [b]).text).toMatch(
      /A leads by revenue \(60\.0%\)\. By pieces B leads, with 80\.0% .* Of 2 names in the column, 1 has/,
    );
    expect(findings.leadingType([a, b], a, []).text).toContain(
      "A leads by revenue (60.0%) and by pieces (20.0%).",
    );
  });

  test("names the dearest and the cheapest of the five sold most often", () => {
    const price = (name: string, lines: number, median: number) =>
      made<never>({ name, lines, median, p25: 1, p75: 2 });
    expect(
      findings.prices([price("rare", 1, 99), ...[5, 4, 3, 2, 1].map((m) => price(`P${m}`, 10, m))]).text,
    ).toMatch(/5 types .* P5 costs most .* P1 least/);
    expect(findings.prices([price("one", 9, 1)]).text).toMatch(/^Too few types/);
  });

  test("names the spikes", () => {
    const month = (name: string, spike: boolean, revenue: number) =>
      made<never>({ month: name, spike, revenue, largestCustomer: "TGT" });
    expect(
      findings.spikes({ months: [month("2019-03", true, 60), month("2019-04", false, 40)], spikeFence: 50 })
        .text,
    ).toMatch(/^Beyond .*: 1 of 2 months \(2019-03 by TGT\), with 60\.0%/);
    expect(findings.spikes({ months: [month("2019-04", false, 40)], spikeFence: 50 }).text).toMatch(
      /^No month of 1 lies/,
    );
  });

  test("compares only years that are covered in full", () => {
    const year = (name: number, complete: boolean, revenue: number) =>
      made<never>({ year: name, complete, revenue });
    expect(
      findings.years({ years: [year(2018, true, 900), year(2019, true, 800), year(2020, false, 999)] }).text,
    ).toMatch(/full year is 2018 with 900\. Covered only in part: 1 of 3/);
    expect(findings.years({ years: [year(2020, false, 999)] }).text).toMatch(/^No year of 1 is covered/);
  });

  test("says how different orders are in size", () => {
    expect(
      findings.orderSizes(made({ orders: 10, withoutValue: 0, median: 5, p95: 50, topTenthShare: 0.4 })).text,
    ).toMatch(/^Half of the 10 orders .* less than 5, .* more than 50\. .* 40\.0%/);
    const some = { orders: 10, withoutValue: 1, median: 5, p95: 50, topTenthShare: 0.4 };
    expect(findings.orderSizes(made(some)).text).toMatch(
      /^Half of the 9 orders .* 1 order worth nothing is not among them\./,
    );
  });

  const rate = (name: string, samples: number, converted: number, low = 0) => ({
    name,
    samples,
    converted,
    rate: converted / samples,
    low,
    high: 1,
  });
  const rates = (...groups: ReturnType<typeof rate>[]) => {
    const [samples, converted] = (["samples", "converted"] as const).map((key) =>
      groups.reduce((sum, each) => sum + each[key], 0),
    );
    return { all: rate("all", samples, converted), groups };
  };

  test("says what samples bring, and names their conversion for the first page", () => {
    const both = rates(rate("A", 80, 8), rate("B", 20, 12));
    const agreeing = { flags: 20, neverOrdered: 0 };
    const use = findings.sampleUse(both, agreeing);
    expect(use.text).toBe(
      "20.0% of 100 samples are marked as converted. A received 80.0% of the samples, of which 10.0% are marked so.",
    );
    expect(findings.sampleUse(both, { flags: 20, neverOrdered: 5 }).text).toContain(
      "The orders contradict 25.0% of the marks: the account never ordered that product type.",
    );
    expect(use.parts).toContainEqual(expect.objectContaining({ name: "sampleConversion" }));
    expect(findings.sampleUse(rates(), { flags: 0, neverOrdered: 0 }).text).toBe(
      "The workbook holds no samples.",
    );
  });

  test("compares the main account with all others", () => {
    expect(findings.mainAccountRate(rates(rate("A", 80, 8), rate("B", 20, 12))).text).toMatch(
      /^A, with most samples, converts 10\.0% .* others together 60\.0% of 20/,
    );
    expect(findings.mainAccountRate(rates(rate("A", 80, 8))).text).toContain("no other account received any");
    expect(findings.mainAccountRate(rates(rate("A", 80, 0), rate("B", 20, 0))).text).toMatch(
      /all others together 0\.0% of 20\. They do not differ\.$/,
    );
    expect(findings.mainAccountRate(rates()).text).toBe("There are no samples to convert.");
  });

  test("names best and worst of those with enough samples", () => {
    expect(
      findings.bestAndWorst(rates(rate("A", 800, 80), rate("B", 200, 120), rate("C", 99, 98))).text,
    ).toMatch(/^Among the 2 with at least 100 samples, B converts best \(60\.0% of 200\) and A worst/);
    const alike = rates(rate("A", 800, 0), rate("B", 200, 0));
    expect(findings.bestAndWorst(alike).text).toBe("All 2 with at least 100 samples convert alike: 0.0%.");
    expect(conversionIntervals(alike, "account").alt).toContain("convert alike (0.0%)");
    expect(findings.bestAndWorst(rates(rate("A", 800, 80))).text).toMatch(/^Fewer than two of them/);
  });

  test("lists countries above the overall rate", () => {
    expect(findings.aboveAverage(rates(rate("UK", 10, 9, 0.8), rate("USA", 90, 9))).text).toMatch(
      /^1 of 2 countries .* rate \(UK\)\./,
    );
    expect(findings.aboveAverage(rates(rate("USA", 90, 9))).text).toMatch(
      /^None of 1 country has an interval wholly above the overall rate\./,
    );
  });

  test("names who receives most samples", () => {
    const account = (customer: string, sampleLines: number) =>
      made<never>({ customer, sampleLines, orderLines: 2, revenue: 50 });
    expect(findings.mostSampled([account("A", 9), account("B", 0)]).text).toMatch(
      /^A received 9 sample lines and placed 2 order lines, 50\.0% .* 1 account orders without/,
    );
  });
});
