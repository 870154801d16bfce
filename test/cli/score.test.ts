import exceljs from "exceljs";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import { prose } from "../../src/text/prose";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { customerFigures } from "../../src/cases/champo/place/customer-figures";
import { readSegmentsFile } from "../../src/study/read-segments-file";
import type { ScoreRow } from "../../src/cli/score/score";
import { parseDelimitedText, writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { excelWorkbook } from "../../src/tables/xlsx/excel-workbook";
import type { CustomerMeasures } from "../../src/cases/champo/customers/customer-table";
import { readTextTable } from "../../src/tables/read-text-table";
import { groupCenters } from "../../src/segments/group-centers";
import { segmentationOf } from "../../src/segments/segmentation";
import { placementModel } from "../../src/study/placement-model";
import type { SegmentsFile } from "../../src/study/segments-schema";
import { sourceColumn } from "../../src/customers/recipe/feature-recipe";
import { ProblemLog } from "../../src/tables/problem-log";
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
  test("gives every customer of the study the segment with the nearest centre, from a CSV of its figures", async () => {
    writeFileSync(inFolder("all.csv"), writeDelimitedText(table(customers.records)));
    expect(await score("all.csv", "--out", inFolder("all.json"))).toBe(0);
    const rows = rowsOf("all.json");
    expect(rows.map((row) => row.customer)).toEqual(features.rowNames);
    rows.forEach((row, i) => {
      const distances = segments.centers.map((center) =>
        Math.hypot(...center.map((value, j) => features.data[i * features.columns + j] - value)),
      );
      const [nearest, second] = [...distances].sort((a, b) => a - b);
      expect(row.segment).toBe(distances.indexOf(nearest) + 1);
      expect(row["runner-up"]).toBe(distances.indexOf(second) + 1);
      expect(row.distance).toBeCloseTo(nearest, 6);
      expect(row.confidence).toBeCloseTo(1 - nearest / second, 6);
      expect(row["too far"]).toBe(nearest > 4 ? "yes" : "no");
      expect(row.before).toBe(segmentation.labels[i] + 1);
    });
    expect(said.join("\n")).toMatch(/Not used: .*country\./);
    // "firm" is what the cards and the export call a customer whom resamples keep: a score says something else.
    expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(["clear", "near a border"]));
    expect(
      rows.every((row) => row.place === "none" || (row.place === "clear") === Number(row.confidence) >= 0.25),
    ).toBe(true);
    expect(said.join("\n")).toMatch(
      /\nThe segments are nearly the same as one column: "revenue" .*\nk-means/,
    );
    expect(said.join("\n")).toMatch(/k-means divides by the nearest centre/);
  });

  test("an Excel table, a semicolon file with decimal commas and one of shares give the same scores", async () => {
    writeFileSync(inFolder("all.csv"), writeDelimitedText(table(customers.records)));
    const [head, ...rows] = table(customers.records, (name) => name.toLowerCase());
    const sheet = { name: "New ones", columns: head.map((name) => ({ name: String(name) })), rows };
    writeFileSync(
      inFolder("all.xlsx"),
      await excelWorkbook(
        [{ name: "Notes", columns: [{ name: "note" }], rows: [["hello"]] }, sheet],
        new Date(0),
      ),
    );
    const commas = rows.map((row) =>
      row.map((cell) => (typeof cell === "number" ? String(cell).replace(".", ",") : cell)),
    );
    writeFileSync(inFolder("semicolons.csv"), writeDelimitedText([head, ...commas], { delimiter: ";" }));
    const shares = customers.records.map((r) => {
      const all = products.reduce((sum, p) => sum + r.products[p], 0);
      return [
        r.customer,
        r.areaFt2 / r.quantity,
        r.revenue,
        ...products.filter((p) => p !== "OTHER").map((p) => r.products[p] / all),
      ];
    });
    writeFileSync(
      inFolder("shares.csv"),
      writeDelimitedText([
        [
          "customer",
          "piece area",
          "revenue",
          ...products.filter((p) => p !== "OTHER").map((p) => `${p} share`),
        ],
        ...shares,
      ]),
    );
    const found: ScoreRow[][] = [];
    for (const file of ["all.csv", "all.xlsx", "semicolons.csv", "shares.csv"]) {
      expect(await score(file, "--out", inFolder("found.json"))).toBe(0);
      found.push(rowsOf("found.json"));
    }
    const [first, ...others] = found.map((list) =>
      list.map((row) => [row.customer, row.segment, row.distance.toFixed(6)]),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  test("names all problems of a table at once, each with its row and column", async () => {
    writeFileSync(
      inFolder("bad.csv"),
      "customer,quantity,revenu,DURRY,HAND TUFTD\nA,10,5,3,0\nA,-1,6,x,0\n,12,7,,0\n",
    );
    expect(await score("bad.csv")).toBe(2);
    const report = said.join("\n");
    expect(report).toMatch(/its customers cannot be read/);
    expect(report).toMatch(/column "revenue".*got no such column/);
    expect(report).toMatch(/Did you mean "revenu"\?/);
    expect(report).toMatch(/column "area".*or "piece area"/);
    expect(report).toMatch(/column "HAND TUFTED": expected a column "HAND TUFTED" or "HAND TUFTED share"/);
    expect(report).toMatch(/row 3: expected one row for each customer, got "A" again \(first in row 2\)/);
    expect(report).toMatch(/column "quantity", row 3: expected a number of at least 0, got -?"?-1/);
    expect(report).toMatch(/column "DURRY", row 3: .* got "x"/);
    expect(report).toMatch(/column "customer", row 4: .* got an empty cell/);
  });

  test("a customer like none of the study's is flagged, and one segment has no confidence", async () => {
    writeFileSync(
      inFolder("odd.csv"),
      writeDelimitedText(table([{ ...customers.records[0], customer: "ODD", revenue: 1e30 }])),
    );
    expect(await score("odd.csv", "--out", inFolder("odd.json"))).toBe(0);
    expect(rowsOf("odd.json")[0]).toMatchObject({
      customer: "ODD",
      "too far": "yes",
      place: "none",
      before: "new",
    });
    writeFileSync(
      inFolder("segments.json"),
      JSON.stringify({ ...segments, centers: segments.centers.slice(0, 1), names: ["All"], customers: [] }),
    );
    expect(await score("odd.csv", "--out", inFolder("odd.json"))).toBe(0);
    expect(rowsOf("odd.json")[0]).toMatchObject({ confidence: null, "runner-up": null });
    expect(said.join("\n")).toMatch(/no confidence is defined/);
  });

  test("no text of data becomes a formula in what is written, and an Excel file is one", async () => {
    writeFileSync(
      inFolder("evil.csv"),
      writeDelimitedText(table([{ ...customers.records[0], customer: "=1+1" }])),
    );
    expect(await score("evil.csv", "--out", inFolder("scores.csv"))).toBe(0);
    const raw = readFileSync(inFolder("scores.csv"), "utf8");
    expect(raw.startsWith("\uFEFFcustomer,segment,name")).toBe(true);
    expect(raw).toMatch(/\r\n'=1\+1,/);
    expect(parseDelimitedText(raw).records[1].cells[0]).toBe("=1+1");
    expect(await score("evil.csv", "--out", inFolder("scores.xlsx"))).toBe(0);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(inFolder("scores.xlsx"));
    const cell = workbook.getWorksheet("Scores")!.getCell("A2");
    expect([cell.type, cell.value]).toEqual([exceljs.ValueType.String, "=1+1"]);
    expect(workbook.getWorksheet("How to read it")!.getCell("A3").text).toMatch(/^Confidence: 1 - distance/);
  });

  test("a segmentation by k-medoids gives its own customers back to their segments, by its medoids", async () => {
    const medoids = segmentationOf(kmedoids(features, { k: 4 }), features, base);
    const { centers, customers: placed, tooFar } = placementModel(medoids);
    const names = ["A", "B", "C", "D"];
    writeFileSync(
      inFolder("segments.json"),
      JSON.stringify({ ...segments, method: "k-medoids", centers, customers: placed, tooFar, names }),
    );
    writeFileSync(inFolder("all.csv"), writeDelimitedText(table(customers.records)));
    expect(await score("all.csv", "--out", inFolder("medoids.json"))).toBe(0);
    expect(rowsOf("medoids.json").map(({ segment }) => segment)).toEqual(
      Array.from(medoids.labels, (label) => label + 1),
    );
    expect(said.join("\n")).toMatch(/k-medoids divides by the nearest medoid, and so does this score/);
  });

  test("methods that do not divide by the nearest centre are scored by the nearest centre, with a remark", async () => {
    writeFileSync(inFolder("segments.json"), JSON.stringify({ ...segments, method: "Ward" }));
    writeFileSync(inFolder("all.csv"), writeDelimitedText(table(customers.records)));
    expect(await score("all.csv")).toBe(0);
    expect(said.join("\n")).toMatch(
      /Ward has no rule of its own for new customers: the nearest centre decides instead/,
    );
    expect(said.join("\n")).toMatch(
      /Confidence: 1 - distance to the nearest centre \/ distance to the second nearest/,
    );
  });

  test("without a name it takes the segmentation of the latest run, and before the first run says what to do", () => {
    const [older, newer] = [inFolder("older"), inFolder("newer")];
    expect(() => readSegmentsFile(undefined, [older, newer])).toThrow(
      "the segmentation: expected the segments.json of a run, got no segments.json yet. Run `npm start` first",
    );
    [newer, older].forEach((place, i) => {
      mkdirSync(place);
      writeFileSync(path.join(place, "segments.json"), JSON.stringify(segments));
      utimesSync(path.join(place, "segments.json"), 1000 - i, 1000 - i);
    });
    expect(readSegmentsFile(undefined, [older, newer]).file).toBe(path.join(newer, "segments.json"));
    expect(readSegmentsFile(undefined, [older, inFolder("none")]).file).toBe(
      path.join(older, "segments.json"),
    );
  });

  test("a file that is no table says what it is", async () => {
    writeFileSync(inFolder("cut.xlsx"), "PK\u0003\u0004 and then nothing");
    expect(await score("cut.xlsx")).toBe(2);
    expect(said.at(-1)).toMatch(/got a damaged or cut-off zip file/);
    writeFileSync(inFolder("open.csv"), 'customer,revenue\n"A,1\n');
    expect(await score("open.csv")).toBe(2);
    expect(said.at(-1)).toMatch(/row 2: .* got a quote is opened and never closed/);
    writeFileSync(inFolder("empty.csv"), "");
    expect(await score("empty.csv")).toBe(2);
    expect(said.at(-1)).toMatch(/got no cells/);
  });

  test("a missing or damaged segmentation says how to get one; nothing is written over what is read", async () => {
    writeFileSync(inFolder("all.csv"), writeDelimitedText(table(customers.records)));
    expect(await main(["score", inFolder("all.csv"), "--segments", inFolder("none.json")])).toBe(2);
    expect(said.join("\n")).toMatch(/none\.json", which does not exist. Run `npm start`/);
    for (const [broken, message] of [
      [{ ...segments, centers: [[1]] }, /"centers": expected centres of \d+ numbers each/],
      [{ ...segments, names: ["one"] }, /"names": expected 3 names/],
      [{ ...segments, version: 1 }, /"version": expected 2, got 1.*notebook 07 writes the file/s],
      [{ ...segments, recipe: { features: [{ name: "x" }] } }, /"recipe.features"/],
      [[], /"version": expected 2, got nothing/],
    ] as const) {
      writeFileSync(inFolder("segments.json"), JSON.stringify(broken));
      expect(await score("all.csv")).toBe(2);
      expect(said.at(-1)).toMatch(message);
    }
    writeFileSync(inFolder("segments.json"), JSON.stringify(segments));
    expect(await score("all.csv", "--out", inFolder("all.csv"))).toBe(2);
    expect(await score("all.csv", "--out", inFolder("scores.pdf"))).toBe(2);
    expect(await score("nowhere.csv")).toBe(2);
    expect(said.at(-1)).toMatch(/got no such file/);
    expect(existsSync(inFolder("scores.pdf"))).toBe(false);
  });
});

describe("customer figures", () => {
  const read = (text: string) => {
    const problems = new ProblemLog();
    const parsed = readTextTable("t", text, problems, new ProblemLog());
    return {
      figures: parsed === null ? null : customerFigures(parsed, recipe, problems),
      problems: problems.list(),
    };
  };
  const need = products.filter((name) => name !== "OTHER");

  test("an empty product cell is 0, and pieces that no column lists are of another type", () => {
    const { figures } = read(
      `customer,quantity,area,revenue,${need.join()}\nA,10,500,1000,4${",".repeat(need.length - 1)}\n`,
    );
    expect(figures?.records[0].products).toMatchObject({ [need[0]]: 4, [need[1]]: 0, OTHER: 6 });
  });

  test("a product type without a column is 0 for everybody; none at all, or a misspelt one, is a problem", () => {
    const { figures } = read(`customer,quantity,area,revenue,${need[0]}\nA,10,500,1000,4\n`);
    const asked = recipe.features.flatMap((f) =>
      f.kind === "number" && f.whole !== null ? [sourceColumn(f)] : [],
    );
    expect(figures?.takenAsZero).toEqual(asked.slice(1));
    expect(figures?.records[0].products).toEqual({
      ...Object.fromEntries(asked.map((name) => [name, 0])),
      [need[0]]: 4,
      OTHER: 6,
    });
    const none = read("customer,quantity,area,revenue\nA,10,500,1000\n").problems;
    expect(none.map(({ column }) => column)).toEqual(asked);
    const misspelt = read(
      `customer,quantity,area,revenue,${need[0]},${need[1]}X\nA,10,500,1000,4,6\n`,
    ).problems;
    expect(misspelt.map(({ column, remedy }) => [column, remedy])).toEqual([
      [need[1], expect.stringContaining(`Did you mean "${need[1]}X"`)],
    ]);
    const shares = read(`customer,piece area,revenue,${need[0]} share\nA,50,1000,0.4\n`).figures;
    expect(shares?.records[0].products).toMatchObject({ [need[0]]: 0.4, [need[1]]: 0, OTHER: 0.6 });
  });

  test("a number that can be read in two ways is refused, not guessed", () => {
    const zeros = need.map(() => "0").join(";");
    const { problems } = read(`customer;quantity;area;revenue;${need.join(";")}\nA;10;500;1,234;${zeros}\n`);
    expect(problems.map(({ column, value }) => [column, value])).toEqual([
      ["revenue", '"1,234", which can be read in two ways'],
    ]);
    const { figures } = read(`customer;quantity;area;revenue;${need.join(";")}\nA;10;500,5;1,234;${zeros}\n`);
    expect(figures?.records[0]).toMatchObject({ revenue: 1.234, areaFt2: 500.5 });
  });

  test("shares that add up to more than one are refused, and so is a second column of the same figure", () => {
    const head = `customer,piece area,revenue,${need.map((name) => `${name} share`).join()}`;
    const { problems } = read(`${head}\nA,50,1000,${need.map(() => "0.5").join()}\n`);
    expect(problems[0].value).toMatch(/shares that add up to/);
    const twice = read(`${head},Revenue (currency)\nA,50,1000,${need.map(() => "0").join()},2000\n`).problems;
    expect(twice[0].value).toBe('a second column for revenue, after "revenue"');
  });
});
