import fs from "node:fs";
import path from "node:path";
import type { Notebook } from "../../notebook/document/document";
import { hasTag, INJECTED_TAG } from "../../notebook/run/parameters";
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
  /** A folder with the tests and solutions that the first does not have. */
  readonly shared?: string;
  /** Columns of the customers that tasks may ask for. */
  readonly columns?: readonly string[];
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
  const assignment = readAssignment(places.instructor, edition, places.columns);
  const rubric = readRubric(places.instructor, assignment);
  const tasks = new Map(assignment.notebooks.flatMap((each) => each.tasks).map((task) => [task.id, task]));
  const filling = (task: Task) => (text: string) =>
    filledIn(text, variantOf(task, edition), `task "${task.id}"`);
  const tests = new Map(
    [...tasks.values()].flatMap((task) =>
      task.kind === "code"
        ? task.tests.map((test) => {
            const file = fileIn(places, path.join("tests", `${test.id}.ts`));
            return [test.id, readTestCode(file, test, filling(task))] as const;
          })
        : [],
    ),
  );
  const names = selectNotebooks(places.notebooks);
  selectNotebooks(places.notebooks, { only: assignment.notebooks.map(({ name }) => name) });
  const ownSolution = (id: string): string | undefined => {
    // A task's own solution, where its question is not the one that the published notebook answers.
    const [task, file] = [tasks.get(id), fileIn(places, path.join("solutions", `${id}.ts`))];
    if (task === undefined || !fs.existsSync(file)) return undefined;
    return filling(task)(fs.readFileSync(file, "utf8").trimEnd());
  };
  const sources = names.map((name) => {
    const assigned = assignment.notebooks.find((each) => each.name === name) ?? { name, tasks: [] };
    const read = readNotebook(path.join(places.notebooks, `${name}.ipynb`));
    const notebook = { ...read, cells: read.cells.filter((cell) => !hasTag(cell, INJECTED_TAG)) };
    return {
      name,
      source: sourceEdition(notebook, assigned, (id) => tests.get(id) as TestCode, ownSolution),
    };
  });
  return { assignment, rubric, sources, tests };
}

/** A file of the instructor's folder, or of the shared one where that has it alone. */
function fileIn({ instructor, shared = instructor }: AssignmentPlaces, name: string): string {
  const own = path.join(instructor, name);
  return fs.existsSync(own) ? own : path.join(shared, name);
}

/** The instructor's own solution of the assigned notebooks: what gets full marks. */
export function solutionOf({ assignment, sources }: AssignmentKit): ReadonlyMap<string, Notebook> {
  const assigned = new Set(assignment.notebooks.map(({ name }) => name));
  return new Map(sources.filter(({ name }) => assigned.has(name)).map(({ name, source }) => [name, source]));
}
