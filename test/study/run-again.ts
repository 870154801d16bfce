import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { lendChecked } from "../../src/cases/champo/workbook/checked-workbook";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import type { Notebook } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { runNotebooks, type RunReport } from "../../src/notebook/run/run";
import { settingsToEnvironment } from "../../src/study/settings";
import { compareNotebooks, describeDifferences } from "../notebook/compare-notebooks";

const root = path.join(__dirname, "..", "..");
const folder = path.join(root, "notebooks");

/**
 * Runs committed notebooks in a kernel before the tests of the file, on the embedded workbook, and saves nothing.
 *
 * @returns What differs between a notebook and its run, in words; nothing where all is the same.
 */
export function runAgain(names: readonly string[]): { readonly differences: (name: string) => string } {
  let results: string;
  let report: RunReport;

  beforeAll(async () => {
    results = mkdtempSync(path.join(os.tmpdir(), "champo-notebooks-"));
    const data = path.join(root, "data", "champo-synthetic.xlsx");
    const env = settingsToEnvironment({ data, seed: 7, outputFolder: results });
    report = await lendChecked(data, await readWorkbook(data), (lent) =>
      runNotebooks({
        folder,
        names: [...names],
        saveTo: null,
        figuresFolder: null,
        timeoutSeconds: 1800,
        env: { ...env, ...lent },
      }),
    );
  });

  afterAll(() => rmSync(results, { recursive: true, force: true }));

  return {
    differences: (name) => {
      const committed = readNotebook(path.join(folder, `${name}.ipynb`));
      const fresh = report.notebooks.find(({ notebook }) => notebook === name);
      return describeDifferences(compareNotebooks(committed, fresh?.document as Notebook, name));
    },
  };
}
