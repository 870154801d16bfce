import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { comparePeriods, periodTables, type PeriodTables } from "../../src/study/compare-periods";
import { compareStudies } from "../../src/study/compare-studies";
import { comparisonTables } from "../../src/study/comparison-tables";
import { readSegmentsFile } from "../../src/study/read-segments-file";
import { keepCustomers } from "../../src/cases/champo/customers/customer-table";
import { saveSegments } from "../../src/study/segments-file";
import type { ChampoStudy } from "../../src/cases/champo/champo-study";
import { champoBase } from "../../src/cases/champo/customers/champo-base";
import { choiceOf, data, lendStudy } from "./lent-study";
import { heard } from "./heard";

let folder: string;
const said = heard();
let study: ChampoStudy;
let end: () => Promise<void>;
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => ({ folder, study, end } = await lendStudy()));
afterAll(() => end());

describe("champo compare", () => {
  test("a workbook with itself: nothing moved, no drift, keep it", async () => {
    expect(await main(["compare", data, data, "--seed", "7"])).toBe(0);
    const text = said.join("\n");
    expect(text).toMatch(/Customers: 45 stayed, 0 moved, 0 new, 0 gone\./);
    expect(text).toMatch(
      /Adjusted Rand index on 45 common customers: 1\.00 \(.*: 1\.00\); 0% of them moved\./,
    );
    expect(text).not.toMatch(/dissolved|born|changed {2}|shifted {2}/);
    expect(text).toMatch(/Verdict: keep\./);
    const { names } = readSegmentsFile(inFolder("segments.json")).segments;
    const [, table] = /What became of the segments\n([^]*?)\n\n/.exec(text)!;
    expect(table.split("\n")[0]).toMatch(/^side +name +customers/);
    for (const name of names)
      expect(table.split("\n").filter((line) => line.split(name).length === 3)).toHaveLength(2);
    expect(text).toMatch(/With so few customers a feature drifts by chance alone/);
  });

  test("customers that left and figures that changed show in the tables", () => {
    const gone = study.customers.records[3].customer;
    const customers = keepCustomers(study.customers, ({ customer }) => customer !== gone);
    const source = { ...study.workbook.source, fingerprint: "another" };
    const outputFolder = inFolder("after");
    const workbook = { ...study.workbook, source };
    const base = champoBase(workbook, customers);
    const after: ChampoStudy = { ...study, customers, base, fingerprint: "another", workbook, outputFolder };
    saveSegments(after, choiceOf(after));
    const tables = comparisonTables(compareStudies(study, after));
    expect(
      tables.customers.filter(({ change }) => change === "gone").map(({ customer }) => customer),
    ).toEqual([gone]);
    expect(tables.customers.filter(({ change }) => change === "new")).toEqual([]);
    const values = Object.fromEntries(tables.summary.map(({ what, value }) => [what as string, value]));
    expect(values["customers in common"]).toBe(44);
    expect((values["stayed"] as number) + (values["moved"] as number)).toBe(44);
    expect(values["moved"]).toBeLessThan(10);
    const [mixed, split, v] = ["homogeneity", "completeness", "V-measure"].map((word) =>
      Number(Object.entries(values).find(([what]) => what.startsWith(word))![1]),
    );
    expect(Math.min(mixed, split)).toBeGreaterThan(0);
    expect(v).toBeCloseTo((2 * mixed * split) / (mixed + split), 10);
    const { names } = readSegmentsFile(inFolder("segments.json")).segments;
    for (const row of tables.customers.filter(({ change }) => change !== "new")) {
      expect(names).toContain(row["old figures by old centres"]);
      expect(row["old name"]).toBe(names[(row["old segment"] as number) - 1]);
    }
    for (const { becomes, side } of tables.segments)
      expect(side === "new" ? "" : becomes).toMatch(/^(none|[A-Z][^\d]*|)$/);
  });

  test("more than two: each with the next, and customers through all of them by the names of segments", async () => {
    const out = inFolder("periods.json");
    expect(await main(["compare", data, data, data, "--seed", "7", "--out", out])).toBe(0);
    expect(said.filter((line) => /^\d to \d: Verdict: keep\./.test(line))).toHaveLength(2);
    const { periods, steps, segments, customers } = JSON.parse(readFileSync(out, "utf8")) as PeriodTables;
    expect(periods).toHaveLength(3);
    expect(steps.map(({ stayed, moved }) => [stayed, moved])).toEqual([
      [45, 0],
      [45, 0],
    ]);
    const { names } = readSegmentsFile(inFolder("segments.json")).segments;
    expect(new Set(segments.map(({ name }) => name))).toEqual(new Set(names));
    expect(customers).toHaveLength(45);
    for (const row of customers) {
      expect(names).toContain(row["period 1"]);
      expect([row["period 2"], row["period 3"], row["changes"]]).toEqual([
        row["period 1"],
        row["period 1"],
        0,
      ]);
    }
  });

  test("customers that leave and come back are counted, and shown first", () => {
    const [left, ...others] = study.customers.records.map(({ customer }) => customer);
    const without = (customer: string, fingerprint: string): ChampoStudy => {
      const customers = keepCustomers(study.customers, (record) => record.customer !== customer);
      const workbook = { ...study.workbook, source: { ...study.workbook.source, fingerprint } };
      const outputFolder = inFolder(fingerprint);
      const base = champoBase(workbook, customers);
      const made: ChampoStudy = { ...study, customers, base, fingerprint, workbook, outputFolder };
      saveSegments(made, choiceOf(made));
      return made;
    };
    const tables = periodTables(comparePeriods([study, without(left, "less-one"), study]));
    const [first] = tables.customers;
    expect(first["customer"]).toBe(left);
    expect([first["period 2"], first["changes"]]).toEqual(["", 2]);
    expect(tables.steps.map(({ gone, new: came }) => [gone, came])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(tables.customers).toHaveLength(others.length + 1);
  });

  test("wants two files, or one and a day, and says what a day is", async () => {
    expect(await main(["compare", data])).toBe(2);
    expect(said.at(-1)).toMatch(/expected two files or more, or one and --split DAY, got one file/);
    expect(await main(["compare", data, data, "--split", "2019"])).toBe(2);
    for (const day of ["19", "2019-02-30", "2019-13-01", "yesterday"]) {
      expect(await main(["compare", data, "--split", day])).toBe(2);
      expect(said.at(-1)).toContain(
        `--split: expected a year or a day, such as 2019 or 2019-07-01, or several, such as 2018,2019, got "${day}"`,
      );
    }
    expect(await main(["compare", data, "--split", "2019,2018"])).toBe(2);
    expect(said.at(-1)).toContain("--split: expected days in order of time, each once");
    expect(await main(["compare", data, "--split", "1990"])).toBe(2);
    expect(said.at(-1)).toMatch(/got no order until before 1990-01-01/);
    expect(await main(["compare", data, data, "--out", data])).toBe(2);
  });

  test("the segmentation it wrote is one that score can read", () => {
    const { segments } = readSegmentsFile(inFolder("segments.json"));
    expect(segments.customers).toHaveLength(45);
    expect(segments.names).toHaveLength(segments.centers.length);
  });
});
