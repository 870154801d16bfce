import type { Statement } from "typescript";
import { isCode, type CodeCell, type Notebook } from "../../notebook/document/document";
import type { AssignedNotebook, CodeTask } from "../assignment";
import { changedNames, declaredNames, mentionedNames, statementsOf } from "./code-names";
import { gradeIdOf } from "./nbgrader-metadata";
import { studentEdition } from "./student-edition";

/** A cell of a submission as it is to be run. */
export interface PlannedCell {
  readonly id: string;
  /** The instructor's, a task's, or one that the student added. */
  readonly kind: "given" | "task" | "added";
  readonly source: string;
}

/**
 * What is run of a submission: given cells as the instructor wrote them, the student's own in the places of the tasks and
 * between, in order. Test cells are left out, since tests are judged elsewhere. Of given statements, also of those around
 * a task, only what later code needs is kept, and what a task with points shows: the rest costs time and proves nothing.
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
  const codeTasks = assigned.tasks.filter((task) => task.kind === "code");
  const tasks = new Map(codeTasks.map((task) => [task.id, task]));
  const tests = new Set(codeTasks.flatMap((task) => task.tests).map((test) => test.id));
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
  const around = new Map(
    studentEdition(source, assigned.name)
      .cells.filter(isCode)
      .map((cell) => [gradeIdOf(cell.metadata) ?? cell.id, cell.source] as const),
  );
  const needed = new Set(wanted);
  const kept = cells.reverse().flatMap((cell): PlannedCell[] => {
    const text = neededOf(cell, tasks.get(cell.id), around.get(cell.id) ?? "", needed);
    for (const name of mentionedNames(text)) needed.add(name);
    return text.trim() === "" ? [] : [{ ...cell, source: text }];
  });
  return kept.reverse();
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

/** What of a cell is run. @param around The text of the cell as it was released: what is given around a task. */
function neededOf(
  { kind, source }: PlannedCell,
  task: CodeTask | undefined,
  around: string,
  needed: ReadonlySet<string>,
): string {
  if (kind === "added") return source;
  if (kind === "given" || task === undefined) {
    const idle = new Set(idleStatements(source, needed, () => true));
    const kept = statementsOf(source).map((statement) => statement.getText());
    return kept.filter((_, i) => !idle.has(i)).join("\n");
  }
  const given = new Set(statementsOf(around).map((statement) => statement.getText()));
  const shows = task.tests.length > 0 || task.exhibit !== undefined;
  const idle = idleStatements(
    source,
    needed,
    (statement) => given.has(statement.getText()) && (!shows || declaredNames(statement).length > 0),
  );
  const statements = statementsOf(source);
  return idle.reduce((text, i) => {
    const statement = statements[i];
    return statement === undefined
      ? text
      : text.slice(0, statement.getStart()) + text.slice(statement.getEnd());
  }, source);
}

/** From the last to the first, the statements that may go, and neither declare a needed name nor change what it holds. */
function idleStatements(
  source: string,
  needed: ReadonlySet<string>,
  mayGo: (statement: Statement) => boolean,
): number[] {
  const names = new Set(needed);
  const idle: number[] = [];
  for (const [i, statement] of [...statementsOf(source).entries()].reverse()) {
    const touched = [...declaredNames(statement), ...changedNames(statement)];
    if (mayGo(statement) && !touched.some((name) => names.has(name))) idle.push(i);
    else for (const name of mentionedNames(statement.getText())) names.add(name);
  }
  return idle;
}
