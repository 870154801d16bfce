import { isCode, type Cell, type CodeCell } from "../../notebook/document/document";
import { hasTag } from "../../notebook/run/parameters";
import { readOutput, type Block } from "./read-output";

/** A cell and its place in the notebook, counted from 1. */
export interface PlacedCell<Kind extends Cell = Cell> {
  readonly cell: Kind;
  readonly position: number;
}

/** Something a cell shows, and the cell. */
export type PlacedBlock = Block & { readonly source: PlacedCell<CodeCell> };

/** A code cell, or several of which the later ones only say what an earlier one shows. */
export interface CellGroup {
  readonly cells: PlacedCell<CodeCell>[];
  readonly blocks: PlacedBlock[];
}

/**
 * The cells of a notebook as a reader takes them in: a takeaway in a cell of its own joins the figure or table before
 * it, answers join answers, and empty cells go.
 */
export function cellGroups(cells: readonly Cell[]): (CellGroup | PlacedCell)[] {
  const groups: (CellGroup | PlacedCell)[] = [];
  cells.forEach((cell, index) => {
    const position = index + 1;
    if (!isCode(cell)) {
      if (cell.source.trim() !== "") groups.push({ cell, position });
      return;
    }
    if (cell.source.trim() === "" && cell.outputs.length === 0) return;
    const blocks = cell.outputs
      .flatMap(readOutput)
      .map((block) => ({ ...block, source: { cell, position } }));
    const before = groups.at(-1);
    const last = before && "cells" in before ? before.blocks.at(-1)?.kind : undefined;
    const joins =
      (blocks.length > 0 &&
        !hasTag(cell, "aside") &&
        blocks.every(({ kind }) => kind === "takeaway") &&
        (last === "figure" || last === "table" || last === "takeaway")) ||
      (blocks.length > 0 && blocks.every(({ kind }) => kind === "answer") && last === "answer");
    if (joins && before && "cells" in before) {
      before.cells.push({ cell, position });
      before.blocks.push(...blocks);
    } else groups.push({ cells: [{ cell, position }], blocks: [...blocks] });
  });
  return groups;
}

/** How a group is shown: `check` folds its figures and tables, which are only checks; `aside` folds all of it. */
export function foldOf({ cells }: CellGroup): "check" | "aside" | undefined {
  const [first] = cells;
  return FOLDS.find((fold) => hasTag(first.cell, fold));
}

/** Tags of cells by which the report folds them. */
const FOLDS = ["check", "aside"] as const;
