import { describe, expect, test } from "vitest";
import { valueOutput } from "../../src/cell/value-output";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { dbscan } from "../../src/clustering/density/dbscan";
import { figureOutput, tableOutput } from "../../src/cell/display";
import { observations } from "../../src/math/linear/observations";
import { salesFrame } from "../../src/cases/champo/sales/sales-frame";
import { table } from "../../src/text/table";

const x = observations(
  Array.from({ length: 12 }, (_, i) => [i < 6 ? i / 10 : 50 + i / 10, i % 2]),
  { rowNames: Array.from({ length: 12 }, (_, i) => `N-${i}`), columnNames: ["revenue", "area"] },
);
const text = (value: unknown): string => String(valueOutput(value)?.data["text/plain"]);
const html = (value: unknown): string => String(valueOutput(value)?.data["text/html"]);

describe("the value of a cell's last line", () => {
  test("is printed as it is when it is short or plain", () => {
    for (const value of [1, "text", null, undefined, true, [1, 2], { a: 1 }, () => 1, new Map([[1, 2]])])
      expect(valueOutput(value)).toBeUndefined();
  });

  test("is a table or figure of the library shown as by show()", () => {
    const shown = table("T", [{ a: 1 }]);
    expect(valueOutput(shown)).toEqual(tableOutput(shown));
    const figure = { title: "T", alt: "A", data: [], layout: {} };
    expect(valueOutput(figure)).toEqual(figureOutput(figure));
  });

  test("is a matrix with the names of rows and columns, the first ten rows", () => {
    const lines = text(x).split("\n");
    expect(lines[0]).toBe("Observations: 12 rows by 2 columns, the first 10");
    expect(lines[1].trim().split(/\s+/)).toEqual(["row", "revenue", "area"]);
    expect(lines[2].trim().split(/\s+/)).toEqual(["N-0", "0", "0"]);
    expect(lines).toHaveLength(12);
  });

  test("is a data frame with the types of its columns", async () => {
    const line = {
      kind: "order" as const,
      customer: "<b>N</b>",
      country: "X",
      date: new Date(0),
      orderNumber: null,
      item: "RUG",
      unit: "Ft",
      quantity: 2,
      pieceAreaFt2: 3,
      amount: 4.5,
    };
    const frame = await salesFrame(Array.from({ length: 11 }, () => line) as never);
    expect(text(frame)).toMatch(/^DataFrame: 11 rows by 10 columns, the first 10\n/);
    expect(text(frame)).toMatch(/quantity \(int32\) .*amount \(float32\)/);
    expect(html(frame)).toContain("&lt;b&gt;N&lt;/b&gt;");
    expect(text(frame["amount" as never])).toMatch(/^Series: 11 rows by 1 columns/);
    expect(text(frame)).not.toContain("$data");
  });

  test("is a clustering by its fields and the sizes of its clusters", () => {
    const shown = text(kmeans(x, { k: 2, seed: 7 }));
    expect(shown).toMatch(/^k-means: 2 clusters of 12 rows\n/);
    expect(shown).toMatch(/cluster sizes +of labels +6, 6/);
    expect(shown).toMatch(/labels +Int32Array of 12 +\[ 0, 0, 0, 0, 0, 0, \.\.\. 6 more items \]/);
    expect(shown.split("\n").every((line) => line.length < 200)).toBe(true);
    expect(text(dbscan(x, { eps: 0.01, minPoints: 3 }))).toMatch(
      /: 0 clusters of 12 rows, 12 of them noise\n/,
    );
  });

  test("is an array of records as a table, nested parts in brief", () => {
    const records = Array.from({ length: 11 }, (_, i) => ({ name: `r${i}`, nested: { deep: { er: i } } }));
    expect(text(records)).toMatch(
      /^Records: 11 rows by 2 columns, the first 10\nname +nested\nr0 +\{ deep: \{ er: 0 \} \}/,
    );
  });

  test("never runs long, however long it is", () => {
    const long = {
      a: "x".repeat(1e5),
      b: new Float64Array(1e5),
      c: Array.from({ length: 1e4 }, (_, i) => ({ i })),
    };
    expect(text(long).length).toBeLessThan(2000);
  });
});
