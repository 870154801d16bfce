import path from "node:path";
import { isCode, type Notebook } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { runNotebooks } from "../../src/notebook/run/run";
import { settingsToEnvironment } from "../../src/study/settings";

const root = path.join(__dirname, "..", "..");
const folder = path.join(root, "instructor");
export const EMBEDDED = path.join(root, "data", "champo-synthetic.xlsx");

export const committedNotebook = (name: string): Notebook => readNotebook(path.join(folder, `${name}.ipynb`));

/** The instructors' notebooks of these names, run on a workbook; what they write goes to a folder. */
export async function runInstructorNotebooks(
  names: readonly string[],
  data: string,
  outputFolder: string,
): Promise<readonly Notebook[]> {
  const report = await runNotebooks({
    folder,
    names,
    saveTo: null,
    figuresFolder: null,
    timeoutSeconds: 1800,
    env: settingsToEnvironment({ data, seed: 7, outputFolder }),
  });
  return report.notebooks.map(({ document }) => document);
}

/** What the code cells of a notebook show in one format. */
export function outputsOf(notebook: Notebook, mime: string): unknown[] {
  return notebook.cells
    .filter(isCode)
    .flatMap((cell) => cell.outputs)
    .flatMap((output) => ("data" in output && mime in output.data ? [output.data[mime]] : []));
}
