import { describe, expect, test } from "vitest";
import { segmentPlans } from "../../src/advice/segment-plan";
import { toolRows } from "../../src/advice/tool-rows";
import { columnPanels } from "../../src/charts/customers/column-panels";
import { divisionOf } from "../../src/cases/landing-parts";
import { columnRows } from "../../src/customers/column-rows";
import { customerBaseOf } from "../../src/customers/customer-base";
import { redundancy } from "../../src/customers/explore/redundancy";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { longTails } from "../../src/customers/explore/long-tails";
import { featureWeights } from "../../src/customers/recipe/feature-weights";
import { weightRows } from "../../src/customers/recipe/weight-rows";
import { clusterFindings } from "../../src/findings/cluster-findings";
import { dataFindings } from "../../src/findings/data-findings";
import { featureFindings } from "../../src/findings/feature-findings";
import { lineFindings } from "../../src/findings/line-findings";
import { planFindings } from "../../src/findings/plan-findings";
import { profileFindings } from "../../src/findings/profile-findings";
import { baseOfLines } from "../../src/lines/base-of-lines";
import { linesOfTable } from "../../src/lines/lines-of-table";
import { salesLinesOf, type SalesLines } from "../../src/lines/sales-lines";
import { observations } from "../../src/math/linear/observations";
import type { Notebook } from "../../src/notebook/document/document";
import { changeText } from "../../src/segments/profiles/profile-rows";
import { reasonOfUse } from "../../src/study/description/reason-of-use";
import { nameByValues } from "../../src/tables/name-by-values";
import { isPlural } from "../../src/text/is-plural";
import { plainNumber } from "../../src/text/format";
import { named, prose } from "../../src/text/prose";
import { proseOutput } from "../../src/cell/display";
import { wordsOfTheCase } from "./words-of-the-case";

/** A made result: only what the sentence is made of. */
const made = <T>(part: object): T => part as T;
const rows = Array.from({ length: 40 }, (_, i) => i);
const base = customerBaseOf({
  name: "made",
  customers: rows.map((i) => `c${i}`),
  columns: [
    { name: "spend", type: "amount", role: "feature", numbers: rows.map((i) => i * 30.0333333333) },
    { name: "sex", type: "category", role: "feature", texts: rows.map((i) => (i % 2 ? "f" : "m")) },
  ],
});
const features = customerFeatures(base);

describe("the name of a column in a sentence", () => {
  test("is one thing or several", () => {
    const several = ["orders", "Monthly Charges", "days since last order", "orders a year", "sales (USD)"];
    const one = [
      "Annual Income (k$)",
      "tenure",
      "Status",
      "Address",
      "share of products",
      "Basis",
      "X1S2",
      "s",
    ];
    expect(several.filter((name) => !isPlural(name))).toEqual([]);
    expect(one.filter(isPlural)).toEqual([]);
  });
});

describe("numbers", () => {
  test("are written as a reader writes them", () => {
    const texts = [1201.6499999999999, 1800, 235.7302, 7.083333333333336, 0.012345, -4, NaN];
    expect(texts.map((x) => plainNumber(x).text)).toEqual([
      "1,202",
      "1,800",
      "235.7",
      "7.08",
      "0.0123",
      "-4",
      "not defined",
    ]);
  });

  test("are rounded in the table of columns, the panels and the sentence on errors", () => {
    expect(columnRows(base)[0].examples).toBe("0, 30.03, 60.07");
    const { alt } = columnPanels(base, ["spend", "sex"], "All");
    expect(alt).toBe("2 columns of 40 customers: spend from 0 to 1,171; sex most often f (20).");
    const value = {
      customer: "c1",
      column: "spend",
      value: 1201.6499999999999,
      median: 7.083333333333336,
      times: 9,
    };
    expect(dataFindings.far([value]).text).toContain("spend is 1,202, and the middle customer has 7.08.");
    expect(dataFindings.far(Array.from({ length: 20 }, () => value)).text).toMatch(
      /^20 values or more lie far/,
    );
  });

  test("of one thing agree with their noun, and panels that are left out are said", () => {
    expect(columnPanels(base, ["sex"], "Words").alt).toMatch(/^1 column of 40 customers/);
    const many = Array.from({ length: 30 }, () => "spend");
    expect(columnPanels(base, many, "All").title).toBe("All (the first 24 of 30)");
  });
});

describe("why a column is used", () => {
  const typed = { use: "feature", kind: "number", distinct: 4, reason: "You use it as a number." } as const;

  test("is its role, else what its values are; never that the reader said so", () => {
    expect(reasonOfUse(typed, { type: "count", role: "id" })).toBe("It names the customers.");
    expect(reasonOfUse(typed, { type: "count", role: "feature" })).toBe("Whole numbers.");
    expect(reasonOfUse(typed, { type: "category", role: "feature" })).toBe(
      "4 different words, without an order.",
    );
    expect(reasonOfUse(typed, { type: "category", role: "outcome" })).toMatch(/happened to the customer/);
    const constant = { ...typed, use: "set aside", kind: "constant", reason: "All the same." } as const;
    expect(reasonOfUse(constant, { type: "count", role: "feature" })).toBe("All the same.");
  });
});

describe("features", () => {
  test("two answers of one category are no pair that repeats a fact", () => {
    expect(redundancy(features).pairs).toEqual([]);
    const { rows: n, columns, data } = features;
    expect(redundancy(observations({ rows: n, columns, data })).pairs).toHaveLength(1);
  });

  test("are counted as the reader has them; a mix is weighed only where there is one", () => {
    expect(featureFindings.compared(features).text).toMatch(
      /40 customers are compared by 2 features\. They make 3/,
    );
    expect(featureFindings.filled(features).text).toMatch(/No value of these columns was missing/);
    const holes = { ...features, filled: [{ customer: "c1", feature: features.recipe.features[0].name }] };
    expect(featureFindings.filled(holes).text).toBe(
      "1 value of 1 customer was missing and was filled, as the last column of the table says.",
    );
    const [row] = weightRows([{ name: "standard", weights: featureWeights(features) }]);
    expect(Object.keys(row)).not.toContain("mix");
    const heaviestOf = (...shares: readonly number[]): string => {
      const all = shares.map((share, i) => ({ feature: `f${i}`, share }));
      const weights = { features: all, heaviest: all[0], parts: 0 };
      return weightRows([{ name: "standard", weights }])[0]["heaviest feature"];
    };
    expect([heaviestOf(0.6, 0.4), heaviestOf(0.5, 0.5)]).toEqual(["f0", "none, all weigh alike"]);
  });

  test("only columns that a logarithm changes are named", () => {
    const described = (skewness: number) => [made<never>({ feature: "spend", skewness })];
    expect(featureFindings.skewness(described(2.7), described(0.1)).text).toMatch(/spend from 2\.7 to 0\.1/);
    expect(featureFindings.skewness(described(0.5), described(0.5)).text).toMatch(
      /None of these columns[^]*all enter as they are/,
    );
  });
});

describe("what is missing", () => {
  const share = (column: string, compared: boolean, missing = 3) => ({
    column,
    missing,
    share: missing / 10,
    compared,
  });

  test("is filled only where customers are compared by it", () => {
    expect(dataFindings.missing([share("gap", false), share("b", true, 0)]).text).toMatch(
      /1 column of 2 has missing values: gap \(30\.0%\)\. Customers are not compared by it, so nothing is filled\./,
    );
    expect(dataFindings.missing([share("gap", false), share("b", true)]).text).toMatch(
      /Where customers are compared by the column, a missing number is filled/,
    );
    expect(dataFindings.missing([share("b", true)]).text).toMatch(/\. A missing number is filled/);
  });

  test("is a share of a customer with nothing to divide, and the sentence says so", () => {
    const of = (name: string, values: number[]) =>
      ({ name, type: "amount", role: "feature", whole: "mix", numbers: values }) as const;
    const n = 20;
    const numbers = Array.from({ length: n }, (_, i) => i % 5);
    const mixed = customerBaseOf({
      name: "shop",
      customers: numbers.map((_, i) => `c${i}`),
      columns: [
        of("a", numbers),
        of(
          "b",
          numbers.map((value) => 2 * value),
        ),
      ],
    });
    const matrix = customerFeatures(mixed);
    expect(matrix.filled.length).toBeGreaterThan(0);
    expect(featureFindings.filled(matrix).text).toMatch(
      /of 4 customers .*A customer without anything above zero/,
    );
    expect(longTails(mixed, 4)).toEqual([]);
  });
});

describe("groups", () => {
  test("nothing is tested where all columns were compared, and many customers need no caution of few", () => {
    const own = made<never>({ byConstruction: true, pValue: null });
    expect(profileFindings.tests([own], 40).text).toMatch(/All columns were compared/);
    const test = made<never>({
      descriptor: "sex",
      byConstruction: false,
      pValue: 0.5,
      adjustedPValue: 0.5,
      echo: null,
    });
    expect(profileFindings.tests([test], 2000).text).toMatch(/too small to matter/);
    expect(profileFindings.tests([test], 40).text).toMatch(/so few customers/);
  });

  test("a median that equals that of all makes no archetype", () => {
    const profile = (median: number) =>
      made<Parameters<typeof segmentPlans>[0][number]>({
        index: 0,
        size: 20,
        shareOfValue: NaN,
        shareOfCustomers: 0.5,
        descriptors: [
          { descriptor: "orders", rankVTest: 7, percentile: 0.9, median, medianOfAll: 5, unit: "orders" },
        ],
      });
    const names = [{ name: "Many orders" }];
    expect(segmentPlans([profile(5)], names)[0].archetype).toBeNull();
    expect(segmentPlans([profile(7)], names)[0].archetype?.name).toBe("loyal");
    const known = (days: number) => ({
      ...profile(7),
      descriptors: [
        ...profile(7).descriptors,
        made<ReturnType<typeof profile>["descriptors"][number]>({
          ...{ descriptor: "days since first order", rankVTest: 0, percentile: 0.5, unit: "days" },
          ...{ median: days, medianOfAll: days },
        }),
      ],
    });
    expect(segmentPlans([known(9)], names)[0].archetype).toBeNull();
    expect(segmentPlans([known(400)], names)[0].archetype?.name).toBe("loyal");
    const inDays = (descriptor: string, median: number, medianOfAll: number, percentile: number) =>
      segmentPlans(
        [
          made<Parameters<typeof segmentPlans>[0][number]>({
            ...profile(7),
            descriptors: [{ descriptor, rankVTest: 7, percentile, median, medianOfAll, unit: "days" }],
          }),
        ],
        names,
      )[0].archetype?.name;
    expect(inDays("days since last order", 8, 4, 0.9)).toBeUndefined();
    expect(inDays("days since last order", 120, 40, 0.9)).toBe("at risk");
    expect(inDays("days since first order", 2, 4, 0.1)).toBeUndefined();
    expect(inDays("days since first order", 20, 400, 0.1)).toBe("new");
    const none = segmentPlans([profile(5)], names);
    expect(planFindings.known(none).text).toMatch(
      /^No column shows that the members of a segment buy in a way of their own/,
    );
  });

  test("a change of a figure without a unit has no gap in its words", () => {
    const change = { feature: "score", from: 74.3, to: 14.8, unit: "", towards: 1, size: 2 };
    expect(changeText(made({ change }))).toBe("score from 74.3 to 14.8 (to segment 2)");
  });

  test("a change of a whole figure is whole, and one that moves the customer", () => {
    const orders = { feature: "orders", from: 2, to: 1.97, unit: "orders", towards: 1, size: 0.1 };
    expect(changeText(made({ change: orders }))).toBe("orders from 2 to 1 (to segment 2)");
    const age = { feature: "Age", from: 36, to: 39.2, unit: "", towards: 0, size: 0.2 };
    expect(changeText(made({ change: age }))).toBe("Age from 36 to 40 (to segment 1)");
  });

  test("one column that gives the segments takes the green from the first page", () => {
    const notebook = (name: string, parts: Parameters<typeof proseOutput>[2]) => ({
      name,
      document: made<Notebook>({
        cells: [
          {
            cell_type: "code",
            id: "findings",
            source: "",
            metadata: {},
            outputs: [{ output_type: "display_data", ...proseOutput("answer", ["", ""], parts) }],
          },
        ],
      }),
    });
    const standing = notebook("08-segment-profiles", [
      profileFindings.standing({ method: "Ward", status: "supported" }),
    ]);
    expect(divisionOf([standing], [])).toMatchObject({ supported: true, verdict: "Supported by the data" });
    const same = notebook("07-choosing-a-segmentation", [prose`The same as ${named("oneColumn", "spend")}.`]);
    expect(divisionOf([standing, same], [])).toMatchObject({
      supported: false,
      verdict: "The checks support the segments, but one column alone gives them",
    });
  });
});

test("few dozen are said of few dozen only", () => {
  expect(clusterFindings.leaves(45).text).toMatch(/^A few dozen customers gain nothing/);
  expect(clusterFindings.leaves(2000).text).toMatch(/^2,000 customers can be clustered as they are/);
});

describe("sales lines", () => {
  const line = (customer: string, day: string, amount: number) =>
    ({
      customer,
      order: null,
      date: new Date(day),
      amount,
      quantity: 1,
      product: null,
      country: "here",
    }) as const;

  test("rows without a customer are counted, with their money", () => {
    const column = (
      name: string,
      texts: readonly (string | null)[],
      numbers: readonly number[] | null = null,
    ) =>
      ({
        name,
        kind: "category",
        use: "feature",
        reason: "",
        unit: "",
        texts,
        numbers,
        missing: 0,
        distinct: 2,
      }) as const;
    const typed = {
      columns: [
        column("who", ["a", null, "b", "b"]),
        column("day", ["2020-01-01", "2020-01-02", null, "2020-01-04"]),
        column("money", ["60", "20", "10", "10"], [60, 20, 10, 10]),
      ],
      rowNames: ["1", "2", "3", "4"],
      rowNameColumn: "who",
    };
    const none = { price: null, quantity: null, order: null, product: null, country: null };
    const { sales, leftOut } = linesOfTable(typed, {
      customer: "who",
      date: "day",
      amount: "money",
      ...none,
    });
    expect(leftOut).toBe(2);
    expect(lineFindings.contents(sales).text).toMatch(
      /Left out: 1 row without a customer, 1 row without a day, with 30\.0% of all money paid, before anything was given back\.$/,
    );
  });

  test("of less than a year no pace a year is said", () => {
    const names = (last: string) =>
      baseOfLines(salesLinesOf([line("a", "2020-01-01", 5), line("b", last, 7)]), "lines").columns.map(
        ({ name }) => name,
      );
    expect(names("2020-02-01")).not.toContain("orders a year");
    expect(names("2021-02-01")).toContain("orders a year");
  });

  test("sentences say what is not there, and one country is one", () => {
    expect(lineFindings.silence([made<never>({ state: "active", revenue: 5 })]).text).toMatch(
      /No customer has gone/,
    );
    expect(lineFindings.mostSold([], "product").text).toBe("The sales lines do not name a product.");
    expect(lineFindings.mostSold([made<never>({ name: "France", share: 1 })], "country").text).toMatch(
      /same country/,
    );
    const covering = (days: number) =>
      made<SalesLines>({ lines: [], firstDay: new Date(0), lastDay: new Date(days * 86_400_000) });
    const here = (days: number) =>
      toolRows(base, covering(days)).find(({ tool }) => tool === "lifetime value")?.["here?"];
    expect([here(9), here(90)]).toEqual(["no", "yes, below"]);
    expect(lineFindings.lifetime(null, covering(9)).text).toBe(
      "The sales lines cover 10 days: fewer than 90 days say nothing of who will order again.",
    );
    expect(planFindings.tools(toolRows(base, null)).text).toMatch(
      /^The data suffice for none of the 7 other/,
    );
  });

  test("small whole numbers that the money grows with are a quantity, codes with zeros are not", () => {
    const text = rows.map(
      (i) => ` 000${10 + (i % 9)} 0001 199701${10 + (i % 18)} ${1 + (i % 4)} ${(1 + (i % 4)) * 12}.50`,
    );
    expect(nameByValues(text.join("\n"))?.columns).toEqual([
      "customer",
      "column 2",
      "date",
      "quantity",
      "amount",
    ]);
  });
});

test("words of the carpet maker and unrounded numbers are found where they are", () => {
  const shown = (text: string) => [{ chapter: "01", cell: "a", kind: "prose", shown: text } as const];
  expect(wordsOfTheCase(shown("A few dozen carpets"))).toHaveLength(2);
  expect(wordsOfTheCase(shown("A few dozen carpets"), 45)).toHaveLength(1);
  expect(wordsOfTheCase(shown("It is 1201.6499999999999."))).toHaveLength(1);
  expect(wordsOfTheCase(shown("It is 1,202."))).toEqual([]);
});
