import { studyFileOf } from "../study/description/described-study";
import { GENERAL_CASE } from "../study/general/general-case";
import type { Case } from "../study/case";
import { InputError } from "../core/input-error";
import { readInputFile } from "../study/input-file";
import { completeSettings, type StudySettings } from "../study/settings";
import type { Study } from "../study/study";
import { CHAMPO_CASE } from "./champo/champo-case";

/** Every case, the particular ones first: the general one takes what no other recognises. */
const CASES: readonly Case[] = Object.freeze([CHAMPO_CASE, GENERAL_CASE]);

/** The case of that name. @throws InputError where there is none. */
export function caseNamed(id: string): Case {
  const found = CASES.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new InputError({
    where: "the case of the segments",
    what: `"${id}"`,
    legal: CASES.map((each) => `"${each.id}"`).join(", "),
  });
}

/**
 * A study of a file by the first case that recognises it; without a file, the workbook of the carpet maker.
 *
 * @throws InputError with one report of all problems.
 */
export async function readStudy(settings: Partial<StudySettings>): Promise<Study> {
  const { data } = completeSettings(settings);
  if (data === undefined) return CHAMPO_CASE.read(settings);
  if (studyFileOf(data) !== null) return GENERAL_CASE.read({ ...settings, data });
  const file = await readInputFile(data);
  return CASES.find((each) => each.recognises(file))!.read({ ...settings, data });
}
