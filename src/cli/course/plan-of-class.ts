import { InputError } from "../../core/input-error";
import type { Study } from "../../study/study";
import { DEFAULT_SEED } from "../../study/settings";
import { chooseWorkbooks, risksOn } from "../../teaching/workbooks/choose-workbooks";
import { gradingPlan, type GradingPlan, type PlannedWorkbooks } from "../../teaching/workbooks/grading-plan";
import { drawnSource, type WorkbookSource } from "../../teaching/workbooks/grading-workbook";
import { answerCodes, studyOf } from "../../teaching/workbooks/short-answers";
import type { AssignmentKit } from "../../teaching/release/editions";
import { editionsIn } from "../../teaching/release/editions-in-use";
import { readReleased, type Released } from "../../teaching/release/released";

/** What the command line says about the workbooks of a grading. */
export interface PlanSettings {
  readonly seed?: number;
  readonly data?: readonly string[];
  readonly released?: string;
  /** The `study.yaml` of any customers. */
  readonly study?: string | undefined;
}

/**
 * What the class is graded by: kept in its folder, or chosen now. Workbooks are drawn from a pool; those of the
 * instructor's own are taken as they are, and what is alike on them is found out, too.
 *
 * @throws InputError for a single workbook: a typed answer may be right on it.
 */
export function planOfClass(
  out: string,
  { seed, data, released, study }: PlanSettings,
  kits: readonly AssignmentKit[],
  keptIn: string,
): Promise<GradingPlan> {
  if (data?.length === 1) {
    const legal = "two workbooks or more: a typed answer may be right on one";
    throw new InputError({ what: data.join(), legal, where: "--data" });
  }
  const [kit] = kits;
  const named = kit?.assignment.name ?? "";
  const asked = {
    ...(seed === undefined ? {} : { seed }),
    ...(data === undefined ? {} : { files: data }),
    ...(study === undefined ? {} : { study }),
    ...(released === undefined ? {} : { released: readReleased(released, named) }),
  };
  return gradingPlan(out, asked, (start, known, files) =>
    plannedWorkbooks({ seed: start, released: known, study }, kits, keptIn, files),
  );
}

/** What of a plan decides which workbooks are drawn. */
type PlanToDraw = Pick<GradingPlan, "seed" | "released" | "leftOut"> & {
  readonly study?: string | undefined;
};

/** Chooses workbooks: those of a plan's seed without those that it leaves out, or the instructor's own as they are. */
export async function plannedWorkbooks(
  { seed, released, leftOut = [], study }: PlanToDraw,
  kits: readonly AssignmentKit[],
  keptIn: string,
  files?: readonly WorkbookSource[],
): Promise<PlannedWorkbooks> {
  console.log("Choosing workbooks on which no typed answer is right (once for a folder) ...");
  const used = editionsIn(released, kits).map((edition) => [`edition ${edition}`, kits[edition]] as const);
  const codes = answerCodes(new Map(used.flatMap(([name, kit]) => (kit === undefined ? [] : [[name, kit]]))));
  const references = await referencesOf(released, study);
  if (files !== undefined) return { workbooks: files, ...(await risksOn(files, codes, references, keptIn)) };
  const without = leftOut.flatMap(({ workbooks }) =>
    workbooks.flatMap((each) => ("seed" in each ? each.seed : [])),
  );
  const drawn = { leftOut: without, study };
  const { seeds, same, known } = await chooseWorkbooks(codes, references, keptIn, seed, drawn);
  return { workbooks: seeds.map((each) => drawnSource(each, study)), same, known };
}

/** Workbooks whose answers students may know: the published one or the whole study, and the class's where all have the same. */
async function referencesOf(released: Released | null, study?: string): Promise<readonly Study[]> {
  const published = await studyOf(study === undefined ? { seed: DEFAULT_SEED } : { file: study });
  const own = released?.forAll;
  if (own === null || own === undefined) return [published];
  const { data } = own;
  return [published, await studyOf(data === undefined ? drawnSource(own.seed, study) : { file: data })];
}
