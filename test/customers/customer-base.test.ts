import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { customerBase } from "../../src/customers/read-customer-base";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { applyBaseRecipe } from "../../src/customers/recipe/apply-base-recipe";
import type { BaseRecipe } from "../../src/customers/recipe/base-recipe";
import { columnRows } from "../../src/customers/column-rows";
import { checkCustomerBase, type CustomerBaseOptions } from "../../src/customers/customer-base";
import { TABLE_LIMITS } from "../../src/tables/limits";
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
  return checkCustomerBase("test", table, options, problems, warnings);
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
      Since: "date, set aside",
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
    const { table: summed, how } = sumPerCustomer(table!, typed, "customer");
    expect(how).toEqual({ amount: "sum", price: "mean", day: "latest", colour: "most common", rows: "sum" });
    expect(summed.columns).toEqual(["customer", "amount", "price", "day", "colour", "rows"]);
    expect(summed.rows.map(({ cells }) => cells)).toEqual([
      ["A", 12, 4, new Date("2020-01-01"), "blue", 3],
      ["B", 6, 3, new Date("2020-01-02"), "red", 1],
    ]);
    expect(() => sumPerCustomer(table!, typed, "who")).toThrow(/"who"/);
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
    expect(base!.observations.rowNames).toEqual(["x", "y", "z", "w"]);
    expect(warnings).toContainEqual(expect.objectContaining({ row: 5, value: "2 cells" }));
  });

  test("columns of the same name or of none get names of their own", async () => {
    const { typed, warnings } = await check("id,a,a,\nx,1,2,3\ny,2,3,4\nz,3,4,5\nw,9,9,9");
    expect(typed!.columns.map(({ name }) => name)).toEqual(["id", "a", "a (2)", "column 4"]);
    expect(warnings).toHaveLength(2);
  });

  test("a table beyond the limit is refused", async () => {
    const text = `id,a\n${"x,1\n".repeat(TABLE_LIMITS.cells / 2)}`;
    const { problems } = await check(text);
    expect(problems[0].legal).toContain(String(TABLE_LIMITS.cells));
  });

  test("customerBase throws the whole report", async () => {
    await expect(customerBase("id,a\nx,1\ny,2\nx,3\nz,4\nq,5\nr,6\nt,7")).rejects.toThrow(
      /1 problem; its customers cannot be compared[\s\S]*row 4[\s\S]*"x" again/,
    );
    await expect(customerBase("no/such/file.csv")).rejects.toThrow(/does not exist/);
  });
});

describe("features", () => {
  test("are scaled, filled by the median, with categories that weigh as one number", async () => {
    const { base } = await check(SHOPS, { transform: "none", rareBelow: 1 });
    const { observations: x, recipe } = base!;
    expect(x.columnNames).toEqual([
      "Revenue",
      "Margin",
      "Segment = Hotel",
      "Segment = Retail",
      "Segment = Wholesale",
      "Active = no",
      "Active = yes",
    ]);
    expect(x.filled).toEqual([{ row: "C-3", column: "Revenue" }]);
    expect(recipe.columns[0]).toMatchObject({ fill: 1234.5, transform: "none", unit: "\u20ac" });
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
    const { base } = await check(SHOPS);
    const [revenue, margin, segment] = base!.recipe.columns;
    expect(revenue).toMatchObject({ transform: "log" });
    expect(margin).toMatchObject({ transform: "none" });
    expect(segment).toMatchObject({ levels: ["Retail", "(other)"], fill: "Retail" });
  });

  test("leave incomplete rows out when asked to, and say how many", async () => {
    const { base } = await check(SHOPS, { missing: "complete" });
    expect(base!.leftOut).toBe(1);
    expect(base!.observations.rowNames).not.toContain("C-3");
    expect(base!.observations.filled).toEqual([]);
  });

  test("are made anew from the recipe as JSON", async () => {
    const { base } = await check(SHOPS);
    const recipe = JSON.parse(JSON.stringify(base!.recipe)) as BaseRecipe;
    const again = applyBaseRecipe(
      recipe,
      ["new"],
      [{ Revenue: 1234.5, Margin: 0.12, Segment: "Retail", Active: "yes" }],
    );
    expect(again.data).toEqual(base!.observations.data.slice(0, again.columns));
    const strange = applyBaseRecipe(
      recipe,
      ["new"],
      [{ Revenue: 1, Segment: "Bank", Active: null, Margin: null }],
    );
    expect(strange.filled.map(({ column }) => column)).toEqual(["Margin", "Active"]);
    expect(() => applyBaseRecipe(recipe, ["new"], [{ Revenue: -1 }])).toThrow(/at least 0/);
    expect(() => applyBaseRecipe(recipe, ["new"], [{ Revenue: "much" }])).toThrow(/"much"/);
  });

  test("serve every method: k-means on numbers, medoids on Gower's dissimilarities with missing values", async () => {
    const base = await customerBase(SHOPS);
    expect(kmeans(base.observations, { k: 2, seed: 7 }).labels).toHaveLength(6);
    expect(base.mixed.columns[0].values[2]).toBe(null);
    expect(kmedoids(gowerDistances(base.mixed), { k: 2 }).labels).toHaveLength(6);
    expect(columnRows(base.columns)[1]).toMatchObject({
      column: "Revenue",
      kind: "number (\u20ac)",
      missing: 1,
    });
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
        const [x, y] = [semicolon.base.observations, turned.base.observations];
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
  expect(base!.observations.rowNames).toEqual(["A", "B", "C", "D"]);
  const { problems } = await readTable("x.xlsx", new Uint8Array(bytes), "nowhere");
  expect(problems.list()[0].value).toBe('no sheet "nowhere"');
});
