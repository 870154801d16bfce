import { describe, expect, test } from "vitest";
import { figureOutput, proseOutput, show, tableOutput, takeaway } from "../src/cell/display";
import { count, decimal, percent } from "../src/text/format";
import { findingFromJson, joined, named, prose } from "../src/text/prose";
import { table } from "../src/text/table";

const hostile = `<img src=x onerror="alert(1)">`;

function said(words: TemplateStringsArray, ...values: Parameters<typeof proseOutput>[2]) {
  return proseOutput("takeaway", words, values);
}

describe("what a cell shows", () => {
  test("a takeaway keeps each number's value beside its text", () => {
    const output = said`${count(3)} of ${count(45)} customers bring ${percent(0.5512)}.`;
    expect(output.data["text/plain"]).toBe("3 of 45 customers bring 55.1%.");
    expect(output.metadata.champo).toEqual({
      kind: "takeaway",
      claims: [
        { text: "3", value: 3, at: [0, 1] },
        { text: "45", value: 45, at: [5, 7] },
        { text: "55.1%", value: 0.5512, at: [24, 29] },
      ],
      texts: [],
    });
  });

  test("a takeaway says where its numbers and the texts put into it stand in its Markdown", () => {
    const output = said`
      The account ${"*N-37*"} holds
      ${percent(0.5)} of ${""}it.`;
    const markdown = output.data["text/markdown"] as string;
    const { claims, texts } = output.metadata.champo as {
      claims: { at: [number, number] }[];
      texts: { text: string; at: [number, number] }[];
    };
    expect(markdown).toBe("The account \\*N-37\\* holds 50.0% of it.");
    expect(claims.map(({ at }) => markdown.slice(...at))).toEqual(["50.0%"]);
    expect(texts.map(({ text, at }) => [text, markdown.slice(...at)])).toEqual([["*N-37*", "\\*N-37\\*"]]);
  });

  test("a sentence of the library brings its numbers along", () => {
    const why = prose`M brings ${percent(0.34629)} of all and ${count(12)} others 1,034.6.`;
    expect(why.parts).toEqual([
      "M brings ",
      { text: "34.6%", value: 0.34629 },
      " of all and ",
      { text: "12", value: 12 },
      " others 1,034.6.",
    ]);
    const { claims } = said`So: ${why}`.metadata.champo as { claims: { text: string; at: number[] }[] };
    expect(claims).toEqual([
      { text: "34.6%", value: 0.34629, at: [13, 18] },
      { text: "12", value: 12, at: [30, 32] },
    ]);
  });

  test("a named number and a named word keep their names, for a page to ask for them", () => {
    const found = prose`It is ${named("verdict", "supported")} at ${named("k", count(3))}.`;
    const output = said`${found}`;
    expect(output.data["text/plain"]).toBe("It is supported at 3.");
    const { claims, texts } = output.metadata.champo as Record<string, { name?: string }[]>;
    expect(claims).toEqual([{ name: "k", text: "3", value: 3, at: [19, 20] }]);
    expect(texts).toContainEqual({ name: "verdict", text: "supported", at: [6, 15] });
    expect(texts.filter(({ name }) => name !== undefined)).toHaveLength(1);
  });

  test("sentences are joined without losing a number, and come back from JSON with undefined ones", () => {
    const list = joined([prose`${count(2)} are`, prose`${decimal(NaN)} is`], "; ");
    expect(list.text).toBe("2 are; not defined is");
    expect(list.parts.filter((part) => typeof part !== "string")).toEqual([count(2), decimal(NaN)]);
    expect(findingFromJson(JSON.parse(JSON.stringify(list)) as typeof list)).toEqual(list);
  });

  test("a bare number in a takeaway is refused", () => {
    expect(() => said`${3 as never} customers`).toThrow(
      /expected text, or a number with its text, got number 3/,
    );
  });

  test("text from the data stays text in Markdown", () => {
    const output = said`The item ${"**[x](javascript:alert(1))** " + hostile} sells.`;
    expect(output.data["text/markdown"]).toBe(
      'The item \\*\\*\\[x\\](javascript:alert(1))\\*\\* \\<img src=x onerror="alert(1)"\\> sells.',
    );
  });

  test("a figure travels as Plotly data with its text, and holds no bundle", () => {
    const output = figureOutput({ title: "T", alt: "A.", data: [{ type: "bar", y: [1] }], layout: {} });
    expect(Object.keys(output.data)).toEqual(["application/vnd.plotly.v1+json", "text/plain"]);
    expect(output.data["text/plain"]).toBe("[figure] T. A.");
  });

  test("a table's HTML shows hostile text as text", () => {
    const html = tableOutput(table(hostile, [{ [hostile]: hostile, "=1+1": 2 }])).data["text/html"];
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  test("heads the fields of results in words, and a column of the data as it is", () => {
    const shown = table("Titles", [{ clusterCount: 2, customerID: "A", constructor: 1 }]);
    expect(shown.columns.map(({ name }) => name)).toEqual(["clusters", "customerID", "constructor"]);
  });

  test("a table's text lines its columns up", () => {
    const shown = table("Money", [
      { who: "a", amount: 1234567 },
      { who: "bcd", amount: 0.5 },
    ]);
    expect(tableOutput(shown).data["text/plain"]).toBe(
      ["Money", "who     amount", "a    1,234,567", "bcd       0.50"].join("\n"),
    );
  });

  test("outside a kernel, show says so", () => {
    expect(() => show(table("t", []))).toThrow(/expected a call from a cell/);
    expect(() => takeaway`t`).toThrow(/outside a notebook/);
  });
});

describe("tables", () => {
  test("columns come from the first record, or as chosen", () => {
    const records = [{ a: 1, b: "x", c: null }];
    expect(table("t", records).columns.map((column) => [column.name, column.align])).toEqual([
      ["a", "right"],
      ["b", "left"],
      ["c", "left"],
    ]);
    expect(table("t", records, { columns: ["b"], units: { b: "ft2" } }).columns).toEqual([
      { name: "b", align: "left", unit: "ft2" },
    ]);
  });

  test("a sentence in a cell keeps its numbers, with their places", () => {
    const shown = table("Advice", [
      { who: "M", why: prose`It brings ${percent(0.34629)}.` },
      { who: "N", why: "It is new." },
    ]);
    expect(shown.rows[0]).toEqual(["M", "It brings 34.6%."]);
    expect(shown.claims).toEqual([{ row: 0, column: 1, text: "34.6%", value: 0.34629, at: [10, 15] }]);
    expect(table("Plain", [{ a: 1 }])).not.toHaveProperty("claims");
  });

  test("a column that no record has is an error with the names there are", () => {
    expect(() => table("t", [{ a: 1 }], { columns: ["z"] })).toThrow(/column "z": expected "a"/);
  });

  test("dates are UTC days, the undefined is said, the missing is empty", () => {
    const record = { day: new Date(Date.UTC(2019, 4, 1)), x: NaN, y: null, z: 0.125 };
    expect(table("t", [record]).rows).toEqual([["2019-05-01", "not defined", "", "0.13"]]);
  });
});
