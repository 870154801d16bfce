import fs from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { parseDelimitedText } from "../../tables/csv/delimited-text";
import { pointsOf, type Assignment, type Item } from "../assignment";
import type { MarksFile, PersonMark } from "./person-mark";

/** The columns of marks as a table. */
const COLUMNS = ["student", "item", "points", "comment"] as const;

/**
 * Reads the marks of one marker: the JSON file that the marking page saves, or a table (`.csv`) with the columns student,
 * item, points and, if wanted, comment and answer; its marker is the file's name.
 *
 * @throws InputError for a file of another assignment, an item that no person marks, points that it does not have, or one
 *   answer marked twice.
 */
export function readMarks(file: string, assignment: Assignment): MarksFile {
  if (!fs.existsSync(file))
    throw new InputError({ what: `"${file}"`, legal: "a file of marks", where: "--marks" });
  const text = fs.readFileSync(file, "utf8");
  const marks = file.toLowerCase().endsWith(".csv")
    ? fromTable(text, file, assignment)
    : fromJson(text, file, assignment);
  const items = new Map(
    assignment.notebooks
      .flatMap(({ tasks }) => tasks)
      .flatMap(pointsOf)
      .map((item) => [item.id, item]),
  );
  const seen = new Set<string>();
  for (const mark of marks.marks) {
    requireMark(mark, items.get(mark.item), file);
    const key = JSON.stringify([mark.student, mark.item]);
    if (seen.has(key)) throw complaint(file, `"${mark.item}" of ${mark.student} twice`, "one mark an answer");
    seen.add(key);
  }
  return marks;
}

function fromJson(text: string, file: string, assignment: Assignment): MarksFile {
  let read: Partial<MarksFile> | null;
  try {
    read = JSON.parse(text) as Partial<MarksFile> | null;
  } catch (error) {
    throw complaint(file, (error as Error).message, "the JSON that the marking page saves");
  }
  if (read?.version !== 1 || !Array.isArray(read.marks))
    throw complaint(file, "another kind of file", "the JSON that the marking page saves");
  if (read.assignment !== assignment.name)
    throw complaint(file, `marks of "${String(read.assignment)}"`, `marks of "${assignment.name}"`);
  const marker =
    typeof read.marker === "string" && read.marker.trim() !== "" ? read.marker.trim() : nameOf(file);
  const marks = (read.marks as readonly Partial<PersonMark>[]).map((mark) => ({
    student: String(mark.student),
    item: String(mark.item),
    points: Number(mark.points),
    comment: String(mark.comment ?? ""),
    answer: String(mark.answer ?? ""),
  }));
  return { version: 1, assignment: assignment.name, marker, marks };
}

function fromTable(text: string, file: string, assignment: Assignment): MarksFile {
  const [head, ...rows] = parseDelimitedText(text).records.map(({ cells }) => cells);
  const names = head?.map((name) => name.trim().toLowerCase()) ?? [];
  const missing = COLUMNS.slice(0, 3).find((name) => !names.includes(name));
  if (missing !== undefined) throw complaint(file, `no column "${missing}"`, COLUMNS.join(", "));
  const cell = (row: readonly string[], name: string): string => row[names.indexOf(name)]?.trim() ?? "";
  const marks = rows
    .filter((row) => cell(row, "points") !== "")
    .map((row) => ({
      student: cell(row, "student"),
      item: cell(row, "item"),
      points: Number(cell(row, "points").replace(",", ".")),
      comment: cell(row, "comment"),
      answer: cell(row, "answer"),
    }));
  return { version: 1, assignment: assignment.name, marker: nameOf(file), marks };
}

function requireMark({ student, item, points }: PersonMark, known: Item | undefined, file: string): void {
  const whose = `"${item}" of ${student}`;
  if (known?.kind !== "prose") throw complaint(file, whose, "an item that a person marks");
  if (!(points >= 0 && points <= known.points))
    throw complaint(file, `${String(points)} points for ${whose}`, `0 to ${known.points}`);
}

function nameOf(file: string): string {
  return path.basename(file).replace(/\.[^.]*$/, "");
}

function complaint(where: string, what: string, legal: string): InputError {
  return new InputError({ where, what, legal });
}
