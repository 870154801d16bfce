import type { Cell, Metadata } from "../../notebook/document/document";

/** What nbgrader must know of a cell (schema version 3). */
export interface GradeMetadata {
  readonly grade_id: string;
  /** Whether the cell gives points. */
  readonly grade: boolean;
  /** Whether the student writes it. */
  readonly solution: boolean;
  /** Whether the instructor's text is put back before grading. */
  readonly locked: boolean;
  /** Given exactly for cells that give points. */
  readonly points?: number;
}

/** The cell with nbgrader's metadata, in its schema version 3. */
export function withGradeMetadata<Kind extends Cell>(cell: Kind, grade: GradeMetadata): Kind {
  const nbgrader = { schema_version: 3, cell_type: cell.cell_type, task: false, ...grade };
  const editing = grade.solution ? {} : { deletable: false, editable: false };
  return { ...cell, metadata: { ...cell.metadata, ...editing, nbgrader } };
}

/** The grade id of a cell; undefined where it has none. */
export function gradeIdOf(metadata: Metadata): string | undefined {
  const nbgrader = metadata["nbgrader"] as { readonly grade_id?: unknown } | undefined;
  return typeof nbgrader?.grade_id === "string" ? nbgrader.grade_id : undefined;
}
