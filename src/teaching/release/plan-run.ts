import { isCode, type CodeCell, type Notebook } from "../../notebook/document/document";
import type { AssignedNotebook } from "../assignment";
import { changedNames, declaredNames, mentionedNames, statementsOf } from "./code-names";
import { gradeIdOf } from "./nbgrader-metadata";

/** A cell of a submission as it is to be run. */
export interface PlannedCell {
  readonly id: string;
  /** The instructor's, a task's, or one that the student added. */
  readonly kind: "given" | "task" | "added";
  readonly source: string;
}

/**
 * What is run of a submission: given cells as the instructor wrote them, the student's own in the places of the tasks and
 * between, in order. Test cells are left out, since tests are judged elsewhere. Of given cells only the statements are
 * kept that later code needs: what they merely show costs time and proves nothing.
 *
 * @param source The instructor's edition of the notebook.
 * @param wanted Names that the tests read.
 */
export function planRun(
  source: Notebook,
  assigned: AssignedNotebook,
  submitted: Notebook,
  wanted: readonly string[],
): readonly PlannedCell[] {
  const tasks = new Set(assigned.tasks.filter((task) => task.kind === "code").map((task) => task.id));
  const tests = new Set(
    assigned.tasks.flatMap((task) => (task.kind === "code" ? task.tests : [])).map((test) => test.id),
  );
  const known = source.cells.filter(isCode);
  const placed = placeStudentCells(known, submitted.cells.filter(isCode));
  const cells: PlannedCell[] = placed.before.map(added);
  for (const cell of known) {
    const id = gradeIdOf(cell.metadata) ?? cell.id;
    const own = placed.own.get(cell);
    if (tasks.has(id)) cells.push({ id, kind: "task", source: own?.source ?? "" });
    else if (!tests.has(id)) cells.push({ id, kind: "given", source: cell.source });
    cells.push(...(placed.after.get(cell) ?? []).map(added));
  }
  return withoutUnneeded(cells, wanted);
}

function added(cell: CodeCell, index: number): PlannedCell {
  return { id: `added-${index + 1}-${cell.id}`, kind: "added", source: cell.source };
}

interface Placed {
  readonly own: ReadonlyMap<CodeCell, CodeCell>;
  readonly after: ReadonlyMap<CodeCell, readonly CodeCell[]>;
  readonly before: readonly CodeCell[];
}

/** Which cell of the submission answers which cell of the source, and after which the others come. */
function placeStudentCells(known: readonly CodeCell[], submitted: readonly CodeCell[]): Placed {
  const own = new Map<CodeCell, CodeCell>();
  const after = new Map<CodeCell, CodeCell[]>();
  const before: CodeCell[] = [];
  let last: CodeCell | undefined;
  for (const cell of submitted) {
    const id = gradeIdOf(cell.metadata);
    const match = known.find((each) =>
      id === undefined ? each.id === cell.id : gradeIdOf(each.metadata) === id,
    );
    if (match && !own.has(match)) {
      own.set(match, cell);
      last = match;
    } else if (last) after.set(last, [...(after.get(last) ?? []), cell]);
    else before.push(cell);
  }
  return { own, after, before };
}

function withoutUnneeded(cells: readonly PlannedCell[], wanted: readonly string[]): readonly PlannedCell[] {
  const needed = new Set(wanted);
  const kept: PlannedCell[] = [];
  for (const cell of [...cells].reverse()) {
    const source = cell.kind === "given" ? neededStatements(cell.source, needed) : cell.source;
    for (const name of mentionedNames(source)) needed.add(name);
    if (source.trim() !== "") kept.push({ ...cell, source });
  }
  return kept.reverse();
}

/** From the last to the first, what declares a needed name or changes what it holds. */
function neededStatements(source: string, needed: ReadonlySet<string>): string {
  const names = new Set(needed);
  const kept: string[] = [];
  for (const statement of [...statementsOf(source)].reverse()) {
    const touched = [...declaredNames(statement), ...changedNames(statement)];
    if (!touched.some((name) => names.has(name))) continue;
    const text = statement.getText();
    for (const name of mentionedNames(text)) names.add(name);
    kept.push(text);
  }
  return kept.reverse().join("\n");
}
