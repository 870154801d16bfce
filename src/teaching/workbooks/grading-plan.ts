import { randomInt } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { Released } from "../release/released";
import type { WorkbookSource } from "./grading-workbook";

/** The file of a plan in its folder. */
const PLAN = "grading.json";

/** What a class is graded by: `grading.json` of its folder. It stays, or marks would not be comparable. */
export interface GradingPlan {
  readonly version: 3;
  /** What the workbooks were drawn from. */
  readonly seed: number;
  /** The `study.yaml` whose customers samples are drawn from; absent for the carpet maker. */
  readonly study?: string;
  readonly workbooks: readonly WorkbookSource[];
  /** Which editions the students have. */
  readonly released: Released | null;
  /** Answers that are right on all of the workbooks when they are typed. */
  readonly same: readonly string[];
  /** Answers that are on one of the workbooks as on the class's or the published one. */
  readonly known: readonly string[];
  /** Workbooks that were drawn before; absent where the first ones are those. */
  readonly leftOut?: readonly LeftOutWorkbooks[];
}

/** Workbooks on which the instructor's own solution did not get full marks. */
export interface LeftOutWorkbooks {
  readonly workbooks: readonly WorkbookSource[];
  /** The items that were missed, each with its reason. */
  readonly why: readonly string[];
}

/** What a plan says of its workbooks. */
export type PlannedWorkbooks = Pick<GradingPlan, "workbooks" | "same" | "known">;

/** How many pairs of workbooks are drawn at most: a test that is wrong fails on each. */
const MOST_PAIRS = 3;

/** What the command line asks for. */
export interface AskedPlan {
  readonly seed?: number;
  /** The `study.yaml` of any customers. */
  readonly study?: string;
  /** Workbooks of the instructor's own, in place of synthetic ones. */
  readonly files?: readonly string[];
  readonly released?: Released;
}

/**
 * The plan of a grading folder: the one kept there, or a new one.
 *
 * @param choose Chooses synthetic workbooks, or looks at those of the instructor's own.
 * @throws InputError when another seed or other files are asked for than those kept.
 */
export async function gradingPlan(
  out: string,
  asked: AskedPlan,
  choose: (
    seed: number,
    released: Released | null,
    files?: readonly WorkbookSource[],
  ) => Promise<PlannedWorkbooks>,
): Promise<GradingPlan> {
  const file = path.join(out, PLAN);
  const files = asked.files?.map((each) => ({ file: path.resolve(each) }));
  if (!fs.existsSync(file)) {
    const [seed, released] = [asked.seed ?? randomInt(2 ** 32 - 1), asked.released ?? null];
    const study = asked.study === undefined ? {} : { study: asked.study };
    return keep(out, { version: 3, seed, ...study, released, ...(await choose(seed, released, files)) });
  }
  const kept = JSON.parse(fs.readFileSync(file, "utf8")) as GradingPlan;
  const refuse = (where: string, what: string, legal: string): never => {
    throw new InputError({ where, what, legal, remedy: "Grade into another folder" });
  };
  if (kept.version !== 3) refuse(file, `version ${String(kept.version)}`, "version 3");
  if (asked.study !== undefined && asked.study !== kept.study)
    refuse("--study", asked.study, `${kept.study ?? "none"}, as in ${file}`);
  if (asked.seed !== undefined && asked.seed !== kept.seed)
    refuse("--seed", String(asked.seed), `${kept.seed}, as in ${file}`);
  if (files !== undefined && JSON.stringify(files) !== JSON.stringify(kept.workbooks))
    refuse("--data", files.map((each) => each.file).join(", "), `the workbooks in ${file}`);
  return asked.released === undefined ? kept : keep(out, { ...kept, released: asked.released });
}

/**
 * Works with the first of the drawn pairs of workbooks that the solution gets full marks on. A pair on which it does not is
 * left out, which is written to the plan with the reason, and another is drawn: three at most. Workbooks of the
 * instructor's own, and those that a class was graded on, are never replaced.
 *
 * @param work Returns the items that the solution missed, in place of a result.
 * @param ways.graded Whether a class was graded by the plan.
 * @param ways.draw Chooses another pair, without those that the plan leaves out.
 * @returns The result; null where the solution has full marks on no pair.
 */
export async function onFairWorkbooks<Result>(
  out: string,
  first: GradingPlan,
  ways: {
    readonly graded: boolean;
    readonly draw: (plan: GradingPlan) => Promise<PlannedWorkbooks>;
    readonly tell: (missed: LeftOutWorkbooks, again: boolean) => void;
  },
  work: (plan: GradingPlan) => Promise<{ readonly missed: readonly string[] } | { readonly result: Result }>,
): Promise<Result | null> {
  const outcome = await work(first);
  if ("result" in outcome) return outcome.result;
  const left: LeftOutWorkbooks = { workbooks: first.workbooks, why: outcome.missed };
  const before = first.leftOut ?? [];
  const drawn = first.workbooks.every((source) => "seed" in source);
  const again = drawn && !ways.graded && before.length + 1 < MOST_PAIRS;
  ways.tell(left, again);
  if (!again) return null;
  const rest = { ...first, leftOut: [...before, left] };
  const next = keep(out, { ...rest, ...(await ways.draw(rest)) });
  return onFairWorkbooks(out, next, ways, work);
}

/** The `study.yaml` of any customers that a folder is graded by; undefined for the carpet maker, or where nothing is kept. */
export function studyOfPlan(out: string): string | undefined {
  const file = path.join(out, PLAN);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as GradingPlan).study : undefined;
}

function keep(out: string, plan: GradingPlan): GradingPlan {
  writeFileAtomically(path.join(out, PLAN), `${JSON.stringify(plan, null, 1)}\n`);
  return plan;
}
