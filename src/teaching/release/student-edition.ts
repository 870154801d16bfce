import { isCode, type Cell, type Notebook } from "../../notebook/document/document";
import {
  BEGIN_HIDDEN_TESTS,
  BEGIN_SOLUTION,
  CODE_STUB,
  END_HIDDEN_TESTS,
  END_SOLUTION,
  replaceRegions,
  TEXT_STUB,
} from "../grade/marks";
import { gradeIdOf } from "./nbgrader-metadata";

/**
 * The students' edition of an instructor's edition: solutions replaced by a stub that runs and defines nothing, hidden
 * tests gone, no outputs. What nbgrader's `generate_assignment` makes of the same notebook.
 */
export function studentEdition(source: Notebook, name: string): Notebook {
  return { ...source, cells: source.cells.map((cell) => studentCell(cell, name)) };
}

function studentCell(cell: Cell, name: string): Cell {
  const where = `${name}, ${gradeIdOf(cell.metadata) ?? cell.id}`;
  const replacement = isCode(cell) ? CODE_STUB : TEXT_STUB;
  const unsolved = replaceRegions(cell.source, {
    begin: BEGIN_SOLUTION,
    end: END_SOLUTION,
    replacement,
    where,
  });
  const visible = replaceRegions(unsolved, { begin: BEGIN_HIDDEN_TESTS, end: END_HIDDEN_TESTS, where });
  const bare = { ...cell, source: visible.trimEnd() };
  return isCode(bare) ? { ...bare, execution_count: null, outputs: [] } : bare;
}
