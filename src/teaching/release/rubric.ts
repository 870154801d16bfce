import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import { pointsOf, type Assignment } from "../assignment";

/** How far a question of the case was answered. */
export interface Level {
  /** The least points of this level. */
  readonly from: number;
  readonly description: string;
}

/** One question of the case, and what an answer to it is worth. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly points: number;
  /** By the rubric's names of levels. */
  readonly levels: Readonly<Record<string, Level>>;
}

/** The table by which the case is marked. */
export interface Rubric {
  readonly version: 1;
  /** Names of the levels, the highest first. */
  readonly levels: readonly string[];
  readonly criteria: readonly Criterion[];
}

/**
 * Reads `rubric.json` of a folder and holds it against the assignment: the points of a criterion are those of the
 * items that count for it, and its levels descend to 0.
 *
 * @throws InputError where they do not.
 */
export function readRubric(folder: string, assignment: Assignment): Rubric {
  const file = path.join(folder, "rubric.json");
  const rubric = JSON.parse(fs.readFileSync(file, "utf8")) as Rubric;
  const complain = (what: string, legal: string): InputError => new InputError({ what, legal, where: file });
  if (rubric.version !== 1) throw complain(`version ${String(rubric.version)}`, "version 1");
  const tasks = assignment.notebooks.flatMap((notebook) => notebook.tasks);
  const known = new Set(rubric.criteria.map((criterion) => criterion.id));
  const stray = tasks.find((task) => !known.has(task.criterion));
  if (stray) throw complain(`no criterion "${stray.criterion}"`, `the criterion of the task "${stray.id}"`);
  for (const { id, points, levels } of rubric.criteria) {
    const items = tasks.filter((task) => task.criterion === id).flatMap(pointsOf);
    const sum = sumBy(items, (item) => item.points);
    if (sum !== points) throw complain(`${points} points for "${id}"`, `${sum}, the sum of its items`);
    const from = rubric.levels.map((name) => levels[name]?.from ?? NaN);
    const descends = from.every((value, i) => value <= (i === 0 ? points : (from[i - 1] ?? NaN) - 1e-9));
    if (!descends || from.at(-1) !== 0) {
      throw complain(`levels of "${id}" from ${from.join(", ")} points on`, `levels that descend to 0`);
    }
  }
  return rubric;
}

/** The name of the highest level that so many points reach. */
export function levelOf(rubric: Rubric, criterion: Criterion, points: number): string {
  const reached = rubric.levels.find((name) => points >= (criterion.levels[name]?.from ?? Infinity));
  return reached ?? rubric.levels.at(-1) ?? "";
}
