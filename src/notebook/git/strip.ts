import { isCode, type Cell, type Metadata, type Notebook } from "../document/document";

/** Cell metadata that front ends write while a cell runs or is looked at: when it ran, how its output is folded. */
const VIEW_KEYS: readonly string[] = ["execution", "ExecuteTime", "collapsed", "scrolled"];

/**
 * The notebook as its authors wrote it: without outputs, execution counts, and what front ends note next to them
 * (run times, folded outputs, states of widgets). Texts, ids, tags and attachments stay. Stripping twice changes
 * nothing more.
 */
export function stripNotebook(notebook: Notebook): Notebook {
  return {
    ...notebook,
    metadata: without(notebook.metadata, ["widgets"]),
    cells: notebook.cells.map((cell): Cell => {
      if (!isCode(cell)) return cell;
      return { ...cell, metadata: without(cell.metadata, VIEW_KEYS), execution_count: null, outputs: [] };
    }),
  };
}

function without(metadata: Metadata, keys: readonly string[]): Metadata {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !keys.includes(key)));
}
