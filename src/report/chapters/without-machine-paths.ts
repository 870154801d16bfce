import os from "node:os";
import { isCode, type Cell, type Notebook, type Output } from "../../notebook/document/document";
import { hasTag, INJECTED_TAG } from "../../notebook/run/parameters";

/** A text in quotes that is a path from the root of a disk: `/…`, `C:\…` or `\\server\…`, as JSON writes it. */
const ABSOLUTE = /"(?:\/|[A-Za-z]:[\\/]|\\\\\\\\)(?:[^"\\]|\\.)*"/g;

/** What the folders that are left out become. */
const HIDDEN = "…";

/**
 * A notebook as a report shows it: no folder of the analyst's machine. A run outside the project puts the whole path of its
 * workbook into the cell of its parameters; of it the file's name is left. In printed text and errors the folder of the
 * project, of the home and of that file become `…`. The notebook itself stays as it is, so that it can be run again.
 *
 * @example withoutMachinePaths(notebook).cells[1].source // 'const data: string = "…/customers.xlsx";'
 */
export function withoutMachinePaths(document: Notebook): Notebook {
  const folders = [...foldersOf(document), process.cwd(), os.homedir()]
    .filter((folder) => folder.length > 1)
    .sort((a, b) => b.length - a.length);
  return { ...document, cells: document.cells.map((cell) => shown(cell, folders)) };
}

/** The folders of the paths in a cell of injected parameters. */
function foldersOf({ cells }: Notebook): string[] {
  return cells.filter(isInjected).flatMap(({ source }) =>
    (source.match(ABSOLUTE) ?? []).map((literal) => {
      const file = JSON.parse(literal) as string;
      return file.slice(0, lastSlash(file));
    }),
  );
}

function shown(cell: Cell, folders: readonly string[]): Cell {
  if (!isCode(cell)) return cell;
  const source = isInjected(cell) ? cell.source.replace(ABSOLUTE, nameOnly) : cell.source;
  return { ...cell, source, outputs: cell.outputs.map((output) => shownOutput(output, folders)) };
}

function shownOutput(output: Output, folders: readonly string[]): Output {
  const hide = (text: string): string =>
    folders.reduce((rest, folder) => rest.replaceAll(folder, HIDDEN), text);
  if (output.output_type === "stream") return { ...output, text: hide(output.text) };
  if (output.output_type !== "error") return output;
  return { ...output, evalue: hide(output.evalue), traceback: output.traceback.map(hide) };
}

function nameOnly(literal: string): string {
  const file = JSON.parse(literal) as string;
  return JSON.stringify(`${HIDDEN}/${file.slice(lastSlash(file) + 1)}`);
}

function lastSlash(file: string): number {
  return Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
}

function isInjected(cell: Cell): boolean {
  return hasTag(cell, INJECTED_TAG);
}
