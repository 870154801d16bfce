import fs from "node:fs";
import path from "node:path";
import type { Notebook } from "../../notebook/document/document";
import { readNotebook } from "../../notebook/document/notebook-file";
import { selectNotebooks } from "../../notebook/run/select-notebooks";
import { filledIn, readAssignment, variantOf, type Assignment, type Task } from "../assignment";
import { readRubric, type Rubric } from "./rubric";
import { sourceEdition } from "./source-edition";
import { readTestCode, type TestCode } from "./test-file";

/** Where an assignment is made from. */
export interface AssignmentPlaces {
  /** The solved notebooks. */
  readonly notebooks: string;
  /** The folder with `assignment.json`, `rubric.json`, `tests/` and `solutions/`. */
  readonly instructor: string;
}

/** An assignment with all that belongs to it. */
export interface AssignmentKit {
  readonly assignment: Assignment;
  readonly rubric: Rubric;
  /** The instructor's edition of every notebook of the study, assigned or not, in order. */
  readonly sources: readonly { readonly name: string; readonly source: Notebook }[];
  readonly tests: ReadonlyMap<string, TestCode>;
}

/**
 * Reads an assignment and makes the instructor's edition of its notebooks. Notebooks of the study without a task take
 * part as they are.
 *
 * @param edition Which variants of its tasks are taken.
 * @throws InputError for an assignment, rubric or test that does not fit the notebooks.
 */
export function readKit(places: AssignmentPlaces, edition = 0): AssignmentKit {
  const assignment = readAssignment(places.instructor, edition);
  const rubric = readRubric(places.instructor, assignment);
  const tasks = new Map(assignment.notebooks.flatMap((each) => each.tasks).map((task) => [task.id, task]));
  const filling = (task: Task) => (text: string) =>
    filledIn(text, variantOf(task, edition), `task "${task.id}"`);
  const tests = new Map(
    [...tasks.values()].flatMap((task) =>
      task.kind === "code"
        ? task.tests.map((test) => [test.id, readTestCode(places.instructor, test, filling(task))])
        : [],
    ),
  );
  const names = selectNotebooks(places.notebooks);
  selectNotebooks(places.notebooks, { only: assignment.notebooks.map(({ name }) => name) });
  const ownSolution = (id: string): string | undefined => {
    const [task, text] = [tasks.get(id), readSolution(places.instructor, id)];
    return task === undefined || text === undefined ? text : filling(task)(text);
  };
  const sources = names.map((name) => {
    const assigned = assignment.notebooks.find((each) => each.name === name) ?? { name, tasks: [] };
    const notebook = readNotebook(path.join(places.notebooks, `${name}.ipynb`));
    return {
      name,
      source: sourceEdition(notebook, assigned, (id) => tests.get(id) as TestCode, ownSolution),
    };
  });
  return { assignment, rubric, sources, tests };
}

/** A task's own solution, where its question is not the one that the published notebook answers: `solutions/ID.ts`. */
function readSolution(instructorFolder: string, id: string): string | undefined {
  const file = path.join(instructorFolder, "solutions", `${id}.ts`);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd() : undefined;
}

/** The instructor's own solution of the assigned notebooks: what gets full marks. */
export function solutionOf({ assignment, sources }: AssignmentKit): ReadonlyMap<string, Notebook> {
  const assigned = new Set(assignment.notebooks.map(({ name }) => name));
  return new Map(sources.filter(({ name }) => assigned.has(name)).map(({ name, source }) => [name, source]));
}
