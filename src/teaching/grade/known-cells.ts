import type { Cell, Notebook } from "../../notebook/document/document";
import { hasTag, INJECTED_TAG } from "../../notebook/run/parameters";
import { gradeIdOf } from "../release/nbgrader-metadata";

/**
 * A submitted notebook with the cells of the assignment recognised: editors and learning systems lose metadata and give
 * new ids. A cell that neither names is the released one with the same text, or with the same first line (the task is
 * there). Cells that `champo run` injected for its parameters are left out: they would set the student's own file.
 *
 * @param released The students' edition of the notebook.
 */
export function withKnownCells(submitted: Notebook, released: Notebook): Notebook {
  const kept = submitted.cells.filter((cell) => !hasTag(cell, INJECTED_TAG));
  const gradeIds = new Set(released.cells.map(({ metadata }) => gradeIdOf(metadata)));
  const ids = new Set(released.cells.map(({ id }) => id));
  const isKnown = ({ id, metadata }: Cell): boolean => {
    const gradeId = gradeIdOf(metadata);
    return gradeId === undefined ? ids.has(id) : gradeIds.has(gradeId);
  };
  const taken = new Set(kept.filter(isKnown).flatMap(({ id, metadata }) => [id, gradeIdOf(metadata)]));
  const cells = kept.map((cell): Cell => {
    if (isKnown(cell)) return cell;
    const free = released.cells.filter(
      (each) =>
        each.cell_type === cell.cell_type && !taken.has(each.id) && !taken.has(gradeIdOf(each.metadata)),
    );
    const match =
      free.find((each) => each.source.trim() === cell.source.trim()) ??
      free.find((each) => firstLine(each.source) === firstLine(cell.source));
    if (match === undefined || firstLine(cell.source) === "") return cell;
    taken.add(match.id);
    return { ...cell, id: match.id, metadata: match.metadata };
  });
  return { ...submitted, cells };
}

function firstLine(source: string): string {
  return source.trim().split("\n")[0]?.trim() ?? "";
}
