import path from "node:path";
import { PROJECT_FOLDER } from "../../study/settings";
import { readClass } from "../../teaching/grade/class-files";
import { gradeSubmission } from "../../teaching/grade/grade-submission";
import { solutionOf, type AssignmentKit } from "../../teaching/release/editions";
import { editionsIn } from "../../teaching/release/editions-in-use";
import type { RunContext } from "../../teaching/sandbox/run-notebooks";
import { PROTECTIONS } from "../../teaching/sandbox/sandbox";
import {
  onFairWorkbooks,
  type GradingPlan,
  type LeftOutWorkbooks,
} from "../../teaching/workbooks/grading-plan";
import { withGradingWorkbooks } from "../../teaching/workbooks/grading-workbook";
import { plannedWorkbooks, planOfClass, type PlanSettings } from "./plan-of-class";

/**
 * Grades on the workbooks of a class: those on which the solution of each edition in use has full marks. A pair that was
 * drawn and on which it has not is named and left out, and another is drawn.
 *
 * @returns what `work` returns; 1 where nothing can be graded.
 */
export async function onWorkbooksOfClass(
  out: string,
  settings: PlanSettings,
  kits: readonly AssignmentKit[],
  base: Omit<RunContext, "workbooks">,
  work: (plan: GradingPlan, context: RunContext) => Promise<number>,
): Promise<number> {
  const first = await planOfClass(out, settings, kits, base.runsFolder);
  const ways = {
    graded: readClass(out) !== undefined,
    draw: (plan: GradingPlan) => plannedWorkbooks(plan, kits, base.runsFolder),
    tell: sayLeftOut,
  };
  const code = await onFairWorkbooks(out, first, ways, (plan) =>
    withGradingWorkbooks(plan.workbooks, base.runsFolder, async (workbooks) => {
      const context = { ...base, workbooks };
      for (const line of howInWords(plan, context)) console.log(line);
      const missed: string[] = [];
      for (const edition of editionsIn(plan.released, kits))
        missed.push(...(await missedBySolution(edition, kits, context)));
      return missed.length > 0 ? { missed } : { result: await work(plan, context) };
    }),
  );
  return code ?? 1;
}

/** What submissions are graded on, and what they may and may not do on this machine, in lines. */
export function howInWords(
  { workbooks, same, known }: Pick<GradingPlan, "workbooks" | "same" | "known">,
  { confinement, workbooks: made }: Pick<RunContext, "confinement" | "workbooks">,
): readonly string[] {
  return [
    `Graded on ${made.map(({ name }) => name).join("; ")}. While a submission runs:`,
    ...PROTECTIONS[confinement].map((protection) => `  - ${protection}`),
    ...(same.length > 0
      ? [`The same on all ${workbooks.length}, so right when typed: ${same.join(", ")}.`]
      : []),
    ...(known.length > 0
      ? [
          `On one of them as on the class's or the published data, so wrong on another when typed: ${known.join(", ")}.`,
        ]
      : []),
  ];
}

/** What the solution of an edition misses. A test that it fails, on this very workbook, is no test of students. */
async function missedBySolution(
  edition: number,
  kits: readonly AssignmentKit[],
  context: RunContext,
): Promise<readonly string[]> {
  const kit = kits[edition];
  if (kit === undefined) return [];
  const folder = path.join(PROJECT_FOLDER, "notebooks");
  const notebooks = solutionOf(kit);
  const graded = await gradeSubmission({ student: "solution", folder, notebooks }, kit, context);
  const missed = graded.marks.filter(({ given, points }) => given !== null && given < points);
  if (missed.length === 0)
    console.log(`The instructor's solution gets full marks on them (${graded.seconds.toFixed(1)} s).\n`);
  return missed.map(({ id, why }) => `${id}: ${why}`);
}

/** Says which workbooks are not graded on, and what comes next. */
function sayLeftOut({ workbooks, why }: LeftOutWorkbooks, again: boolean): void {
  const names = workbooks.map((each) => ("seed" in each ? `seed ${each.seed}` : path.basename(each.file)));
  console.error(`The instructor's own solution does not get full marks on ${names.join(" and ")}:`);
  for (const each of why) console.error(`  ${each}`);
  if (again) console.error("These workbooks are left out, and others are drawn.\n");
  else
    console.error(
      "Nothing was graded. Correct the test or the solution, or grade into another folder with another --seed.",
    );
}
