import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { applyRecipe } from "../../src/customers/recipe/apply-recipe";
import { rowOf } from "../../src/math/linear/matrix";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LiveSegments } from "../../src/live/engine/live-parts";
import { liveMatrix } from "../../src/live/engine/live-matrix";
import { baseOf, type LiveData } from "../../src/live/live-data";
import type { LiveState } from "../../src/live/live-state";
import type { OwnReading, OwnTable } from "../../src/live/own/own-table";
import { readOwn } from "../../src/live/own/read-own";
import { resultJson, resultTables } from "../../src/live/own/result-tables";
import { enteredCustomer, fieldText, scoreFields } from "../../src/live/score/score-fields";
import { champoWorkbooks } from "../../src/cases/champo/report/own-workbook";
import { formatCheck } from "../../src/cases/champo/workbook/format-check";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { quickScorecard } from "../champo/quick-scorecard";
import { smallWorkbook, temporaryFolder, toXlsx } from "../workbook/small-workbook";
import { scoreCustomers } from "../../src/segments/place/score-customer";
import { liveFiles, type LiveFiles } from "../../src/live/files/live-files";
import { changed } from "../../src/live/live-settings";
import { describedStudy } from "../../src/study/description/described-study";
import { GENERAL_CASE } from "../../src/study/general/general-case";
import { readSegmentsFile } from "../../src/study/read-segments-file";
import type { SegmentsFile } from "../../src/study/segments-schema";
import { studyFeatures } from "../../src/study/study";
import { ownTable } from "./own-table";
import { plantedTable } from "./planted-table";
import { studyData } from "./study-data";

// Which segments are chosen is of no interest here: the checks behind the choice are asked on few draws.
quickScorecard({ references: 10, splits: 10, resamples: 10, twins: 19 });
const temporary = temporaryFolder();
const study = await studyData();

function read(content: string | Uint8Array, choices: Partial<OwnTable> = {}): Promise<OwnReading> {
  return readOwn(
    {
      name: "own.csv",
      content,
      sheet: null,
      columns: {},
      missing: "median",
      sum: false,
      summing: {},
      like: study.start,
      ...choices,
    },
    [champoWorkbooks],
  );
}

function segmentsOf(data: LiveData, state: LiveState = data.start): LiveSegments {
  const [part] = fitLive(data, state, "segments", () => undefined);
  return part as LiveSegments;
}

describe("a table of the reader's", () => {
  test("becomes columns, descriptors and settings that can be computed", async () => {
    const { data, columns, money, report, problemCount } = await read(ownTable());
    expect(problemCount).toBe(0);
    expect(report).toMatch(/^own\.csv: 60 customers, 5 features; no problems/);
    expect(money).toBe("Revenue");
    expect(columns.map(({ name, use }) => `${name}: ${use}`)).toEqual([
      "Customer: row name",
      "Revenue: feature",
      "Margin: feature",
      "Since: feature",
      "Sector: feature",
      "Active: feature",
      "Note: set aside",
    ]);
    expect(data!.base.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
      ["Customer", "id", "id"],
      ["Revenue", "count", "feature"],
      ["Margin", "share", "feature"],
      ["Since", "date", "feature"],
      ["Sector", "category", "feature"],
      ["Active", "yes/no", "feature"],
      ["Note", "text", "set aside"],
    ]);
    expect(liveMatrix(data!, data!.start).x.columnNames).toEqual([
      "log Revenue",
      "Margin",
      "days since Since",
      "Sector = =1+1",
      "Sector = Hotel",
      "Sector = Retail",
      "Active = no",
      "Active = yes",
    ]);
    expect(data!.base.value).toBe("Revenue");
    const { labels, segments, filled } = segmentsOf(data!);
    expect(labels).toHaveLength(60);
    expect(segments).toHaveLength(6);
    expect(filled).toBe(1);
  });

  test("follows the reader's word on columns, missing values and money", async () => {
    const { data, money, leftOut } = await read(ownTable(), {
      columns: { Sector: "set aside", Active: "set aside", Since: "number" },
      missing: "complete",
      money: null,
    });
    expect(data!.start.features).toEqual(["Revenue", "Margin", "Since"]);
    expect(leftOut).toBe(1);
    expect(data!.base.customers).toHaveLength(59);
    expect(money).toBe(null);
    expect(data!.base.value).toBe(null);
  });

  test("takes the roles that the reader gives to columns", async () => {
    const { data, money } = await read(ownTable(), {
      columns: { Revenue: "value", Margin: "describe", Sector: "outcome" },
    });
    expect(data!.base.columns.map(({ name, role }) => [name, role]).slice(1, 5)).toEqual([
      ["Revenue", "value"],
      ["Margin", "describe"],
      ["Since", "feature"],
      ["Sector", "outcome"],
    ]);
    expect(money).toBe("Revenue");
    expect(data!.start.features).toEqual(["days since Since", "Active"]);
    expect(segmentsOf(data!).segments).toHaveLength(3);
  });

  test("of sales lines is refused, and can be summed up", async () => {
    const lines = writeDelimitedText([
      ["order no", "customer", "amount", "colour"],
      ...Array.from({ length: 90 }, (_, i) => [
        i + 1,
        `K-${i % 9}`,
        10 + i * (i % 9),
        ["red", "blue"][i % 2],
      ]),
    ]);
    const refused = await read(lines);
    expect(refused).toMatchObject({ data: null, sumBy: "customer", problemCount: 1, summed: null });
    expect(refused.report).toContain("This looks like sales lines: sum it up to one row per customer first.");
    const summed = await read(lines, { sum: true, columns: { rows: "set aside" } });
    expect(summed.summed!.map(({ column, how, legal }) => [column, how, legal.join(" ")])).toEqual([
      ["amount", "sum", "sum mean median"],
      ["colour", "most common", "most common"],
      ["rows", "sum", "sum"],
    ]);
    const mean = await read(lines, { sum: true, summing: { amount: "mean" } });
    const amounts = (reading: OwnReading) =>
      baseOf(reading.data!).columns.find(({ name }) => name === "amount")!.numbers!;
    expect([...amounts(mean)]).toEqual([...amounts(summed)].map((sum) => sum / 10));
    expect(summed.data!.base.customers).toHaveLength(9);
    expect(summed.data!.start.features).toContain("amount");
    expect(summed.columns.find(({ name }) => name === "rows")!.use).toBe("set aside");
  });

  test("that is broken gives a report and no data", async () => {
    for (const content of [
      "",
      "1,2\n3,4",
      'a,b\n"x,1',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4, 5),
    ]) {
      const { data, problemCount, report } = await read(content);
      expect(data).toBe(null);
      expect(problemCount).toBeGreaterThan(0);
      expect(report).toMatch(/problem[\s\S]*Problems:\n- .*expected [\s\S]*, got /);
    }
  });
});

describe("a workbook in the case's own format", () => {
  const embedded = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");

  test("is read by the study's reader and gives the study's own segments", async () => {
    const { format, data, report } = await read(new Uint8Array(readFileSync(embedded)), {
      name: "champo-synthetic.xlsx",
    });
    expect(format).toBe("case");
    expect(report).toBe(formatCheck(await readWorkbook(embedded)));
    expect(data!.base).toEqual(study.base);
    expect(data!.start).toEqual(study.start);
    expect(segmentsOf(data!).labels).toEqual(segmentsOf(study).labels);
  });

  test("with problems gives the report of champo check", async () => {
    const sheets = smallWorkbook();
    sheets.get("Data Order ONLY")![1][4] = "much";
    sheets.delete("Data for Clustering");
    const bytes = await toXlsx(sheets);
    const { data, report, problemCount } = await read(new Uint8Array(bytes), { name: "bad.xlsx" });
    const check = await readWorkbook(temporary.write("bad.xlsx", bytes));
    expect(data).toBe(null);
    expect(problemCount).toBe(check.problemCount);
    expect(report).toBe(formatCheck(check, "this cannot be segmented"));
  });
});

/** A folder with a table and the files that the page has made of it. */
function folderOf(name: string, table: string, { segments, description }: LiveFiles): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-live-files-"));
  writeFileSync(path.join(folder, name), table);
  writeFileSync(path.join(folder, "segments.json"), segments);
  if (description !== null) writeFileSync(path.join(folder, "study.yaml"), description);
  return folder;
}

describe("the files of a study", () => {
  test("of a reader's table are taken by the commands, and give the page's segments and columns", async () => {
    const roles = { Margin: "describe", Sector: ["Retail", "Hotel", "=1+1"] } as const;
    const { data } = await read(ownTable(), { columns: roles });
    const state = changed(
      data!.start,
      { features: ["Revenue", "Sector", "days since Since"], method: "k-means", parameters: { k: 4 } },
      data!,
    );
    const shown = segmentsOf(data!, state);
    const folder = folderOf("own.csv", ownTable(), liveFiles(data!, state));
    const { segments } = readSegmentsFile(path.join(folder, "segments.json"));
    const { base } = await GENERAL_CASE.readCustomers(path.join(folder, "own.csv"), segments);
    const places = scoreCustomers(segments, base).map(({ nearest }) => nearest);
    expect(places).toEqual(segments.customers.map(({ segment }) => segment));
    expect(segments.customers.map(({ segment }) => segment)).toEqual(Array.from(shown.labels));
    expect(segments.names).toEqual(shown.segments.map(({ name }) => name.name));
    expect(segments).toMatchObject({ status: "constructed", method: "k-means" });
    expect(segments.because.text).toContain("checks of a study were not run");

    const study = await describedStudy(path.join(folder, "study.yaml"), { outputFolder: folder });
    expect(study.description).toMatchObject({ methods: ["k-means"], mostSegments: 8, seed: state.seed });
    expect(study.base.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      "Customer: id",
      "Revenue: feature",
      "Margin: describe",
      "Since: feature",
      "Sector: feature",
      "Active: describe",
      "Note: set aside",
    ]);
    expect(studyFeatures(study).recipe).toEqual(liveMatrix(data!, state).x.recipe);
    rmSync(folder, { recursive: true });
  });

  test("of the study are its own segments.json, but for who made it", async () => {
    const { segments, description } = liveFiles(study, study.choice!.state);
    const file = JSON.parse(segments) as SegmentsFile;
    const { labels, names, centers, tooFar, recipe, status, because } = study.choice!;
    expect(file).toMatchObject({ kind: "champo", names, centers, tooFar, recipe, status });
    expect(file.customers.map(({ segment }) => segment)).toEqual(labels);
    expect(file.because.text).toBe(because);
    expect(file.source).toMatch(/^[0-9a-f]{64}$/);
    expect(description).toBeNull();
  });

  test("are none where everybody is in no segment", async () => {
    const { data } = await read(ownTable());
    const state = changed(data!.start, { method: "dbscan", parameters: { eps: 1e-9, minPoints: 9 } }, data!);
    expect(() => liveFiles(data!, state)).toThrow(/segments.json.*no segment/);
  });

  test("leave study.yaml out for lines summed in the page, another sheet and a paste", async () => {
    const pasted = await read(ownTable(), { name: "pasted table" });
    expect(pasted.data!.origin.description).toBeNull();
    expect(liveFiles(pasted.data!, pasted.data!.start).description).toBeNull();
  });
});

test("a table of planted groups is shown in their number at first, with the reason", async () => {
  const { data, proposal } = await read(plantedTable(21).text);
  expect(data!.start.parameters).toEqual({ k: 5 });
  expect(proposal).toMatch(/^k-means with 5 segments is shown first: of 2 to 8 .* highest silhouette/);
});

describe("results as tables", () => {
  test("hold every customer once, with its segment, and the settings", async () => {
    const { data } = await read(ownTable());
    const without = [data!.base.customers[7]];
    const state = { ...data!.start, without };
    const part = segmentsOf(data!, state);
    const [customers, segments, settings] = resultTables(data!, state, part);
    expect(customers.columns.map(({ name }) => name)).toEqual([
      "customer",
      "segment",
      "segment name",
      "silhouette",
      "Revenue",
      "Margin (%)",
      "days since Since (days)",
      "Sector",
      "Active",
    ]);
    expect(customers.rows.map(([name]) => name)).toEqual(data!.base.customers);
    expect(customers.rows[7].slice(0, 4)).toEqual([without[0], null, "left out", null]);
    expect(customers.rows[0][1]).toBe(part.labels[0] + 1);
    expect(segments.columns.map(({ name }) => name)).toContain("share of Revenue");
    const sizes = segments.rows.map((row) => row[3] as number);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(59);
    expect(settings.rows).toContainEqual(["left out", without[0]]);
    const json = JSON.parse(resultJson(data!, state, part)) as {
      settings: LiveState;
      customers: Record<string, unknown>[];
    };
    expect(json.settings).toEqual(state);
    expect(json.customers[0]).toMatchObject({ customer: customers.rows[0][0], segment: part.labels[0] + 1 });
  });
});

test("the fields of the score form describe each of the study's customers wholly", () => {
  const { recipe } = study.choice!;
  const base = baseOf(study);
  const fields = scoreFields(recipe, base);
  expect(fields.map(({ id }) => id).slice(0, 3)).toEqual(["revenue", "piece size", "DURRY"]);
  const features = applyRecipe(recipe, base);
  for (const [row, customer] of base.customers.entries()) {
    const entries = fields.map((field) => {
      const text = fieldText(field, row);
      return text === "" ? null : field.words === null ? Number(text) : text;
    });
    const entered = applyRecipe(recipe, enteredCustomer(customer, fields, entries, base.asOf));
    expect([...rowOf(entered, 0)]).toEqual([...rowOf(features, row)]);
    fields.forEach(({ least, most, words }, i) => {
      if (words !== null || entries[i] === null) return;
      expect(entries[i]).toBeGreaterThanOrEqual(least);
      expect(entries[i]).toBeLessThanOrEqual(most);
    });
  }
});
