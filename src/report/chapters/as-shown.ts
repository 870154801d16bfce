import { isCode, type Cell, type Notebook } from "../../notebook/document/document";
import { hasTag } from "../../notebook/run/parameters";
import { readOutput } from "./read-output";
import { withoutMachinePaths } from "./without-machine-paths";

/** The tag of a heading whose section the report leaves out where none of its cells shows anything. */
const IF_SHOWN = "if-shown";

/**
 * A notebook as a report shows it: no folder of the analyst's machine, and no section tagged `if-shown` whose cells show nothing,
 * because the study has no data for it. What is left out is emptied, so that each cell keeps its place.
 *
 * @example asShown(notebook).cells[12].source // "", of a section on sales lines in a study without any
 */
export function asShown(document: Notebook): Notebook {
  const shown = withoutMachinePaths(document);
  const begins = shown.cells.flatMap((cell, at) => (isCode(cell) ? [] : [at]));
  const idle = new Set<Cell>();
  for (const [i, at] of begins.entries()) {
    const section = shown.cells.slice(at, begins[i + 1]);
    if (hasTag(section[0], IF_SHOWN) && !section.some(shows)) section.forEach((cell) => idle.add(cell));
  }
  return { ...shown, cells: shown.cells.map((cell) => (idle.has(cell) ? { ...cell, source: "" } : cell)) };
}

function shows(cell: Cell): boolean {
  return isCode(cell) && cell.outputs.flatMap(readOutput).length > 0;
}
