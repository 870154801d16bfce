import path from "node:path";
import { InputError } from "../../core/input-error";
import { describedStudy } from "../../study/description/described-study";
import { DEFAULT_SEED } from "../../study/settings";
import type { Study } from "../../study/study";
import type { AssignmentPlaces } from "./editions";

/** How many columns tasks ask for at most: each makes an edition. */
const MOST = 6;
/** A column with fewer values says little about a median. */
const FEWEST_VALUES = 6;
/** Columns of numbers whose medians can be compared. */
const TYPES: readonly string[] = ["amount", "count", "share", "score"];

/**
 * Where an assignment is made from: the study of the carpet maker, or the folder of any study of customers.
 *
 * @param study the `study.yaml` of such a study.
 * @throws InputError for one without a column of numbers, or that cannot be read.
 */
export async function assignmentPlaces(projectFolder: string, study?: string): Promise<AssignmentPlaces> {
  const instructor = path.join(projectFolder, "instructor");
  if (study === undefined) return { notebooks: path.join(projectFolder, "notebooks"), instructor };
  const folder = path.dirname(path.resolve(study));
  const columns = columnsToAsk(await describedStudy(study, { seed: DEFAULT_SEED, outputFolder: folder }));
  if (columns.length === 0) {
    const legal = `a column of numbers with ${FEWEST_VALUES} values or more`;
    throw new InputError({ where: study, what: "none", legal });
  }
  const own = path.join(instructor, "any-customers");
  return { notebooks: path.join(folder, "notebooks"), instructor: own, shared: instructor, columns };
}

/** Columns whose medians separate groups, those that are compared first; a name that code cannot hold is left out. */
function columnsToAsk({ base }: Pick<Study, "base">): readonly string[] {
  const fitting = base.columns.filter(
    ({ name, type, role, numbers }) =>
      TYPES.includes(type) &&
      role !== "set aside" &&
      role !== "id" &&
      !/["'`\\\n]|\$\{/.test(name) &&
      new Set(numbers ?? []).size >= FEWEST_VALUES,
  );
  const compared = fitting.filter(({ role }) => role === "feature");
  return [...compared, ...fitting.filter((each) => !compared.includes(each))]
    .slice(0, MOST)
    .map(({ name }) => name);
}
