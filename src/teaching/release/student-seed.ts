import { createHash } from "node:crypto";
import { editionsOf, type Assignment } from "../assignment";

/**
 * The seed of a student's own workbook: from the name and the seed of the class, so that it can be found again.
 *
 * @returns A whole number from 0 to 2^32 - 1.
 */
export function seedOf(student: string, classSeed: number): number {
  return createHash("sha256")
    .update(`${classSeed}/${student.normalize("NFC")}`)
    .digest()
    .readUInt32BE(0);
}

/** The edition of an assignment that goes with a workbook's seed: which variants of its tasks. */
export function editionOfSeed(assignment: Assignment, seed: number): number {
  const number = createHash("sha256").update(`edition/${seed}`).digest().readUInt32BE(0);
  return number % editionsOf(assignment);
}
