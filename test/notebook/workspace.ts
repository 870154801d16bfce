import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { CodeCell, Notebook } from "../../src/notebook/document/document";
import { KERNELSPEC } from "../../src/notebook/kernel/kernelspec";
import { writeNotebook } from "../../src/notebook/document/notebook-file";
import { scriptToNotebook } from "../../src/notebook/git/percent";

/** Cells begin with this when they display something: a figure as the study's own helpers send it. */
export const DISPLAY = [
  'const write = require("tslab/dist/jupyter.js").lastWriteDisplayData;',
  "const figure = (title: string, y: number[]) =>",
  '  write({ data: { "application/vnd.plotly.v1+json": { data: [{ type: "bar", y }], layout: {} }, "text/plain": title },',
  '    metadata: { champo: { kind: "figure", title, alt: "bars" } }, transient: {} });',
].join("\n");

/** A notebook of code cells. */
export function notebookOf(...sources: readonly string[]): Notebook {
  return scriptToNotebook(sources.map((source) => `// %%\n${source}\n`).join("\n"), KERNELSPEC);
}

/** The text a code cell printed. */
export function printed(notebook: Notebook, cell: number): string {
  const { outputs } = notebook.cells[cell] as CodeCell;
  return outputs.map((output) => (output.output_type === "stream" ? output.text : "")).join("");
}

/** A folder of notebooks whose cells can import the installed packages. */
export function makeWorkspace(notebooks: Readonly<Record<string, Notebook>> = {}): {
  folder: string;
  remove: () => void;
} {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
  const folder = path.join(root, "notebooks");
  fs.mkdirSync(folder);
  fs.symlinkSync(
    path.resolve(__dirname, "..", "..", "node_modules"),
    path.join(root, "node_modules"),
    "junction",
  );
  for (const [name, notebook] of Object.entries(notebooks))
    writeNotebook(path.join(folder, `${name}.ipynb`), notebook);
  return {
    folder,
    remove: () => {
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Whether a process exists; a finished one whose parent has not taken notice counts as gone. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  const status = fs.existsSync(`/proc/${pid}/stat`) ? fs.readFileSync(`/proc/${pid}/stat`, "utf8") : ") Z";
  return status.slice(status.lastIndexOf(")") + 2, status.lastIndexOf(")") + 3) !== "Z";
}

/** Waits until something holds; fails when it does not within the time. */
export async function until(holds: () => boolean, what: string, seconds = 600): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
