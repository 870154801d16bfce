import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import { typedNumbers } from "../../src/report/claims/typed-numbers";
import type { Table } from "../../src/text/table";
import { compareNotebooks, describeDifferences } from "../notebook/compare-notebooks";
import { committedNotebook, EMBEDDED, outputsOf, runInstructorNotebooks } from "./instructor-notebook";

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
    expect(tables.map(({ rows }) => rows.length)).toEqual([8, 13, 9, 5, 6]);
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
