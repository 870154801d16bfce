import { digestOf } from "../../core/digest";
import path from "node:path";
import { sumBy } from "../../core/sum";
import { isCode, type Notebook } from "../../notebook/document/document";
import { pointsOf, type AssignedNotebook, type Item, type Task } from "../assignment";
import { isUnsolved } from "../release/code-names";
import type { AssignmentKit } from "../release/editions";
import { judgeSubmission, type PartMark, type TestToJudge } from "./judge-submission";
import { namesOfTest } from "./judge-tests";
import type { TestCode } from "../release/test-file";
import { asSentence } from "./as-sentence";
import { exhibitComplaint } from "./exhibit-complaint";
import { hostileActs, type HostileAct } from "../overview/hostile-acts";
import { TEXT_STUB } from "./marks";
import { gradeIdOf } from "../release/nbgrader-metadata";
import { planRun, type PlannedCell } from "../release/plan-run";
import { runNotebooks, type RunContext } from "../sandbox/run-notebooks";
import type { CellResult, NotebookToRun, RunOnWorkbook, RunResult } from "../sandbox/run-request";
import type { Submission } from "./submission";
import { studentEdition } from "../release/student-edition";
import { withKnownCells } from "./known-cells";

/** What an item of the assignment gave. */
export interface Mark extends Item {
  readonly notebook: string;
  readonly task: string;
  readonly criterion: string;
  /** Points given; null while a person has to read it. */
  readonly given: number | null;
  /** What speaks against full marks, or what there is to read. */
  readonly why: string;
  /** Of a test in several parts, each with its own points and reason. */
  readonly parts?: readonly PartMark[];
}

/** What was not right with a notebook, besides the tests. */
export interface Remark {
  readonly text: string;
  /** Of the cell that it is about. */
  readonly source?: string;
}

/** A submission, graded as far as a machine can. */
export interface GradedSubmission {
  readonly student: string;
  /** The name of its folder or zip, as it was handed in. */
  readonly entry: string;
  readonly marks: readonly Mark[];
  /** What the student wrote, by task: code or prose. */
  readonly answers: Readonly<Record<string, string>>;
  /** What the cell of a task showed on the first workbook, as text. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Remarks on what was not right, besides the tests, by notebook. */
  readonly remarks: readonly (Remark & { readonly notebook: string })[];
  /** For the instructor alone. */
  readonly flags: readonly (HostileAct & { readonly notebook: string })[];
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
  const planned = kit.assignment.notebooks.map((assigned) =>
    planAssigned(assigned, submission.notebooks.get(assigned.name) ?? "", kit),
  );
  const toRun = planned.flatMap(({ toRun: each }) => each ?? []);
  const runs = await runNotebooks(toRun, context);
  const graded = planned.map((each): RunNotebook => {
    const run = each.toRun && runs[toRun.indexOf(each.toRun)];
    const tests = run === undefined ? [] : each.codes.map((code) => ({ code, runs: runsOf(run) }));
    return { ...each, run, tests };
  });
  const judged = await judgeSubmission(
    graded.flatMap((each) => each.tests),
    context,
  );
  const marks = graded.flatMap(({ assigned, notebook, run, tasks }) =>
    assigned.tasks.flatMap((task) =>
      pointsOf(task).map((item): Mark => {
        const state = stateOf(task, notebook, run, tasks.get(task.id));
        const mark = markOf(item, state, judged.get(item.id));
        return { ...item, notebook: assigned.name, task: task.id, criterion: task.criterion, ...mark };
      }),
    ),
  );
  return {
    student: submission.student,
    entry: path.basename(submission.folder).replace(/\.zip$/i, ""),
    marks,
    answers: Object.fromEntries(graded.flatMap(({ tasks }) => [...tasks])),
    outputs: Object.fromEntries(graded.flatMap((each) => outputsOf(each))),
    remarks: graded.flatMap(({ assigned, notebook, run, toRun: own }) =>
      remarksOn(notebook, run, own?.cells ?? []).map((remark) => ({ notebook: assigned.name, ...remark })),
    ),
    flags: graded.flatMap(({ assigned, run, toRun: own }) =>
      hostileActs(own?.cells ?? [], run).map((flag) => ({ notebook: assigned.name, ...flag })),
    ),
    seconds: (performance.now() - began) / 1000,
    fingerprints: fingerprintsOf(submission, kit),
    ...(submission.notes ? { notes: submission.notes } : {}),
    ...(submission.handedIn ? { handedIn: submission.handedIn } : {}),
  };
}

/** Short names of what was handed in and of the task: two gradings with the same two judge the same. */
function fingerprintsOf({ notebooks }: Submission, kit: AssignmentKit): GradedSubmission["fingerprints"] {
  const short = (value: unknown): string => digestOf(JSON.stringify(value)).slice(0, 12);
  const sources = [...notebooks].map(([name, notebook]) =>
    typeof notebook === "string" ? [name] : [name, ...notebook.cells.map(({ source }) => source)],
  );
  return { submission: short(sources), task: short([kit.assignment, [...kit.tests]]) };
}

interface PlannedNotebook {
  readonly assigned: AssignedNotebook;
  readonly notebook: Notebook | string;
  /** What is to be run; undefined where nothing was solved: there are no marks to be had. */
  readonly toRun: NotebookToRun | undefined;
  readonly codes: readonly TestCode[];
  /** What the student wrote, by task. */
  readonly tasks: ReadonlyMap<string, string>;
}

interface RunNotebook extends PlannedNotebook {
  readonly run: RunResult | undefined;
  readonly tests: readonly TestToJudge[];
}

function runsOf(run: RunResult): readonly RunOnWorkbook[] {
  return [run, ...run.others];
}

/** By task, what its cell showed on the first workbook. */
function outputsOf({ assigned, run }: RunNotebook): (readonly [string, string])[] {
  return assigned.tasks.flatMap(({ id }) => {
    const text = run?.cells.find((cell) => cell.id === id)?.shown.text ?? "";
    return text === "" ? [] : [[id, text] as const];
  });
}

function planAssigned(
  assigned: AssignedNotebook,
  submitted: Notebook | string,
  kit: AssignmentKit,
): PlannedNotebook {
  if (typeof submitted === "string")
    return { assigned, notebook: submitted, toRun: undefined, codes: [], tasks: new Map() };
  const source = kit.sources.find(({ name }) => name === assigned.name)?.source as Notebook;
  const released = studentEdition(source, assigned.name);
  const notebook = withKnownCells(submitted, released);
  const tasks = new Map(assigned.tasks.map((task) => [task.id, answerTo(task, notebook, released)] as const));
  const codes = assigned.tasks
    .flatMap((task) => (task.kind === "code" ? task.tests : []))
    .flatMap(({ id }) => kit.tests.get(id) ?? []);
  const collect = [...new Set(codes.flatMap((code) => namesOfTest(code.full)))];
  const anySolved = assigned.tasks.some(
    (task) => task.kind === "code" && !isUnsolved(tasks.get(task.id) ?? ""),
  );
  const toRun = anySolved ? { cells: planRun(source, assigned, notebook, collect), collect } : undefined;
  return { assigned, notebook, toRun, codes, tasks };
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
  const cells = (run === undefined ? [] : runsOf(run)).flatMap((each) => each.cells);
  const own = cells.filter(({ id }) => id === task.id);
  return { answer, cell: own.find(({ status }) => status !== "ran") ?? own[0], lost };
}

function markOf(
  item: Item,
  { answer, cell, lost }: TaskState,
  parts: readonly PartMark[] | undefined,
): Pick<Mark, "given" | "why" | "parts"> {
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
  if (item.kind === "exhibit") {
    const complaint = exhibitComplaint(answer, cell);
    return complaint === undefined ? { given: item.points, why: "" } : none(asSentence(complaint));
  }
  if (parts === undefined) return none("The test could not be judged.");
  const whys = new Set(parts.map(({ why }) => why).filter((why) => why !== ""));
  const given = sumBy(parts, (part) => part.given);
  return { given, why: [...whys].join(" "), ...(parts.length > 1 ? { parts } : {}) };
}

function remarksOn(
  notebook: Notebook | string,
  run: RunResult | undefined,
  plan: readonly PlannedCell[],
): Remark[] {
  if (typeof notebook === "string") return [{ text: notebook }];
  if (run === undefined) return [];
  if (run.lost !== undefined) return [{ text: run.lost }];
  const [first, ...others] = runsOf(run)
    .flatMap(({ cells }) => cells)
    .filter(({ status, why }) => status !== "ran" && why !== undefined)
    .filter((cell, i, all) => all.findIndex(({ id }) => id === cell.id) === i);
  if (first === undefined) return [];
  const source = plan.find(({ id }) => id === first.id)?.source ?? "";
  const more = others.length > 0 ? ` ${others.length} more cells failed after it.` : "";
  return [{ text: `The first cell that failed is ${first.id}: ${first.why ?? ""}${more}`, source }];
}
