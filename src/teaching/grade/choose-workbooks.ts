import { createHash } from "node:crypto";
import type { AssignmentKit } from "../release/editions";
import { solutionOf } from "../release/editions";
import { planRun } from "../release/plan-run";
import { runNotebook, type RunContext } from "../sandbox/run-notebook";
import type { RunOnWorkbook } from "../sandbox/run-request";
import { decodeValue } from "./encode-value";
import { withGradingWorkbooks } from "./grading-workbook";
import { namesOfTest } from "./judge-tests";

/** How often workbooks are drawn at most. */
const DRAWS = 2;

/** The short answers that the solution gives on a workbook: what somebody could type. By name, as text. */
export type TypedAnswers = Readonly<Record<string, string>>;

/** Workbooks to grade on, and which answers are right on them when typed. */
export interface ChosenWorkbooks {
  readonly seeds: readonly number[];
  /** Answers that are the same on all of them: typed, they would be right. */
  readonly same: readonly string[];
}

/**
 * Draws the workbooks that a class is graded on, so that no short answer is the same on all of them: a point is given for
 * what is right on all, so whatever somebody types is wrong on one. The solution is run on each to find out.
 *
 * @param kits The editions in use.
 * @param start Another start draws other workbooks.
 * @returns The first draw without such an answer; else the draw with the fewest.
 * Cost: the solution on 2 to 4 workbooks; the run on those that are chosen is kept.
 */
export async function chooseWorkbooks(
  kits: readonly AssignmentKit[],
  base: Omit<RunContext, "workbooks">,
  start: number,
  count = 2,
): Promise<ChosenWorkbooks> {
  let best: ChosenWorkbooks | undefined;
  for (let draw = 0; draw < DRAWS && best?.same.length !== 0; draw++) {
    const seeds = Array.from({ length: count }, (_, i) => drawnSeed(start, draw * count + i));
    const sources = seeds.map((seed) => ({ seed }));
    const answers = await withGradingWorkbooks(sources, base.runsFolder, (workbooks) =>
      typedAnswers(kits, { ...base, workbooks }),
    );
    const same = sameOnAll(answers);
    if (best === undefined || same.length < best.same.length) best = { seeds, same };
  }
  return best ?? { seeds: [], same: [] };
}

/**
 * The answers that are the same on all workbooks.
 *
 * @example sameOnAll([{ a: "9", b: "2" }, { a: "7", b: "2" }]) // ["b"]
 */
export function sameOnAll(answers: readonly TypedAnswers[]): string[] {
  const [first = {}, ...others] = answers;
  return Object.keys(first).filter((name) => others.every((each) => each[name] === first[name]));
}

/** The answers on each workbook, by edition and name. */
async function typedAnswers(
  kits: readonly AssignmentKit[],
  context: RunContext,
): Promise<readonly TypedAnswers[]> {
  const all = context.workbooks.map((): Record<string, string> => ({}));
  for (const [edition, kit] of kits.entries()) {
    const solution = solutionOf(kit);
    for (const assigned of kit.assignment.notebooks) {
      const codes = assigned.tasks.flatMap((task) => (task.kind === "code" ? task.tests : []));
      const wanted = [...new Set(codes.flatMap(({ id }) => namesOfTest(kit.tests.get(id)?.full ?? "")))];
      const asked = assigned.tasks.flatMap((task) => (task.kind === "code" ? (task.answers ?? []) : []));
      const source = solution.get(assigned.name);
      if (source === undefined || asked.length === 0) continue;
      const run = await runNotebook(planRun(source, assigned, source, wanted), wanted, context);
      [run, ...run.others].forEach(({ values }, i) => {
        for (const place of asked) {
          const answer = answerAt(values, place);
          if (answer !== undefined)
            Object.assign(all[i] ?? {}, { [`${place} (edition ${edition})`]: answer });
        }
      });
    }
  }
  return all;
}

/** A value within a value: "byCh.k" of what the notebook left. As text; undefined where it is not there. */
function answerAt(values: RunOnWorkbook["values"], place: string): string | undefined {
  const [name = "", ...keys] = place.split(".");
  let value = decodeValue(values[name]);
  for (const key of keys) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value === undefined ? undefined : JSON.stringify(value);
}

function drawnSeed(start: number, i: number): number {
  return createHash("sha256").update(`grading/${start}/${i}`).digest().readUInt32BE(0);
}
