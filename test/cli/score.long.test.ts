import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { prose } from "../../src/text/prose";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import type { ScoreRow } from "../../src/cli/score/score";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import type { CustomerMeasures } from "../../src/cases/champo/customers/customer-table";
import { groupCenters } from "../../src/segments/group-centers";
import { segmentationOf } from "../../src/segments/segmentation";
import type { SegmentsFile } from "../../src/study/segments-schema";
import { segmentedStudy } from "../segments/study-of-seed";
import { heard } from "./heard";

const { customers, base, features } = segmentedStudy(7, 3);
// k-means divides by the nearest centre, so scoring must give its own customers back to their segments.
const segmentation = segmentationOf(kmeans(features, { k: 3, seed: 7 }), features, base);
const { recipe } = features;
const segments: SegmentsFile = {
  version: 2,
  kind: "champo",
  source: "0".repeat(64),
  columns: [],
  seed: 7,
  recipe,
  method: "k-means",
  parameters: { k: 3, seed: 7 },
  status: "constructed",
  because: prose`a test`,
  columnMatches: [{ column: "revenue", unit: "currency", agreement: 0.95, cuts: [1000], compared: true }],
  names: ["=Large weavers", "Tufters", "Others"],
  centers: groupCenters(segmentation).map((center) => Array.from(center)),
  customers: features.rowNames.map((customer, row) => ({
    customer,
    segment: segmentation.labels[row],
    distance: 1,
  })),
  tooFar: 4,
};
const products = customers.products.filter((name) => customers.records.some((r) => r.products[name] > 0));
let folder: string;
const said = heard();
const inFolder = (name: string) => path.join(folder, name);

beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), "champo-score-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  writeFileSync(inFolder("segments.json"), JSON.stringify(segments));
});

const score = (file: string, ...words: string[]) =>
  main(["score", inFolder(file), "--segments", inFolder("segments.json"), ...words]);

/** The study's own customers as the plain table a person would type. */
function table(records: readonly CustomerMeasures[], header = (name: string) => name): (string | number)[][] {
  return [
    ["Customer", " quantity (pieces)", "Area ft2", "REVENUE", ...products.map(header), "country"],
    ...records.map((r) => [
      r.customer,
      r.quantity,
      r.areaFt2,
      r.revenue,
      ...products.map((p) => r.products[p]),
      "X",
    ]),
  ];
}

const rowsOf = (file: string) =>
  (JSON.parse(readFileSync(inFolder(file), "utf8")) as { customers: ScoreRow[] }).customers;

describe("champo score", () => {
  test("sums the customers of a workbook in the case's format up as the study does", async () => {
    const data = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");
    const workbook = createHash("sha256").update(readFileSync(data)).digest("hex");
    writeFileSync(inFolder("segments.json"), JSON.stringify({ ...segments, source: workbook }));
    writeFileSync(inFolder("all.csv"), writeDelimitedText(table(customers.records)));
    expect(await score("all.csv", "--out", inFolder("table.json"))).toBe(0);
    const words = ["score", data, "--segments", inFolder("segments.json")];
    expect(await main([...words, "--out", inFolder("workbook.json")])).toBe(0);
    const [fromTable, fromWorkbook] = ["table.json", "workbook.json"].map(rowsOf);
    expect(fromWorkbook.map(({ customer, segment }) => [customer, segment])).toEqual(
      fromTable.map(({ customer, segment }) => [customer, segment]),
    );
    const elsewhere = fromWorkbook.filter(({ segment, before }) => segment !== before).length;
    expect(said.join("\n")).toContain(`this very file: ${elsewhere} of its 45 customers`);
    expect(elsewhere).toBe(0);
  });
});
