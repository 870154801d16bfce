import type { CellFailure } from "../kernel/cell-failure";
import type { Notebook } from "../document/document";

/** A cell of a notebook failed. Carries where, why, and the notebook with everything that ran until then. */
export class NotebookRunError extends Error {
  override readonly name = "NotebookRunError";

  constructor(
    /** The notebook's name. */
    readonly notebook: string,
    /** The cell's place among all cells of the notebook, from 1. */
    readonly cellNumber: number,
    readonly source: string,
    readonly failure: CellFailure,
    /** The notebook with the outputs of the cells that ran, the failed one among them; later cells have none. */
    readonly document: Notebook,
  ) {
    super(`${notebook}, cell ${cellNumber}: ${failure.ename}: ${failure.evalue}`);
  }
}
