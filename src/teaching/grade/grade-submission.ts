import { createHash } from "node:crypto";
import { isCode, type Notebook } from "../../notebook/document/document";
import { pointsOf, type AssignedNotebook, type Item, type Task } from "../assignment";
import { askChild } from "../sandbox/ask-child";
import { isUnsolved } from "../release/code-names";
import type { AssignmentKit } from "../release/editions";
import { namesOfTest, type JudgedTest, type JudgeRequest, type Verdict } from "./judge-tests";
import { TEXT_STUB } from "./marks";
import { gradeIdOf } from "../release/nbgrader-metadata";
import { planRun } from "../release/plan-run";
import { runNotebook, type RunContext } from "../sandbox/run-notebook";
import type { CellResult, RunResult } from "../sandbox/run-request";
import type { Submission } from "./submission";
import { studentEdition } from "../release/student-edition";
import { withKnownCells } from "./known-cells";
import { typedNumbers } from "./typed-numbers";

/** What an item of the assignment gave. */
export interface Mark extends Item {
  readonly notebook: string;
  readonly task: string;
  readonly criterion: string;
  /** Points given; null while a person has to read it. */
  readonly given: number | null;
  /** What speaks against full marks, or what there is to read. */
  readonly why: string;
}

/** A submission, graded as far as a machine can. */
export interface GradedSubmission {
  readonly student: string;
  readonly marks: readonly Mark[];
  /** What the student wrote, by task: code or prose. */
  readonly answers: Readonly<Record<string, string>>;
  /** Remarks on what was not right, besides the tests, by notebook. */
  readonly remarks: readonly { readonly notebook: string; readonly text: string }[];
  readonly seconds: number;
  /** When it was handed in, an ISO date and time; absent where nobody knows. */
  readonly handedIn?: string;
  /** What was done to find the notebooks, in words. */
  readonly notes?: readonly string[];
  /** A fingerprint of the notebooks as they were handed in, and one of the task they were judged by. */
  readonly fingerprints: { readonly submission: string; readonly task: string };
}

/**
 * Grades a submission: runs its notebooks in sandboxes, then judges the values they report against the tests, here. A
 * test gives its points only when the cells of its task were run to their end and are not empty.
 */
export async function gradeSubmission(
  submission: Submission,
  kit: AssignmentKit,
  context: RunContext,
): Promise<GradedSubmission> {
  const began = performance.now();
  const graded = [];
  for (const assigned of kit.assignment.notebooks) {
    graded.push(await runAssigned(assigned, submission.notebooks.get(assigned.name) ?? "", kit, context));
  }
  const verdicts = await judge(
    graded.flatMap((each) => each.tests),
    context,
  );
  const marks = graded.flatMap(({ assigned, notebook, run, tasks }) =>
    assigned.tasks.flatMap((task) =>
      pointsOf(task).map((item): Mark => {
        const state = stateOf(task, notebook, run, tasks.get(task.id));
        const { given, why } = markOf(item, state, verdicts.get(item.id));
        return { ...item, notebook: assigned.name, task: task.id, criterion: task.criterion, given, why };
      }),
    ),
  );
  return {
    student: submission.student,
    marks,
    answers: Object.fromEntries(graded.flatMap(({ tasks }) => [...tasks])),
    remarks: graded.flatMap(({ assigned, notebook, run }) =>
      remarksOn(notebook, run).map((text) => ({ notebook: assigned.name, text })),
    ),
    seconds: (performance.now() - began) / 1000,
    fingerprints: fingerprintsOf(submission, kit),
    ...(submission.notes ? { notes: submission.notes } : {}),
    ...(submission.handedIn ? { handedIn: submission.handedIn } : {}),
  };
}

/** Short names of what was handed in and of the task: two gradings with the same two judge the same. */
function fingerprintsOf({ notebooks }: Submission, kit: AssignmentKit): GradedSubmission["fingerprints"] {
  const short = (value: unknown): string =>
    createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
  const sources = [...notebooks].map(([name, notebook]) =>
    typeof notebook === "string" ? [name] : [name, ...notebook.cells.map(({ source }) => source)],
  );
  return { submission: short(sources), task: short([kit.assignment, [...kit.tests]]) };
}

interface RunNotebook {
  readonly assigned: AssignedNotebook;
  readonly notebook: Notebook | string;
  readonly run: RunResult | undefined;
  /** What the student wrote, by task. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly tests: readonly JudgedTest[];
}

async function runAssigned(
  assigned: AssignedNotebook,
  submitted: Notebook | string,
  kit: AssignmentKit,
  context: RunContext,
): Promise<RunNotebook> {
  if (typeof submitted === "string")
    return { assigned, notebook: submitted, run: undefined, tasks: new Map(), tests: [] };
  const source = kit.sources.find(({ name }) => name === assigned.name)?.source as Notebook;
  const released = studentEdition(source, assigned.name);
  const notebook = withKnownCells(submitted, released);
  const tasks = new Map(assigned.tasks.map((task) => [task.id, answerTo(task, notebook, released)] as const));
  const codes = assigned.tasks
    .flatMap((task) => (task.kind === "code" ? task.tests : []))
    .map(({ id }) => kit.tests.get(id));
  const tests = codes.flatMap((code) =>
    code ? [{ id: code.id, code: code.full, names: namesOfTest(code.full) }] : [],
  );
  const wanted = [...new Set(tests.flatMap(({ names }) => names))];
  const anySolved = assigned.tasks.some(
    (task) => task.kind === "code" && !isUnsolved(tasks.get(task.id) ?? ""),
  );
  // Nothing to run where nothing was solved: there are no marks to be had.
  const run = anySolved
    ? await runNotebook(planRun(source, assigned, notebook, wanted), wanted, context)
    : undefined;
  const valuesOf = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => (run && Object.hasOwn(run.values, name) ? [[name, run.values[name]]] : [])),
    );
  return {
    assigned,
    notebook,
    run,
    tasks,
    tests:
      run === undefined
        ? []
        : (tests.map(({ id, code, names }) => ({ id, code, values: valuesOf(names) })) as JudgedTest[]),
  };
}

/** What the student wrote for a task: the cell's text; "" where it is gone or as it was released. */
function answerTo(task: Task, notebook: Notebook, released: Notebook): string {
  const own = notebook.cells.find(
    (cell) =>
      (gradeIdOf(cell.metadata) ?? cell.id) === task.id ||
      (gradeIdOf(cell.metadata) === undefined && cell.id === task.cell),
  );
  const given = released.cells.find(({ id }) => id === task.cell);
  if (own === undefined || own.source.trim() === given?.source.trim()) return "";
  if (task.kind === "code") return isCode(own) ? own.source : "";
  const lines = given?.source.split("\n") ?? [];
  return own.source
    .split("\n")
    .filter((line) => line.trim() === "" || !lines.includes(line))
    .join("\n")
    .replace(TEXT_STUB, "")
    .trim();
}

interface TaskState {
  readonly answer: string;
  readonly cell: CellResult | undefined;
  /** Why nothing of the notebook was run. */
  readonly lost: string | undefined;
}

function stateOf(
  task: Task,
  notebook: Notebook | string,
  run: RunResult | undefined,
  answer = "",
): TaskState {
  const lost = typeof notebook === "string" ? notebook : run?.lost;
  return { answer, cell: run?.cells.find(({ id }) => id === task.id), lost };
}

function markOf(
  item: Item,
  { answer, cell, lost }: TaskState,
  verdict: Verdict | undefined,
): Pick<Mark, "given" | "why"> {
  const none = (why: string) => ({ given: 0, why });
  if (item.kind === "prose") {
    return answer === "" ? none(lost ?? "There is no answer.") : { given: null, why: "" };
  }
  if (answer === "") return none(lost ?? "The task was not solved.");
  if (lost !== undefined) return none(`The notebook could not be run: ${lost}`);
  if (isUnsolved(answer)) return none("The cell has only comments.");
  if (cell?.status !== "ran") {
    const state = { failed: "failed", stopped: "was stopped", "not run": "was not run" } as const;
    return none(
      `The cell ${state[cell?.status ?? "not run"] ?? "was not run"}${cell?.why ? `: ${cell.why}` : ""}.`,
    );
  }
  const complaint =
    item.kind === "exhibit" ? exhibitComplaint(answer, cell) : (verdict?.why ?? complaintWithout(verdict));
  return complaint === undefined ? { given: item.points, why: "" } : none(sentence(complaint));
}

function complaintWithout(verdict: Verdict | undefined): string | undefined {
  return verdict?.passed === true ? undefined : "The test could not be judged.";
}

function exhibitComplaint(answer: string, cell: CellResult): string | undefined {
  const typed = typedNumbers(answer);
  if (typed.length > 0) return `numbers were typed into a sentence: ${typed.join(", ")}`;
  if (cell.shown.figures === 0) return "the cell shows no figure";
  if (!cell.shown.sentences.some(({ computed }) => computed > 0))
    return "no sentence with computed numbers says what the figure shows";
  return undefined;
}

async function judge(
  tests: readonly JudgedTest[],
  context: RunContext,
): Promise<ReadonlyMap<string, Verdict>> {
  if (tests.length === 0) return new Map();
  const options = { seconds: 90, heapMegabytes: 1024, answerBytes: 4e6, env: context.workbook.env };
  const ask = async (some: readonly JudgedTest[]): Promise<readonly Verdict[]> => {
    const request: JudgeRequest = { tests: some };
    const signal = context.signal ? { signal: context.signal } : {};
    try {
      return (await askChild("grade/judge.js", request, { ...options, ...signal })) as readonly Verdict[];
    } catch (error) {
      context.signal?.throwIfAborted();
      if (some.length > 1) return (await Promise.all(some.map((test) => ask([test])))).flat();
      return some.map(({ id }) => ({
        id,
        passed: false,
        why: `its values could not be judged: ${(error as Error).message}`,
      }));
    }
  };
  return new Map((await ask(tests)).map((verdict) => [verdict.id, verdict]));
}

function remarksOn(notebook: Notebook | string, run: RunResult | undefined): string[] {
  if (typeof notebook === "string") return [notebook];
  const failed = run?.cells.filter(({ status, why }) => status !== "ran" && why !== undefined) ?? [];
  return [
    ...(run?.lost ? [run.lost] : []),
    ...failed.map(({ id, status, why }) => `Cell ${id} ${status}: ${why ?? ""}`),
  ];
}

function sentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
