import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStudy } from "../../../src/cases/cases";
import { customerBaseOf } from "../../../src/customers/customer-base";
import { derivedColumns } from "../../../src/customers/derived/derived-columns";
import { proposeValue } from "../../../src/customers/propose-value";
import { knownOrder } from "../../../src/customers/typing/known-orders";
import { farValues } from "../../../src/customers/explore/far-values";
import { describeData } from "../../../src/study/description/describe-data";
import { describedStudy } from "../../../src/study/description/described-study";
import { parseDescription } from "../../../src/study/description/parse-description";
import { titleOfFile } from "../../../src/study/description/title-of-file";
import { writeDescription } from "../../../src/study/description/write-description";
import { nameByValues } from "../../../src/tables/name-by-values";
import { ProblemLog } from "../../../src/tables/problem-log";

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);
const ROWS = Array.from({ length: 60 }, (_, i) =>
  [
    `c${i}`,
    1950 + (i % 40),
    (i % 2) + 1,
    100 + i,
    ["low", "high", "medium"][i % 3],
    i % 4 === 0 ? "Yes" : "No",
    20000 + 10 * i,
    i === 7 ? -999 : i % 9,
  ].join(","),
);
const HEAD = "CustomerID,Year_Birth,Channel,revenue,engagement,Churn Label,zip code,calls";

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-described-"));
  writeFileSync(inFolder("customers.csv"), [HEAD, ...ROWS].join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A `study.yaml` of the table, with something changed. */
async function written(change: (text: string) => string): Promise<string> {
  const { description, doubts } = await describeData([inFolder("customers.csv")], folder);
  const file = inFolder("study.yaml");
  writeFileSync(file, change(writeDescription(description, doubts)));
  return file;
}

describe("other divisions", () => {
  const asked = (lines: string) => (text: string) => text.replace("segments:\n", `segments:\n${lines}`);

  test("are asked for under segments, kept when written again, and known to the study", async () => {
    const links = { smallest: null, largest: null, together: [["c1", "c2"]], apart: [["c3", "c4", "c5"]] };
    const lines = "  also: [tclust]\n  together: [[c1, c2]]\n  apart: [[c3, c4, c5]]\n";
    const study = await describedStudy(await written(asked(lines)));
    const others = { also: ["tclust"], ...links };
    expect(study.others).toEqual(others);
    // The choice keeps them.
    expect(study.choice?.limits).toEqual(links);
    const sized = await describedStudy(await written(asked("  smallest: 5\n  largest: 40\n")));
    expect(sized.choice?.limits).toMatchObject({ smallest: 5, largest: 40, together: [] });
    const both = await written(asked("  smallest: 5\n  apart: [[c3, c4]]\n"));
    await expect(describedStudy(both)).rejects.toThrow(/no method here keeps both/);
    const again = parseDescription(writeDescription(study.description), new ProblemLog());
    expect(again).toMatchObject(others);
    const usual = await describedStudy(await written((text) => text));
    expect(usual.others).toMatchObject({
      also: ["trimmed-k-means", "sparse-k-means"],
      smallest: null,
      apart: [],
    });
    expect(usual.choice).not.toHaveProperty("limits");
    expect(usual.fingerprint).not.toBe(study.fingerprint);
  });

  test("name customers of the data, in lists of two or more", async () => {
    const wrong = await written(asked("  apart: [[c1, c99]]\n"));
    await expect(describedStudy(wrong)).rejects.toThrow(/"c99".*The nearest is "c9"/);
    for (const lists of ["[[c1]]", "[c1, c2]", "c1"]) {
      const short = await written(asked(`  together: ${lists}\n`));
      await expect(describedStudy(short), lists).rejects.toThrow(/lists of two customers or more/);
    }
  });
});

describe("what is understood of a table", () => {
  test("codes, sentinels, ordinals, outcomes and postal codes are proposed as such, each with its doubt", async () => {
    const { description, doubts } = await describeData([inFolder("customers.csv")], folder);
    const { columns, value } = description;
    expect(value).toBe("revenue");
    expect(columns["CustomerID"]).toEqual({ type: "id", role: "id" });
    expect(columns["Channel"]).toEqual({ type: "category", role: "feature" });
    expect(columns["calls"].missing).toEqual(["-999"]);
    expect(columns["engagement"]).toMatchObject({ type: "ordinal", order: ["low", "medium", "high"] });
    expect(columns["Churn Label"]).toEqual({ type: "yes/no", role: "outcome" });
    expect(columns["zip code"].role).toBe("set aside");
    expect(columns["Year_Birth"].type).toBe("score");
    for (const name of ["Channel", "calls", "engagement", "Churn Label", "zip code", "Year_Birth"])
      expect(doubts[`columns: ${name}`]?.length, name).toBeGreaterThan(0);
  });

  test("the title has the words of the file's name that may be those of a company", () => {
    const of = (file: string): string => titleOfFile(file).replace(": a study of customers", "");
    expect(["a/telco-churn.csv", "mall-customers.CSV", "cdnow_sample.txt.gz"].map(of)).toEqual([
      "Telco churn",
      "Mall",
      "Cdnow",
    ]);
    expect(of("WholesaleCustomersData 2024.xlsx")).toBe("Wholesale");
    expect(titleOfFile("customers.csv")).toBe("A study of customers");
  });

  test("a table of too few customers is refused with what to do", async () => {
    writeFileSync(inFolder("few.csv"), [HEAD, ...ROWS.slice(0, 9)].join("\n"));
    await expect(describeData([inFolder("few.csv")], folder)).rejects.toThrow(
      /at least 16 customers[^]*got 9 customers[^]*Add the other customers/,
    );
  });

  test("words that begin with numbers are in the order of these; words without an order have none", () => {
    expect(knownOrder(["10+ years", "1 year", "< 1 year", "2 years"])).toEqual([
      "< 1 year",
      "1 year",
      "2 years",
      "10+ years",
    ]);
    expect(knownOrder(["north", "south", "west"])).toBeNull();
    expect(knownOrder(["low", "high"])).toBeNull();
  });
});

describe("a study.yaml", () => {
  test("gives back what was written, doubts as comments, and the study of it", async () => {
    const { description, doubts } = await describeData([inFolder("customers.csv")], folder);
    const text = writeDescription(description, doubts);
    expect(parseDescription(text, new ProblemLog())).toEqual(description);
    expect(text).toMatch(/# Whole numbers of 2 different values[^\n]*\n\s+Channel:/);
    const { base, description: read } = await describedStudy(await written((same) => same));
    expect(read).toEqual(description);
    expect(base.customers).toHaveLength(60);
    expect(base.value).toBe("revenue");
    expect(base.columns.find(({ name }) => name === "calls")?.numbers?.[7]).toBeNaN();
    expect(base.columns.find(({ name }) => name === "Churn Label")?.role).toBe("outcome");
  });

  test("is edited: roles, units, derived columns and names change the study; names do not change its fingerprint", async () => {
    const plain = await describedStudy(await written((same) => same));
    const named = await describedStudy(
      await written((text) => text.replace("names: {}", "names: {1: Our best}")),
    );
    expect(named.fingerprint).toBe(plain.fingerprint);
    expect(named.lexicon.given).toEqual({ 1: "Our best" });
    const file = await written((text) =>
      text
        .replace("derived: {}", "derived: {age: asOf - Year_Birth}")
        .replace("as of:", "as of: 2024-06-30")
        .replace("Channel: {type: category, role: feature}", "Channel: {type: count, role: describe}"),
    );
    const edited = await describedStudy(file);
    expect(edited.fingerprint).not.toBe(plain.fingerprint);
    const column = (name: string) => edited.base.columns.find((each) => each.name === name);
    expect(column("age")?.numbers?.[0]).toBe(74);
    expect(column("Channel")).toMatchObject({ type: "count", role: "describe" });
    expect((await readStudy({ data: folder })).fingerprint).toBe(edited.fingerprint);
  });

  test("names the methods that compete, which the study and its fall-back choice take", async () => {
    const plain = await describedStudy(await written((same) => same));
    expect(plain.choice).toEqual({ maxK: 8, methods: ["k-means", "ward", "k-medoids"] });
    const edit = (methods: string) => written((text) => text.replace(/methods: .*/, `methods: ${methods}`));
    const { description, choice } = await describedStudy(await edit("[ward, average]"));
    expect(description.methods).toEqual(["ward", "average"]);
    expect(choice?.methods).toEqual(["ward", "average"]);
    expect((await describedStudy(await edit("ward"))).description.methods).toEqual(["ward"]);
    await expect(describedStudy(await edit("[ward, dbscan]"))).rejects.toThrow(
      /expected one or more of k-means/,
    );
    await expect(describedStudy(await edit("[]"))).rejects.toThrow(/expected one or more of k-means/);
  });

  test("that is wrong gives one report of all problems, with line, value, what is legal and what to do", async () => {
    const file = await written((text) =>
      text
        .replace("type: category", "type: categry")
        .replace("segments:", "segmnts:")
        .replace("derived: {}", "derived:\n  x: revenue"),
    );
    const error = await describedStudy(file).catch((each: unknown) => each);
    expect(String(error)).toMatch(/2 problems/);
    expect(String(error)).toMatch(/row \d+.*expected one of amount, count.*"categry"/);
    expect(String(error)).toMatch(/"segmnts"/);
  });

  test("a column that the table does not have, and an expression that cannot be computed, are refused", async () => {
    const lacking = await written((text) => text.replace("  Channel:", "  Chanel:"));
    await expect(describedStudy(lacking)).rejects.toThrow(/no column "Chanel"/);
    const wrong = await written((text) => text.replace("derived: {}", "derived: {x: revenue / orders}"));
    await expect(describedStudy(wrong)).rejects.toThrow(/"orders" in "revenue/);
  });
});

describe("derived columns", () => {
  const columns = [
    { name: "MntWine", type: "amount", role: "feature", numbers: [10, 4, NaN] },
    { name: "MntMeat", type: "amount", role: "feature", numbers: [5, 6, 7] },
    { name: "kind", type: "category", role: "feature", texts: ["a", "b", "a"] },
  ] as const;
  const value = (expression: string): readonly number[] => {
    const problems = new ProblemLog();
    const [made] = derivedColumns(columns, { x: expression }, { asOf: null, described: {} }, problems);
    expect(problems.list()).toEqual([]);
    return Array.from(made.numbers ?? [], Number);
  };

  test("are computed by rows; a sum leaves out what is not known, other operations do not", () => {
    expect(value("sum(Mnt*)")).toEqual([15, 10, 7]);
    expect(value("MntWine + MntMeat")).toEqual([15, 10, NaN]);
    expect(value('if(kind == "a", MntMeat, 0 - 1)')).toEqual([5, -1, 7]);
    expect(value('-column("MntMeat") * 2')).toEqual([-10, -12, -14]);
    expect(value("MntMeat / 0")).toEqual([NaN, NaN, NaN]);
  });

  test("no text is run as a program", () => {
    for (const text of ["process.exit()", "constructor.constructor('return 1')()", "[1,2]", "x = 3"]) {
      const problems = new ProblemLog();
      expect(derivedColumns(columns, { x: text }, { asOf: null, described: {} }, problems)).toEqual([]);
      expect(problems.count, text).toBe(1);
    }
  });
});

test("sales lines are summed to customers: days with the month first, codes of orders with letters", async () => {
  const lines = Array.from({ length: 90 }, (_, i) =>
    [
      `${i % 10 === 9 ? "C" : ""}${500 + i}`,
      `12/${1 + (i % 9)}/2010 8:26`,
      `b${i % 30}`,
      (i % 10 === 9 ? -1 : 2) * 5,
      "UK",
    ].join(","),
  );
  writeFileSync(
    inFolder("lines.csv"),
    ["InvoiceNo,InvoiceDate,CustomerID,Amount,Country", ...lines].join("\n"),
  );
  const { description, doubts } = await describeData([inFolder("lines.csv")], folder);
  expect(description.lineColumns).toMatchObject({
    customer: "CustomerID",
    order: "InvoiceNo",
    amount: "Amount",
  });
  const file = inFolder("lines-study.yaml");
  writeFileSync(file, writeDescription(description, doubts));
  const { base, lines: sales } = await describedStudy(file);
  expect(base.asOf).toBe("2010-12-09");
  expect(base.customers).toHaveLength(30);
  expect(sales?.lines.filter(({ order }) => order === null)).toEqual([]);
  const column = (name: string) => Array.from(base.columns.find((each) => each.name === name)?.numbers ?? []);
  expect(column("revenue").reduce((a, b) => a + b, 0)).toBe(81 * 10 - 9 * 5);
  expect(column("orders")).toEqual(Array.from({ length: 30 }, () => 3));
});

test("orders without money are refused, and the report says that money is missing", async () => {
  const orders = Array.from({ length: 90 }, (_, i) => `2014-03-${10 + (i % 20)},${i % 30}`);
  writeFileSync(inFolder("orders.csv"), ["date,id", ...orders].join("\n"));
  await expect(describeData([inFolder("orders.csv")], folder)).rejects.toThrow(
    /got days, but no column with money\.\s+Add the money of each line under the name "amount"/,
  );
  const paid = orders.map((line, i) => `${line},${5 + (i % 7)}`);
  writeFileSync(inFolder("paid.csv"), ["date,id,amount", ...paid].join("\n"));
  const { description } = await describeData([inFolder("paid.csv")], folder);
  expect(description.lineColumns).toMatchObject({ customer: "id", date: "date", amount: "amount" });
});

test("a value far from all others is listed, and nothing is removed", () => {
  const numbers = [...Array.from({ length: 30 }, (_, i) => i), 666_666];
  const base = customerBaseOf({
    name: "incomes",
    customers: numbers.map((_, i) => `c${i}`),
    columns: [{ name: "income", type: "amount", role: "feature", numbers }],
  });
  expect(farValues(base).map(({ customer, value }) => [customer, value])).toEqual([["c30", 666_666]]);
});

describe("sales lines without names of columns, and with codes that hold letters", () => {
  test("get names by their values, days without marks included, and a warning that says so", async () => {
    const lines = Array.from({ length: 90 }, (_, i) => {
      const [customer, day] = [1 + (i % 30), 10 + Math.floor(i / 30)];
      return ` ${String(customer).padStart(5, "0")} 0001 199701${day}  ${1 + (i % 3)}   ${10 + i}.33\r`;
    });
    writeFileSync(inFolder("lines.txt"), `${lines.join("\n")}\n`);
    const { description, warnings } = await describeData([inFolder("lines.txt")], folder);
    expect(description.lineColumns).toMatchObject({ customer: "customer", date: "date", amount: "amount" });
    expect(warnings.map(({ value }) => value).join()).toMatch(/customer, column 2, date, column 4, amount/);
    writeFileSync(inFolder("lines.yaml"), writeDescription(description));
    const { base, lines: sales } = await describedStudy(inFolder("lines.yaml"));
    expect(base.customers).toHaveLength(30);
    expect(sales?.lastDay.toISOString()).toMatch(/^1997-01-12/);
  });

  test("numbers of orders with a letter are no error", async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i % 7 === 0 ? "C" : ""}${500 + i},2020-01-${10 + (i % 9)},c${i % 20},${i}.5`,
    );
    writeFileSync(inFolder("orders.csv"), ["InvoiceNo,date,customer,amount", ...rows].join("\n"));
    expect((await describeData([inFolder("orders.csv")], folder)).warnings).toEqual([]);
  });
});

test("a table of words is not taken for one without names", () => {
  expect(nameByValues("name revenue\nanna 3.5\nbert 4.5")).toBeNull();
  expect(nameByValues("1 2\n3")).toBeNull();
  expect(nameByValues("1 2.5\n2 3.5")?.columns).toEqual(["column 1", "amount"]);
});

test("what a customer is worth may be unknown for a few, and is never below 0", () => {
  const column = (values: readonly (number | null)[]) => ({
    name: "Total Charges",
    type: "amount" as const,
    role: "feature" as const,
    numbers: values,
  });
  const many = Array.from({ length: 100 }, (_, i) => i);
  expect(proposeValue([column([...many, null])])).toBe("Total Charges");
  expect(proposeValue([column([...many, null, null, null, null])])).toBeNull();
  expect(proposeValue([column([...many, -1])])).toBeNull();
});
