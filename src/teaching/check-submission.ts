import { isCode, type Cell, type Notebook } from "../notebook/document/document";
import { isUnsolved } from "./release/code-names";
import { gradeIdOf } from "./release/nbgrader-metadata";
import type { PlannedCell } from "./release/plan-run";
import type { PublicTask, ReleaseRecord } from "./release/released";
import { hasTag, INJECTED_TAG } from "../notebook/run/parameters";
import { runNotebooks, type RunContext } from "./sandbox/run-notebooks";
import type { CellResult, RunResult } from "./sandbox/run-request";
import { CODE_STUB, TEXT_STUB } from "./grade/marks";
import { asSentence } from "./grade/as-sentence";
import { exhibitComplaint } from "./grade/exhibit-complaint";
import type { Submission } from "./grade/submission";

const UNSOLVED = "It is not solved yet.";

/** What a check found about one task: nothing where all is well as far as a student can see. */
export interface CheckedTask {
  readonly notebook: string;
  readonly task: string;
  /** In sentences. */
  readonly problems: readonly string[];
}

/** What a student finds out before handing in. */
export interface CheckedSubmission {
  readonly tasks: readonly CheckedTask[];
  /** By notebook, the first cell that failed, in a sentence with its text. */
  readonly failures: readonly { readonly notebook: string; readonly why: string; readonly source: string }[];
}

/**
 * Runs a submission as the grader does, in a sandbox and from top to bottom, with the tests that a student can see, and says
 * what would cost points: tasks without an answer, cells that fail, tests that fail, figures without a sentence. It
 * gives no points: further tests are the instructor's.
 */
export async function checkSubmission(
  submission: Submission,
  release: ReleaseRecord,
  context: RunContext,
): Promise<CheckedSubmission> {
  const tasks: CheckedTask[] = [];
  const failures: CheckedSubmission["failures"][number][] = [];
  const found = release.notebooks.map(({ name, tasks: asked }) => {
    const notebook = submission.notebooks.get(name) ?? `${name}.ipynb is missing`;
    return { name, asked, notebook, cells: typeof notebook === "string" ? [] : cellsOf(notebook) };
  });
  const toRun = found.filter(({ notebook }) => typeof notebook !== "string");
  const runs = await runNotebooks(
    toRun.map(({ cells }) => ({ cells, collect: [] })),
    context,
  );
  for (const each of found) {
    const { name, asked, notebook, cells } = each;
    const run = runs[toRun.indexOf(each)];
    if (typeof notebook === "string" || run === undefined) {
      const why = typeof notebook === "string" ? notebook : "it was not run";
      tasks.push(...asked.map(({ id }) => ({ notebook: name, task: id, problems: [asSentence(why)] })));
      continue;
    }
    const checked = asked.map((task) => {
      return { notebook: name, task: task.id, problems: problemsOf(task, notebook, run) };
    });
    tasks.push(...checked);
    const failed = firstFailure(run, asked, checked);
    if (run.lost !== undefined) failures.push({ notebook: name, why: asSentence(run.lost), source: "" });
    if (failed === undefined) continue;
    const source = cells.find(({ id }) => id === failed.id)?.source ?? "";
    failures.push({ notebook: name, why: `Cell ${failed.id}: ${failed.why ?? ""}`, source });
  }
  return { tasks, failures };
}

/** The first cell that failed, besides tests and what comes after a task that is not solved: both are no news. */
function firstFailure(
  { cells }: RunResult,
  asked: readonly PublicTask[],
  checked: readonly CheckedTask[],
): CellResult | undefined {
  const open = checked.filter(({ problems }) => problems.includes(UNSOLVED)).map(({ task }) => task);
  const tests = asked.flatMap(({ id, items }) => items.map((item) => item.id).filter((item) => item !== id));
  const end = cells.findIndex(({ id }) => open.includes(id));
  return cells
    .slice(0, end < 0 ? undefined : end)
    .find(({ id, status, why }) => status !== "ran" && why !== undefined && !tests.includes(id));
}

function cellsOf(notebook: Notebook): readonly PlannedCell[] {
  const kept = notebook.cells.filter(isCode).filter((cell) => !hasTag(cell, INJECTED_TAG));
  return kept
    .filter(({ source }) => source.trim() !== "")
    .map(({ id, source, metadata }) => ({ id: gradeIdOf(metadata) ?? id, kind: "task", source }));
}

function problemsOf(task: PublicTask, notebook: Notebook, run: RunResult): string[] {
  const cell = notebook.cells.find(({ id, metadata }) => (gradeIdOf(metadata) ?? id) === task.id);
  if (cell === undefined)
    return [
      "Its cell is gone, or an editor has changed its id: the grader then looks for the first line of the task.",
    ];
  if (task.kind === "prose") return cell.source.includes(TEXT_STUB) ? ["There is no answer yet."] : [];
  if (isUnsolved(cell.source)) return [UNSOLVED];
  const problems = codeProblems(task, cell, run);
  if (!cell.source.includes(CODE_STUB)) return problems;
  // Below the stub may be statements that were given: what fails there is not the student's.
  return problems.length > 0 ? [UNSOLVED] : [`"${CODE_STUB}" is still there.`];
}

function codeProblems(task: PublicTask, cell: Cell, run: RunResult): string[] {
  const resultOf = (id: string): CellResult | undefined => run.cells.find((each) => each.id === id);
  const own = resultOf(task.id);
  if (own?.status !== "ran") return [`Its cell did not run: ${own?.why ?? "an earlier cell ended the run"}`];
  return task.items.flatMap((item) => {
    if (item.kind === "exhibit") {
      const complaint = exhibitComplaint(cell.source, own);
      return complaint === undefined ? [] : [asSentence(complaint)];
    }
    const test = resultOf(item.id);
    if (test === undefined) return [`The cell of the test "${item.id}" is gone.`];
    return test.status === "ran" ? [] : [`${item.rule} ${complaintOf(test)}`];
  });
}

/** What a test says, without the kind of its error and the values that Node.js prints below. */
function complaintOf({ why = "the test failed" }: CellResult): string {
  const [line = ""] = why.replace(/^AssertionError[^:]*: /, "").split("\n");
  return asSentence(line);
}
