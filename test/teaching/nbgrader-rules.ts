import type { Notebook } from "../../src/notebook/document/document";

interface GradeCell {
  readonly schema_version: unknown;
  readonly grade: unknown;
  readonly solution: unknown;
  readonly locked: unknown;
  readonly task: unknown;
  readonly points?: unknown;
  readonly grade_id: unknown;
  readonly cell_type: unknown;
}

/**
 * What nbgrader would refuse in a notebook, by the published rules of its metadata (schema version 3): required keys
 * and their types, ids that are unique and of letters, digits, hyphens and underscores, points exactly where there is a
 * grade, graded Markdown always a solution, marks in pairs and only where they may stand.
 */
export function nbgraderProblems(notebook: Notebook): string[] {
  const ids = new Set<unknown>();
  return notebook.cells.flatMap((cell, index) => {
    const meta = cell.metadata["nbgrader"] as GradeCell | undefined;
    const where = `cell ${index + 1}`;
    if (meta === undefined) return [`${where}: no metadata`];
    const problems: string[] = [];
    const require = (holds: boolean, what: string): void => {
      if (!holds) problems.push(`${where}: ${what}`);
    };
    require(meta.schema_version === 3, "schema_version is not 3");
    require(meta.cell_type === cell.cell_type, "cell_type is not that of the cell");
    for (const key of ["grade", "solution", "locked", "task"] as const) {
      require(typeof meta[key] === "boolean", `${key} is not true or false`);
    }
    require(typeof meta.grade_id === "string" &&
      /^[a-zA-Z0-9_-]+$/.test(meta.grade_id), "grade_id is not valid");
    require(!ids.has(meta.grade_id), `grade_id ${String(meta.grade_id)} a second time`);
    ids.add(meta.grade_id);
    require("points" in meta === (meta.grade === true), "points without a grade, or a grade without points");
    if (meta.grade === true)
      require(typeof meta.points === "number" && meta.points > 0, "points are not above 0");
    if (cell.cell_type === "markdown")
      require(meta.grade === meta.solution, "Markdown is graded or solved, not both");
    const unknown = Object.keys(meta).filter(
      (key) =>
        ![
          "schema_version",
          "grade",
          "solution",
          "locked",
          "task",
          "points",
          "grade_id",
          "cell_type",
        ].includes(key),
    );
    require(unknown.length === 0, `unknown keys ${unknown.join(", ")}`);
    require(marksPair(cell.source, "SOLUTION"), "solution marks do not pair");
    require(marksPair(cell.source, "HIDDEN TESTS"), "marks of hidden tests do not pair");
    if (cell.source.includes("BEGIN SOLUTION"))
      require(meta.solution === true, "a solution in a cell that is none");
    if (cell.source.includes("BEGIN HIDDEN TESTS"))
      require(meta.grade === true, "hidden tests without a grade");
    return problems;
  });
}

function marksPair(source: string, word: string): boolean {
  let open = false;
  for (const line of source.split("\n")) {
    if (line.includes(`BEGIN ${word}`)) {
      if (open) return false;
      open = true;
    } else if (line.includes(`END ${word}`)) {
      if (!open) return false;
      open = false;
    }
  }
  return !open;
}
