import { isCode, type Cell, type KernelspecMetadata, type Notebook } from "../document/document";
import { formatNotebook } from "../document/format-notebook";
import { KERNELSPEC } from "../kernel/kernelspec";
import { scriptToNotebook } from "./percent";

/**
 * The notebook a percent script describes, with the outputs an earlier version still has for it: those of cells with the
 * same id and text. A cell that was changed loses its outputs, for they are of another text.
 *
 * @param before The notebook as it was, or undefined where there was none.
 * @throws InputError naming the line of the script that cannot be read.
 */
export function notebookFromScript(
  script: string,
  before?: Notebook,
  kernelspec: KernelspecMetadata = KERNELSPEC,
): Notebook {
  const notebook = scriptToNotebook(script, kernelspec);
  const earlier = new Map(before?.cells.map((cell) => [cell.id, cell]));
  const cells = notebook.cells.map((cell): Cell => {
    const was = earlier.get(cell.id);
    if (!isCode(cell) || was === undefined || !isCode(was) || was.source !== cell.source) return cell;
    return { ...cell, execution_count: was.execution_count, outputs: was.outputs };
  });
  return { ...notebook, cells };
}

/** Whether two notebooks say the same but for their outputs. */
export function sameSource(a: Notebook, b: Notebook): boolean {
  const bare = (notebook: Notebook): string =>
    formatNotebook({
      ...notebook,
      cells: notebook.cells.map((cell) =>
        isCode(cell) ? { ...cell, execution_count: null, outputs: [] } : cell,
      ),
    });
  return bare(a) === bare(b);
}
