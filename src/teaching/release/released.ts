import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { studyFileOf } from "../../study/description/described-study";
import { findWorkbook, SYNTHETIC_WORKBOOK } from "../../cases/champo/workbook/find";
import { pointsOf, type Assignment, type Item, type Limits } from "../assignment";

/** A task as a student may know it. */
export interface PublicTask {
  readonly id: string;
  readonly kind: "code" | "prose";
  /** The id of its cell. */
  readonly cell: string;
  readonly items: readonly Item[];
}

/** What a students' edition says of itself: `release.json`. */
export interface ReleaseRecord {
  readonly version: 2;
  readonly assignment: string;
  /** Of the workbook, where it is synthetic, and of the edition. */
  readonly seed: number;
  /** Which variants of the tasks it holds. */
  readonly edition: number;
  readonly limits: Limits;
  readonly notebooks: readonly { readonly name: string; readonly tasks: readonly PublicTask[] }[];
}

/** What was released: one edition for the class, or one for each student. */
export interface Released {
  /** Of the class, with its workbook where that is the instructor's own; null where each student has an edition of their own. */
  readonly forAll: (Pick<ReleaseRecord, "seed" | "edition"> & { readonly data?: string }) | null;
  readonly students: Readonly<Record<string, Pick<ReleaseRecord, "seed" | "edition">>>;
}

const RECORD = "release.json";

/** The record of a students' edition. */
export function releaseRecord(assignment: Assignment, seed: number, edition: number): ReleaseRecord {
  const notebooks = assignment.notebooks.map(({ name, tasks }) => ({
    name,
    tasks: tasks.map((task) => ({ id: task.id, kind: task.kind, cell: task.cell, items: pointsOf(task) })),
  }));
  return { version: 2, assignment: assignment.name, seed, edition, limits: assignment.limits, notebooks };
}

/**
 * Reads the record of a students' edition.
 *
 * @throws InputError for a folder that is none.
 */
export function readRelease(folder: string): ReleaseRecord {
  const file = path.join(folder, RECORD);
  const read = fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, "utf8")) as ReleaseRecord)
    : { version: 0 };
  if (read.version === 2) return read as ReleaseRecord;
  const [what, legal] = [`no ${RECORD} of this version`, "a folder of `champo assignment release`"];
  throw new InputError({ what, legal, where: folder });
}

/** What the notebooks of an edition work on: its `study.yaml`, or the workbook of the carpet maker. */
export function dataOfEdition(folder: string): string {
  return studyFileOf(folder) ?? findWorkbook({ dataFolder: path.join(folder, "data") });
}

/**
 * Reads what `champo assignment release` wrote into a folder: one edition, or a folder for each student.
 *
 * @param assignment The name of the one that is graded.
 * @throws InputError for a folder that holds no edition, or one of another assignment.
 */
export function readReleased(folder: string, assignment: string): Released {
  const short = (record: ReleaseRecord) => {
    const { seed, edition } = record;
    if (record.assignment === assignment) return { seed, edition };
    const [what, legal] = [`the assignment "${record.assignment}"`, `"${assignment}"`];
    const remedy = "That on other customers is graded with --study FOLDER, the carpet maker's without";
    throw new InputError({ what, legal, where: folder, remedy });
  };
  if (fs.existsSync(path.join(folder, RECORD))) {
    const data = path.resolve(dataOfEdition(folder));
    const own = path.basename(data) === SYNTHETIC_WORKBOOK ? {} : { data };
    return { forAll: { ...short(readRelease(folder)), ...own }, students: {} };
  }
  const names = (fs.existsSync(folder) ? fs.readdirSync(folder) : []).filter((name) =>
    fs.existsSync(path.join(folder, name, RECORD)),
  );
  const [first] = names;
  if (first === undefined) return { forAll: short(readRelease(folder)), students: {} };
  const students = names.map((name) => [name, short(readRelease(path.join(folder, name)))] as const);
  return { forAll: null, students: Object.fromEntries(students) };
}
