import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { typedNumbers } from "../../src/report/claims/typed-numbers";
import type { Table } from "../../src/text/table";
import { compareNotebooks, describeDifferences } from "../notebook/compare-notebooks";
import { REAL_TRAITS, writeSyntheticWorkbook } from "../../src/cases/champo/workbook/synthesise";
import { committedNotebook, EMBEDDED, outputsOf, runInstructorNotebooks } from "./instructor-notebook";

const root = path.join(__dirname, "..", "..");
const name = "published-solutions";
const committed = committedNotebook(name);
const results = mkdtempSync(path.join(os.tmpdir(), "champo-solutions-"));
afterAll(() => rmSync(results, { recursive: true, force: true }));

describe("the notebook of published solutions", () => {
  let fresh: Notebook;
  beforeAll(async () => {
    [fresh] = await runInstructorNotebooks([name], EMBEDDED, results);
  });

  test("gives what is committed when it is run again", () => {
    expect(describeDifferences(compareNotebooks(committed, fresh, name))).toBe("");
  });

  test("makes each solution again, with what it shows and what is wrong", () => {
    const tables = outputsOf(fresh, "application/vnd.champo.table+json") as Table[];
    expect(tables.map(({ rows }) => rows.length)).toEqual([8, 13, 9, 8, 10]);
    const said = outputsOf(fresh, "text/markdown").map(String);
    expect(said.filter((text) => text.startsWith("**What it shows.**"))).toHaveLength(5);
    expect(said.filter((text) => text.startsWith("**What is wrong.**"))).toHaveLength(6);
    expect(outputsOf(fresh, "application/vnd.plotly.v1+json")).toHaveLength(5);
  });

  test("types no number that could depend on the data", () => {
    const prose = committed.cells.filter((cell) => cell.cell_type === "markdown");
    expect(prose.flatMap((cell) => typedNumbers(cell.source))).toEqual([]);
  });
});

test("the command runs the instructors' notebooks on a workbook with the traits of real ones; they say nothing undefined", async () => {
  const file = path.join(results, "real.xlsx");
  await writeSyntheticWorkbook(file, { seed: 31, traits: REAL_TRAITS });
  const command = [path.join("bin", "champo.mjs"), "run", "--instructor", "--data", file, "--out", results];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  for (const notebook of ["published-mistakes", "published-solutions"]) {
    const each = readNotebook(path.join(results, "instructor", `${notebook}.ipynb`));
    const said = outputsOf(each, "text/markdown").map(String);
    expect(said.length).toBeGreaterThan(8);
    expect(said.filter((text) => /undefined|NaN|null\b|Infinity/.test(text))).toEqual([]);
  }
});
