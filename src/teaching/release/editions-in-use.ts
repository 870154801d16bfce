import { DEFAULT_SEED } from "../../study/settings";
import { studentOf } from "../grade/find-submissions";
import type { AssignmentKit } from "./editions";
import type { Released } from "./released";
import { editionOfSeed } from "./student-seed";

/** The editions that students have. */
export function editionsIn(released: Released | null, kits: readonly AssignmentKit[]): readonly number[] {
  const [kit] = kits;
  if (kit === undefined) return [];
  const own = Object.values(released?.students ?? {}).map(({ edition }) => edition);
  return [...new Set([editionOf(released, "", kit), ...own])];
}

/** The edition of a student: their own, that of the class, or the one that is released when nothing is asked for. */
export function editionOf(released: Released | null, student: string, { assignment }: AssignmentKit): number {
  const own = released?.students[student] ?? released?.forAll;
  return own?.edition ?? editionOfSeed(assignment, DEFAULT_SEED);
}

/** Students whose name is not among those who were given an edition of their own. */
export function withoutEdition(released: Released | null, members: readonly string[]): readonly string[] {
  if (released === null || released.forAll !== null) return [];
  return members.map(studentOf).filter((student) => !Object.hasOwn(released.students, student));
}
