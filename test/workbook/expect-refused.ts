import path from "node:path";
import { expect } from "vitest";
import type { WorkbookCheck } from "../../src/cases/champo/workbook/workbook-check";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { readInBrowser } from "./small-workbook";

/** The check of a workbook that is refused for one problem, the same from its file as in the browser. */
export async function expectRefused(file: string, bytes: Uint8Array): Promise<WorkbookCheck> {
  const check = await readWorkbook(file);
  expect(check.workbook).toBeNull();
  expect(check.problemCount).toBe(1);
  expect(check.problems).toHaveLength(1);
  for (const text of [check.problems[0].value, check.problems[0].legal, check.problems[0].remedy])
    expect(text).not.toBe("");
  const { problems: elsewhere, workbook } = await readInBrowser(path.basename(file), bytes);
  expect(workbook).toBeNull();
  expect(elsewhere.map(({ sheet, legal }) => ({ sheet, legal }))).toEqual(
    check.problems.map(({ sheet, legal }) => ({ sheet, legal })),
  );
  return check;
}
