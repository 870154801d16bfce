import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { customerBase } from "../../src/customers/read-customer-base";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import type { FeatureOptions } from "../../src/customers/recipe/fit-recipe";
import { mixedFeatures } from "../../src/customers/recipe/mixed-features";
import { columnRows } from "../../src/customers/column-rows";
import { checkCustomers, type CustomerBaseOptions } from "../../src/customers/check-customers";
import { columnNamed, customerBaseOf } from "../../src/customers/customer-base";
import { readTable } from "../../src/tables/read-table";
import { sumPerCustomer } from "../../src/lines/sum-per-customer";
import { typeTable } from "../../src/customers/typing/typed-table";
import { gowerDistances } from "../../src/math/distances/gower";
import { ProblemLog } from "../../src/tables/problem-log";
import { toXlsx } from "../workbook/small-workbook";

const SHOPS = [
  "Customer;Revenue;Margin;Since;Segment;Active;Currency;Phone;Remark",
  'A-1;"1.234,50 \u20ac";12%;31.12.2019;Retail;yes;EUR;030 1;first',
  "B-2;870,00 \u20ac;8,5%;1.5.2018;Wholesale;no;EUR;030 2;n/a",
  "C-3;n/a;15%;13.2.2020;Retail;yes;EUR;030 3;-",
  "D-4;120.000,00 \u20ac;9%;2.3.2017;Wholesale;yes;EUR;030 4;",
  "E-5;99,90 \u20ac;11%;8.8.2016;Retail;no;EUR;030 5;",
  "F-6;2.500,00 \u20ac;10%;9.9.2015;Hotel;no;EUR;030 6;",
].join("\r\n");

async function check(content: string | Uint8Array, options: CustomerBaseOptions = {}) {
  const { table, problems, warnings } = await readTable("test", content);
  return checkCustomers("test", table, options, problems, warnings);
}

async function features(content: string, options: FeatureOptions = {}) {
  const { base } = await check(content, { columns: { Since: "set aside" } });
  return customerFeatures(base!, options);
}

async function columns(content: string, options: CustomerBaseOptions = {}) {
  const { typed } = await check(content, options);
  return Object.fromEntries(typed!.columns.map((column) => [column.name, column]));
}

describe("columns are typed", () => {
  test("numbers, percent, days, categories, truth values, names, constants and nearly empty ones", async () => {
    const found = await columns(SHOPS);
    expect(
      Object.fromEntries(Object.entries(found).map(([name, { kind, use }]) => [name, `${kind}, ${use}`])),
    ).toEqual({
      Customer: "identifier, row name",
      Revenue: "number, feature",
      Margin: "number, feature",
      Since: "date, feature",
      Segment: "category, feature",
      Active: "boolean, feature",
      Currency: "constant, set aside",
      Phone: "identifier, set aside",
      Remark: "constant, set aside",
    });
    expect(found.Revenue).toMatchObject({ unit: "\u20ac", missing: 1, distinct: 5 });
    expect(found.Revenue.numbers).toEqual([1234.5, 870, null, 120000, 99.9, 2500]);
    expect(found.Margin.numbers).toEqual([0.12, 0.085, 0.15, 0.09, 0.11, 0.1]);
    expect(found.Since.texts[0]).toBe("2019-12-31");
    expect(found.Remark.missing).toBe(5);
    for (const { reason } of Object.values(found)) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  test("the reader's word stands against what was found", async () => {
    const found = await columns(SHOPS, {
      columns: { Phone: "category", Since: "number", Revenue: "set aside", Segment: "identifier" },
    });
    expect(found.Phone).toMatchObject({ kind: "category", use: "feature" });
    expect(found.Since).toMatchObject({ kind: "number", use: "feature", unit: "days since 1970" });
    expect(found.Since.numbers![0]).toBe(Date.UTC(2019, 11, 31) / 86_400_000);
    expect(found.Revenue.use).toBe("set aside");
    expect(found.Segment.use).toBe("row name");
    await expect(check(SHOPS, { columns: { Nothing: "number" } })).rejects.toThrow(/"Nothing"/);
  });

  test("codes with leading zeros stay text, stray cells count as missing and are told", async () => {
    const text = `id,zip,size\n${Array.from({ length: 12 }, (_, i) => `c${i},0${i % 3}12,${i === 4 ? "big" : i}`).join("\n")}`;
    const { typed, warnings } = await check(text);
    expect(typed!.columns[1]).toMatchObject({ kind: "category", distinct: 3 });
    expect(typed!.columns[2]).toMatchObject({ kind: "number", missing: 1 });
    expect(warnings).toContainEqual(expect.objectContaining({ row: 6, column: "size", value: '"big"' }));
  });

  test("what can be read in two ways is read in one, and told", async () => {
    const { typed, warnings } = await check('id,amount\na,"1,234"\nb,"5,678"\nc,"9,012"\nd,"3,456"');
    expect(typed!.columns[1].numbers).toEqual([1234, 5678, 9012, 3456]);
    expect(warnings[0]).toMatchObject({ column: "amount", value: '"1,234" was read as 1234' });
    const semicolon = await check("id;amount\na;1,234\nb;5,678\nc;9,012\nd;3,456");
    expect(semicolon.typed!.columns[1].numbers).toEqual([1.234, 5.678, 9.012, 3.456]);
  });

  test("mixed currencies are told", async () => {
    const { warnings } = await check("id,amount\na,$5\nb,\u20ac6\nc,$7\nd,$9");
    expect(warnings[0].value).toContain("$, \u20ac");
  });
});

describe("one row per customer", () => {
  test("sales lines are called so, once, with the first rule as the remedy", async () => {
    const lines = "order,customer,amount\n1,A,5\n2,B,6\n3,A,7\n4,C,8\n5,A,9\n6,B,1";
    const { base, problems, problemCount, sumBy } = await check(lines);
    expect(base).toBe(null);
    expect(problemCount).toBe(1);
    expect(problems[0]).toMatchObject({ column: "customer", value: "6 rows of 3 customers" });
    expect(problems[0].remedy).toContain("looks like sales lines: sum it up to one row per customer first");
    expect(sumBy).toBe("customer");
  });

  test("a customer entered twice is a problem of its row", async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `c${i},${i}`);
    const { problems } = await check(`id,size\n${rows.join("\n")}\nc3,9`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 12, column: "id", value: '"c3" again (first in row 5)' });
  });

  test("a customer without a name is a problem", async () => {
    const { problems } = await check("id,size\na,1\n,2\nc,3\nd,4\ne,5");
    expect(problems[0]).toMatchObject({ row: 3, value: "no name" });
  });

  test("lines are summed up: amounts added, prices averaged, days latest, texts most common", async () => {
    const lines = [
      "order no,customer,amount,price,day,colour",
      "1,A,5,2,2020-01-01,red",
      "2,B,6,3,2020-01-02,red",
      "3,A,7,4,2019-05-05,blue",
      "4,A,,6,2018-01-01,blue",
    ].join("\n");
    const { table } = await readTable("lines", lines);
    const typed = typeTable(table!, {}, new ProblemLog());
    const { table: summed, columns } = sumPerCustomer(table!, typed, "customer");
    expect(columns.map(({ column, how }) => `${column}: ${how}`)).toEqual([
      "amount: sum",
      "price: mean",
      "day: latest",
      "colour: most common",
      "rows: sum",
    ]);
    expect(summed.columns).toEqual(["customer", "amount", "price", "day", "colour", "rows"]);
    expect(summed.rows.map(({ cells }) => cells)).toEqual([
      ["A", 12, 4, new Date("2020-01-01"), "blue", 3],
      ["B", 6, 3, new Date("2020-01-02"), "red", 1],
    ]);
    expect(() => sumPerCustomer(table!, typed, "who")).toThrow(/"who"/);
    const others = { amount: "latest", price: "median", colour: "latest" } as const;
    expect(sumPerCustomer(table!, typed, "customer", others).table.rows.map(({ cells }) => cells)).toEqual([
      ["A", 5, 4, new Date("2020-01-01"), "red", 3],
      ["B", 6, 3, new Date("2020-01-02"), "red", 1],
    ]);
    expect(() => sumPerCustomer(table!, typed, "customer", { colour: "sum" })).toThrow(
      /"colour".*most common or latest/,
    );
  });
});

describe("broken tables give a report", () => {
  test.each([
    ["", /no cells/],
    ["\n\n", /no cells/],
    ["id,a", /no rows below/],
    ["1,2\n3,4\n5,6", /no row of column names/],
    ["id,a\nx,1\ny,2,3\nz,4\nw,5", /3 cells/],
    ['id,a\nx,"1\ny,2', /never closed/],
    ["\u0000\u0001binary", /control characters/],
    ["id,a\nx,1\ny,2", /2 rows/],
    ["id,name\nx,1\ny,1\nz,1\nw,1", /no column that can be compared/],
  ])("%j", async (text, shown) => {
    const { base, problems } = await check(text);
    expect(base).toBe(null);
    expect(problems.map(({ value }) => value).join("\n")).toMatch(shown);
    for (const problem of problems) {
      expect(problem.legal).not.toBe("");
      expect(problem.remedy).not.toBe("");
    }
  });

  test("rows that are too short are warned of, titles above the header are passed over", async () => {
    const { base, warnings } = await check("Our customers\n\nid,a,b\nx,1,2\ny,2\nz,3,5\nw,4,7");
    expect(base!.customers).toEqual(["x", "y", "z", "w"]);
    expect(warnings).toContainEqual(expect.objectContaining({ row: 5, value: "2 cells" }));
  });

  test("columns of the same name or of none get names of their own", async () => {
    const { typed, warnings } = await check("id,a,a,\nx,1,2,3\ny,2,3,4\nz,3,4,5\nw,9,9,9");
    expect(typed!.columns.map(({ name }) => name)).toEqual(["id", "a", "a (2)", "column 4"]);
    expect(warnings).toHaveLength(2);
  });

  test("customerBase throws the whole report", async () => {
    await expect(customerBase("id,a\nx,1\ny,2\nx,3\nz,4\nq,5\nr,6\nt,7")).rejects.toThrow(
      /1 problem; its customers cannot be compared[\s\S]*row 4[\s\S]*"x" again/,
    );
    await expect(customerBase("no/such/file.csv")).rejects.toThrow(/does not exist/);
  });
});

describe("types and roles", () => {
  test("follow the reader's word: describe, outcome, value, weight, the order of words", async () => {
    const text = [
      "id,size,age,churn,spent,n",
      ...["S", "M", "L", "M", "S"].map(
        (size, i) => `c${i},${size},${30 + i},${i % 2 ? "yes" : "no"},${9 * i},${i}`,
      ),
    ].join("\n");
    const { base } = await check(text, {
      columns: { size: ["S", "M", "L"], age: "describe", churn: "outcome", spent: "value", n: "weight" },
    });
    const roles = base!.columns.map(({ name, type, role }) => `${name}: ${type}, ${role}`);
    expect(roles).toEqual([
      "id: id, id",
      "size: ordinal, feature",
      "age: score, describe",
      "churn: yes/no, outcome",
      "spent: count, value",
      "n: count, weight",
    ]);
    expect(base!.value).toBe("spent");
    // Who counts 0 times is left out.
    expect(base!.customers).toEqual(["c1", "c2", "c3", "c4"]);
    expect(Array.from(base!.weights!)).toEqual([1, 2, 3, 4]);
    expect(customerFeatures(base!).columnNames).toEqual(["size"]);
  });

  test("money is proposed by its name only, and income is not what a customer is worth", async () => {
    const of = async (name: string) => {
      const { base } = await check(`id,x,${name}\na,1,10\nb,2,20\nc,4,15\nd,8,40`);
      return base!.value;
    };
    expect(await of("Revenue")).toBe("Revenue");
    expect(await of("Total Charges")).toBe("Total Charges");
    expect(await of("Annual Income (k$)")).toBe(null);
    expect(await of("Spending Score")).toBe(null);
    const { base } = await check("id,x,Revenue\na,1,10\nb,2,20\nc,4,15\nd,8,40", { value: null });
    expect(base!.value).toBe(null);
  });

  test("are checked where a base is made by hand", () => {
    const one = { name: "x", type: "amount", role: "feature", numbers: [1, 2] } as const;
    const make = (change: object) => () =>
      customerBaseOf({ name: "two", customers: ["a", "b"], columns: [one], ...change });
    expect(make({})().columns[0]).toMatchObject({ unit: "", whole: null, madeOf: ["x"] });
    expect(make({ customers: ["a", "a"] })).toThrow(/customer 2: expected each customer once, got "a" again/);
    expect(make({ columns: [one, one] })).toThrow(/column 2: expected each column once/);
    expect(make({ columns: [{ ...one, numbers: [1] }] })).toThrow(/1 values/);
    expect(make({ columns: [{ ...one, numbers: [1, Infinity] }] })).toThrow(/row 2.*finite/);
    expect(make({ value: "y" })).toThrow(/"y"/);
    expect(make({ columns: [{ ...one, role: "weight", numbers: [1, -1] }] })).toThrow(/row 2.*at least 0/);
    const ordinal = { name: "o", type: "ordinal", role: "feature", levels: ["S", "M"], texts: ["S", "XL"] };
    expect(make({ columns: [ordinal] })).toThrow(/row 2.*one of S, M.*"XL"/);
    expect(columnNamed(make({})(), "x").numbers).toEqual(Float64Array.of(1, 2));
  });
});

describe("features", () => {
  test("are scaled, filled by the median, with categories that weigh as one number", async () => {
    const x = await features(SHOPS, { transform: "none", rareBelow: 1 });
    const { recipe } = x;
    expect(x.columnNames).toEqual([
      "Revenue",
      "Margin",
      "Segment = Hotel",
      "Segment = Retail",
      "Segment = Wholesale",
      "Active = no",
      "Active = yes",
    ]);
    expect(x.filled).toEqual([{ customer: "C-3", feature: "Revenue" }]);
    expect(recipe.features[0]).toMatchObject({ fill: 1234.5, transform: "none", unit: "\u20ac" });
    const variance = (j: number): number => {
      const values = Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + j]);
      const mean = values.reduce((a, b) => a + b, 0) / x.rows;
      expect(mean).toBeCloseTo(0, 12);
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (x.rows - 1);
    };
    expect(variance(0)).toBeCloseTo(1, 12);
    expect(variance(2) + variance(3) + variance(4)).toBeCloseTo(1, 12);
    expect(variance(5) + variance(6)).toBeCloseTo(1, 12);
  });

  test("take logarithms of long tails only, and gather rare levels", async () => {
    const [revenue, margin, segment] = (await features(SHOPS)).recipe.features;
    expect(revenue).toMatchObject({ transform: "log" });
    expect(margin).toMatchObject({ transform: "none" });
    expect(segment).toMatchObject({ levels: ["Retail", "(other)"], fill: "Retail" });
  });

  test("serve every method: k-means on numbers, medoids on Gower's dissimilarities with missing values", async () => {
    const base = await customerBase(SHOPS);
    const x = customerFeatures(base);
    const mixed = mixedFeatures(base, x.recipe);
    expect(kmeans(x, { k: 2, seed: 7 }).labels).toHaveLength(6);
    expect(mixed.columns[0].values[2]).toBe(null);
    expect(kmedoids(gowerDistances(mixed), { k: 2 }).labels).toHaveLength(6);
    expect(columnRows(base)[1]).toMatchObject({ column: "Revenue", type: "amount (\u20ac)", missing: 1 });
    expect(columnRows(base)[3]).toMatchObject({ column: "Since", type: "date (days since 1970)" });
  });

  test("depend neither on the order of the columns nor on the way the table came", async () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(null));
    const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom("x", "y", "z")), {
      minLength: 6,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (values) => {
        const table = [["code", "a", "b", "c"], ...values.map(([a, b, c], i) => [`k${i}`, a, b, c])];
        const semicolon = await check(writeDelimitedText(table, { delimiter: ";" }));
        const tab = await check(writeDelimitedText(table, { delimiter: "\t" }));
        expect(tab).toEqual(semicolon);
        const turned = await check(writeDelimitedText(table.map(([name, a, b, c]) => [c, b, name, a])));
        if (semicolon.base === null || turned.base === null) {
          expect(turned.base).toBe(semicolon.base);
          return;
        }
        const [x, y] = [semicolon.base, turned.base].map((base) => customerFeatures(base));
        expect([...y.columnNames].sort()).toEqual([...x.columnNames].sort());
        x.columnNames.forEach((name, j) => {
          const other = y.columnNames.indexOf(name);
          for (let i = 0; i < x.rows; i++)
            expect(y.data[i * y.columns + other]).toBe(x.data[i * x.columns + j]);
        });
      }),
      { numRuns: 60 },
    );
  });
});

test("a workbook's table is read like the text of it", async () => {
  const day = new Date(Date.UTC(2019, 11, 31));
  const bytes = await toXlsx(
    new Map([
      ["empty", []],
      [
        "customers",
        [
          ["Customer", "Revenue", "Since", "Kind", "Half"],
          ["A", 5, day, "x", { formula: "B2/2", result: 2.5 }],
          ["B", 7.5, day, "y", 3.75],
          ["C", null, day, "x", null],
          ["D", 12, new Date(0), "y", 6],
        ],
      ],
    ]),
  );
  const { typed, base } = await check(new Uint8Array(bytes));
  expect(typed!.columns.map(({ kind }) => kind)).toEqual([
    "identifier",
    "number",
    "date",
    "category",
    "number",
  ]);
  expect(typed!.columns[4].numbers).toEqual([2.5, 3.75, null, 6]);
  expect(base!.customers).toEqual(["A", "B", "C", "D"]);
  const { problems } = await readTable("x.xlsx", new Uint8Array(bytes), "nowhere");
  expect(problems.list()[0].value).toBe('no sheet "nowhere"');
});
