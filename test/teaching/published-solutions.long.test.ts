import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { REAL_TRAITS, writeSyntheticWorkbook } from "../../src/cases/champo/workbook/synthesise";
import { outputsOf, runInstructorNotebooks } from "./instructor-notebook";

const results = mkdtempSync(path.join(os.tmpdir(), "champo-solutions-"));
afterAll(() => rmSync(results, { recursive: true, force: true }));

test("the instructors' notebooks run on a workbook with the traits of real ones, and say nothing undefined", async () => {
  const file = path.join(results, "real.xlsx");
  await writeSyntheticWorkbook(file, { seed: 31, traits: REAL_TRAITS });
  const names = ["published-mistakes", "published-solutions"];
  const notebooks = await runInstructorNotebooks(names, file, results);
  expect(notebooks).toHaveLength(2);
  for (const each of notebooks) {
    const said = outputsOf(each, "text/markdown").map(String);
    expect(said.length).toBeGreaterThan(8);
    expect(said.filter((text) => /undefined|NaN|null\b|Infinity/.test(text))).toEqual([]);
  }
});
