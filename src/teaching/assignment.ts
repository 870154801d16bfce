import fs from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";

/** A test of a task: its code lies in `instructor/tests/ID.ts`. */
export interface TaskTest {
  /** Also its grade id in nbgrader. */
  readonly id: string;
  /** The rule it holds, in words a student reads in the feedback. */
  readonly rule: string;
  readonly points: number;
}

interface TaskBase {
  /** Also its grade id in nbgrader: letters, digits and hyphens. */
  readonly id: string;
  /** The id of the cell in the notebook. */
  readonly cell: string;
  /** The criterion of the rubric that its points count for. */
  readonly criterion: string;
  /** What to do, in Markdown. */
  readonly text: string;
  readonly hints: readonly string[];
  /**
   * What differs between the editions of the assignment. In the texts of the task, its tests and its own solution each
   * key is written between dollar signs: `$key$`, which is a name in code, too.
   */
  readonly variants?: readonly TaskVariant[];
  /** Where a variant asks for a column of the customers: the values of all its variants, which get a `$column$` each. */
  readonly eachColumn?: TaskVariant;
}

/** The values of one variant of a task, by name. */
export type TaskVariant = Readonly<Record<string, string | number>>;

/** Consecutive statements of a cell, by the beginnings of the first and of the last line that begins one of them. */
export interface Region {
  readonly first: string;
  readonly last: string;
}

/** A cell of code to be written, judged by tests; by none, where it only repeats what another notebook is graded for. */
export interface CodeTask extends TaskBase {
  readonly kind: "code";
  /** Parts of the cell that are the solution, from the top down; default the whole cell. */
  readonly regions?: readonly Region[];
  readonly tests: readonly TaskTest[];
  /** Short answers that somebody could type, by their place in what the cell leaves: "byCh.k". Grading workbooks differ in them. */
  readonly answers?: readonly string[];
  /** Points for showing a figure, with a sentence whose numbers are computed. */
  readonly exhibit?: { readonly points: number };
}

/** Text to be written, marked by a reader. */
export interface ProseTask extends TaskBase {
  readonly kind: "prose";
  readonly points: number;
  /** What the reader looks for. */
  readonly lookFor: readonly string[];
}

export type Task = CodeTask | ProseTask;

/** A notebook of the assignment, and what is to be done in it. */
export interface AssignedNotebook {
  readonly name: string;
  readonly tasks: readonly Task[];
}

/** What a submission may use while it runs. */
export interface Limits {
  readonly cellSeconds: number;
  readonly notebookSeconds: number;
  readonly memoryMegabytes: number;
  readonly outputMegabytes: number;
  /** Processes and threads at a time. */
  readonly processes: number;
}

/** An assignment: which cells of which notebooks are to be solved, and for how many points. */
export interface Assignment {
  readonly version: 1;
  /** What the notebooks are, in a sentence for students. */
  readonly about: string;
  /** Its name in nbgrader. */
  readonly name: string;
  readonly title: string;
  readonly limits: Limits;
  readonly notebooks: readonly AssignedNotebook[];
}

/** The values of a task's variant in an edition; none where all editions are the same. */
export function variantOf(task: Task, edition: number): TaskVariant {
  const { variants = [] } = task;
  return variants[edition % Math.max(1, variants.length)] ?? {};
}

/** How many editions an assignment has: each task takes its variants in turn. */
export function editionsOf({ notebooks }: Assignment): number {
  return Math.max(1, ...notebooks.flatMap(({ tasks }) => tasks.map(({ variants = [] }) => variants.length)));
}

/**
 * A text with the values of a variant in the places of their names.
 *
 * @throws InputError for a name that the variant does not have.
 * @example filledIn("the $few$ largest", { few: 3 }, "task pareto") // "the 3 largest"
 */
export function filledIn(text: string, variant: TaskVariant, where: string): string {
  return text.replace(/\$([a-zA-Z]+)\$/g, (_, name: string) => {
    const value = variant[name];
    if (value !== undefined) return String(value);
    const legal = Object.keys(variant).join(", ") || "a task with variants";
    throw new InputError({ what: `$${name}$`, legal, where });
  });
}

/** A task with a variant for each column, where it asks for one. */
function withColumns(task: Task, columns: readonly string[]): Task {
  const { eachColumn, ...rest } = task;
  return eachColumn === undefined
    ? task
    : { ...rest, variants: columns.map((column) => ({ ...eachColumn, column })) };
}

/** A task with the values of its variant in all its texts. */
function taskOf<Any extends Task>(task: Any, edition: number): Any {
  const variant = variantOf(task, edition);
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") return filledIn(value, variant, `task "${task.id}"`);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, fill(held)]));
  };
  return fill(task) as Any;
}

/**
 * Reads `assignment.json` of a folder.
 *
 * @param edition Which variants of its tasks are taken.
 * @param columns Those of the customers that a task may ask for.
 * @throws InputError for a file that is no assignment: another version, an id that occurs twice or does not fit
 *   nbgrader, points or limits that are no positive numbers, an empty text.
 */
export function readAssignment(folder: string, edition = 0, columns: readonly string[] = []): Assignment {
  const file = path.join(folder, "assignment.json");
  const raw = JSON.parse(fs.readFileSync(file, "utf8")) as Assignment;
  const asked = (task: Task): Task => taskOf(withColumns(task, columns), edition);
  const assignment: Assignment = {
    ...raw,
    notebooks: raw.notebooks.map((each) => ({ ...each, tasks: each.tasks.map(asked) })),
  };
  const complain = (what: string, legal: string): InputError => new InputError({ what, legal, where: file });
  if (assignment.version !== 1) throw complain(`version ${String(assignment.version)}`, "version 1");
  for (const [limit, value] of Object.entries(assignment.limits)) {
    if (!(value > 0)) throw complain(`limits.${limit} = ${String(value)}`, "a number above 0");
  }
  const ids = new Set<string>();
  for (const task of assignment.notebooks.flatMap((notebook) => notebook.tasks)) {
    for (const id of [task.id, ...(task.kind === "code" ? task.tests.map((test) => test.id) : [])]) {
      if (!/^[a-z][a-z0-9-]*$/.test(id))
        throw complain(`the id "${id}"`, "small letters, digits and hyphens");
      if (ids.has(id))
        throw complain(`the id "${id}" a second time`, "an id of its own for each task and test");
      ids.add(id);
    }
    for (const { id, points } of pointsOf(task)) {
      if (!(points > 0)) throw complain(`${String(points)} points for "${id}"`, "a number above 0");
    }
    if (task.text.trim() === "") throw complain(`no text for "${task.id}"`, "what is to be done");
  }
  return assignment;
}

/** Something that gives points. */
export interface Item {
  /** The grade id: of a test, or of the task itself. */
  readonly id: string;
  /** A test, what a cell shows, or prose that a reader marks. */
  readonly kind: "test" | "exhibit" | "prose";
  /** What is asked for, in words. */
  readonly rule: string;
  readonly points: number;
}

/** What gives points in a task. */
export function pointsOf(task: Task): readonly Item[] {
  if (task.kind === "prose") return [{ id: task.id, kind: "prose", rule: task.text, points: task.points }];
  const tests = task.tests.map((test): Item => ({ ...test, kind: "test" }));
  if (task.exhibit === undefined) return tests;
  const rule = "The cell shows a figure, and a sentence with computed numbers says what it shows.";
  return [...tests, { id: task.id, kind: "exhibit", rule, points: task.exhibit.points }];
}
