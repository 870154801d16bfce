import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { lendChecked } from "../../src/cases/champo/workbook/checked-workbook";
import { chooseSegmentation } from "../../src/segments/choose/choose-segmentation";
import { isCode, type CodeCell, type Notebook } from "../../src/notebook/document/document";
import { runNotebooks } from "../../src/notebook/run/run";
import { saveSegments } from "../../src/study/segments-file";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { settingsToEnvironment } from "../../src/study/settings";
import { studyFeatures } from "../../src/study/study";
import { writeSyntheticWorkbook } from "../../src/cases/champo/workbook/synthesise";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import type { Workbook } from "../../src/cases/champo/workbook/tables";

/** A table as a cell showed it. */
export interface ShownTable {
  readonly caption: string;
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly string[])[];
}

/** The segment notebooks as they come out on a synthetic workbook. */
export interface NotebookRun {
  readonly workbook: Workbook;
  readonly documents: ReadonlyMap<string, Notebook>;
  /** All that a cell showed, as text. */
  readonly textOf: (notebook: string, cell: string) => string;
  /** The first table that a cell showed. */
  readonly tableOf: (notebook: string, cell: string) => ShownTable;
  /** The values of a column, by its name. */
  readonly columnOf: (table: ShownTable, name: string) => readonly string[];
}

const NOTEBOOKS = ["08-segment-profiles", "09-other-ml-tools", "10-recommendations"];

/** Draws a workbook of a seed, chooses its segmentation as notebook 07 does, and runs notebooks 08 to 10 on it. */
export async function notebooksOfSeed(seed: number): Promise<NotebookRun> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `champo-seed-${seed}-`));
  try {
    const data = path.join(folder, `seed-${seed}.xlsx`);
    await writeSyntheticWorkbook(data, { seed });
    const settings = { data, seed: 7, outputFolder: folder };
    const check = await readWorkbook(data);
    const report = await lendChecked(data, check, async (lent) => {
      const study = await loadStudy(settings);
      saveSegments(study, chooseSegmentation(studyFeatures(study), study.base, { seed: 7 }));
      return runNotebooks({
        folder: path.join(__dirname, "..", "..", "notebooks"),
        names: NOTEBOOKS,
        saveTo: null,
        figuresFolder: null,
        timeoutSeconds: 1800,
        env: { ...settingsToEnvironment(settings), ...lent },
      });
    });
    const documents = new Map(report.notebooks.map(({ notebook, document }) => [notebook, document]));
    const cellOf = (notebook: string, cell: string): CodeCell => {
      const found = documents
        .get(notebook)
        ?.cells.filter(isCode)
        .find(({ id }) => id === cell);
      if (!found) throw new Error(`${notebook} has no code cell ${cell}`);
      return found;
    };
    const dataOf = (cell: CodeCell): Record<string, unknown>[] =>
      cell.outputs.flatMap((output) => ("data" in output ? [output.data as Record<string, unknown>] : []));
    return {
      workbook: check.workbook as Workbook,
      documents,
      textOf: (notebook, cell) =>
        dataOf(cellOf(notebook, cell))
          .map((shown) => String(shown["text/plain"]))
          .join("\n"),
      tableOf: (notebook, cell) => {
        const shown = dataOf(cellOf(notebook, cell)).find(
          (each) => "application/vnd.champo.table+json" in each,
        );
        if (!shown) throw new Error(`${notebook}, cell ${cell} shows no table`);
        return shown["application/vnd.champo.table+json"] as ShownTable;
      },
      columnOf: (table, name) => {
        const at = table.columns.findIndex((column) => column.name === name);
        if (at < 0) throw new Error(`"${table.caption}" has no column "${name}"`);
        return table.rows.map((row) => row[at]);
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
