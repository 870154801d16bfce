import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareNotebooks, describeDifferences } from "../notebook/compare-notebooks";
import { isCode, type Notebook } from "../../src/notebook/document/document";
import type { Table } from "../../src/text/table";
import { typedNumbers } from "../../src/report/claims/typed-numbers";
import { committedNotebook, EMBEDDED, outputsOf, runInstructorNotebooks } from "./instructor-notebook";

const name = "published-mistakes";
const committed = committedNotebook(name);

describe("the notebook of published mistakes", () => {
  let results: string;
  let fresh: Notebook;

  beforeAll(async () => {
    results = mkdtempSync(path.join(os.tmpdir(), "champo-mistakes-"));
    [fresh] = await runInstructorNotebooks([name], EMBEDDED, results);
  });

  afterAll(() => rmSync(results, { recursive: true, force: true }));

  test("gives what is committed when it is run again", () => {
    expect(describeDifferences(compareNotebooks(committed, fresh, name))).toBe("");
  });

  test("makes six mistakes, each with a figure, a test that it fails, and a cure that passes", () => {
    const tables = outputsOf(fresh, "application/vnd.champo.table+json") as Table[];
    expect(tables).toHaveLength(6);
    for (const { caption, rows } of tables) {
      expect(caption).toMatch(/^Test \d: /);
      expect(rows.map((row) => [row[0], row[row.length - 1]])).toEqual([
        ["published", "fails"],
        ["cure", "passes"],
      ]);
    }
    expect(outputsOf(fresh, "application/vnd.plotly.v1+json")).toHaveLength(6);
  });

  test("types no number that could depend on the data, and defines no function", () => {
    expect(
      committed.cells
        .filter((cell) => cell.cell_type === "markdown")
        .flatMap((cell) => typedNumbers(cell.source)),
    ).toEqual([]);
    for (const { source } of committed.cells.filter(isCode)) {
      expect(source.split("\n").length).toBeLessThanOrEqual(10);
      expect(source).not.toMatch(/\bfunction\b|(?:const|let)\s+\w+\s*=\s*(?:async\s*)?\([^)]*\)\s*=>/);
    }
  });
});
