import { DAY } from "../core/day";
import fs from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { COLUMN_NAMES } from "./gradebook/read-gradebook";
import type { Rubric } from "./release/rubric";
import type { GradedSubmission } from "./grade/grade-submission";
import { totalsOf } from "./grade/totals";

/** What a course makes of points: `course.json` next to the assignment. All of it may be left out. */
export interface Course {
  /** How much a criterion counts, by its id; its points where it is not named. */
  readonly weights: Readonly<Record<string, number>>;
  /** When submissions are due, and what a day later costs. */
  readonly late: LateDays | null;
  /** What the final mark, in percent, is multiplied by, and what is then added. */
  readonly curve: { readonly factor: number; readonly add: number };
  /** The English names of the gradebook's columns, by the names that they have in another language. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The rule for late submissions. */
export interface LateDays {
  /** An ISO date and time. */
  readonly due: string;
  /** Days that cost nothing. */
  readonly free: number;
  /** Taken off for each day begun, in percent of all points. */
  readonly percentPerDay: number;
}

/** A course without settings: points count as they are, and nothing is late. */
export const PLAIN_COURSE: Course = Object.freeze({
  weights: {},
  late: null,
  curve: { factor: 1, add: 0 },
  columns: {},
});

/**
 * Reads `course.json` of a folder; without the file, points count as they are.
 *
 * @throws InputError for a weight of a criterion that is not in the rubric, a number out of range, a date that is none, or a
 *   column that no gradebook has.
 */
export function readCourse(folder: string, rubric: Rubric): Course {
  const file = path.join(folder, "course.json");
  if (!fs.existsSync(file)) return PLAIN_COURSE;
  const read = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Course>;
  const weights = read.weights ?? {};
  const late = read.late ?? null;
  const columns = read.columns ?? {};
  const curve = { ...PLAIN_COURSE.curve, ...read.curve };
  const need = (right: boolean, what: string, legal: string): void => {
    if (!right) throw new InputError({ what, legal, where: file });
  };
  const ids = rubric.criteria.map(({ id }) => id);
  for (const [id, weight] of Object.entries(weights)) {
    need(ids.includes(id), `a weight of "${id}"`, `one of ${ids.join(", ")}`);
    need(weight >= 0, `the weight ${String(weight)} of "${id}"`, "0 or more");
  }
  for (const [own, english] of Object.entries(columns)) {
    const legal = `one of ${COLUMN_NAMES.join(", ")}`;
    need(COLUMN_NAMES.includes(english.trim().toLowerCase()), `the column "${own}" as "${english}"`, legal);
  }
  need(
    Number.isFinite(curve.factor) && curve.factor > 0,
    `curve.factor = ${String(curve.factor)}`,
    "above 0",
  );
  need(Number.isFinite(curve.add), `curve.add = ${String(curve.add)}`, "a number");
  if (late !== null) {
    need(!Number.isNaN(Date.parse(late.due)), `late.due = "${late.due}"`, "an ISO date and time");
    need(late.free >= 0, `late.free = ${String(late.free)}`, "0 days or more");
    need(late.percentPerDay >= 0, `late.percentPerDay = ${String(late.percentPerDay)}`, "0 or more");
  }
  return Object.freeze({ weights, late, curve, columns });
}

/** Days begun after the due time; 0 for a submission in time, or whose time is not known. */
export function daysLate(handedIn: string | undefined, late: LateDays | null): number {
  if (late === null || handedIn === undefined) return 0;
  const after = Date.parse(handedIn) - Date.parse(late.due);
  return after > 0 ? Math.ceil(after / DAY) : 0;
}

/** The final mark of a submission. */
export interface FinalMark {
  /** 0 to 100, to a tenth; null while something is to be read. */
  readonly percent: number | null;
  readonly daysLate: number;
  /** What lateness took off, in percent. */
  readonly lost: number;
}

/** The final mark: criteria weighted, the curve, then what lateness costs; from 0 to 100. */
export function finalMark(graded: GradedSubmission, rubric: Rubric, course: Course): FinalMark {
  const late = daysLate(graded.handedIn, course.late);
  const lost = Math.max(0, late - (course.late?.free ?? 0)) * (course.late?.percentPerDay ?? 0);
  let [reached, possible] = [0, 0];
  for (const { id } of rubric.criteria) {
    const { given, points } = totalsOf(graded, id);
    if (points === 0) continue; // an assignment of fewer notebooks has no items for some criteria
    const weight = course.weights[id] ?? points;
    reached += (weight * given) / points;
    possible += weight;
  }
  const open = totalsOf(graded).toRead > 0 || possible === 0;
  const curved = (100 * reached * course.curve.factor) / possible + course.curve.add - lost;
  const percent = Math.round(10 * Math.min(100, Math.max(0, curved))) / 10;
  return { percent: open ? null : percent, daysLate: late, lost };
}
