import { randomInt } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { Released } from "../release/released";
import type { WorkbookSource } from "./grading-workbook";

/** What a class is graded by: `grading.json` of its folder. It stays, or marks would not be comparable. */
export interface GradingPlan {
  readonly version: 3;
  /** What the workbooks were drawn from. */
  readonly seed: number;
  readonly workbooks: readonly WorkbookSource[];
  /** Which editions the students have. */
  readonly released: Released | null;
  /** Answers that are right on all of the workbooks when they are typed. */
  readonly same: readonly string[];
  /** Answers that are on one of the workbooks as on the class's or the published one. */
  readonly known: readonly string[];
}

/** What the command line asks for. */
export interface AskedPlan {
  readonly seed?: number;
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
  ) => Promise<Pick<GradingPlan, "workbooks" | "same" | "known">>,
): Promise<GradingPlan> {
  const file = path.join(out, "grading.json");
  const write = (plan: GradingPlan): GradingPlan => {
    writeFileAtomically(file, `${JSON.stringify(plan, null, 1)}\n`);
    return plan;
  };
  const files = asked.files?.map((each) => ({ file: path.resolve(each) }));
  if (!fs.existsSync(file)) {
    const [seed, released] = [asked.seed ?? randomInt(2 ** 32 - 1), asked.released ?? null];
    return write({ version: 3, seed, released, ...(await choose(seed, released, files)) });
  }
  const kept = JSON.parse(fs.readFileSync(file, "utf8")) as GradingPlan;
  const refuse = (where: string, what: string, legal: string): never => {
    throw new InputError({ where, what, legal, remedy: "Grade into another folder" });
  };
  if (kept.version !== 3) refuse(file, `version ${String(kept.version)}`, "version 3");
  if (asked.seed !== undefined && asked.seed !== kept.seed)
    refuse("--seed", String(asked.seed), `${kept.seed}, as in ${file}`);
  if (files !== undefined && JSON.stringify(files) !== JSON.stringify(kept.workbooks))
    refuse("--data", files.map((each) => each.file).join(", "), `the workbooks in ${file}`);
  return asked.released === undefined ? kept : write({ ...kept, released: asked.released });
}
