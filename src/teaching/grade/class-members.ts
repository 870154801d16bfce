import fs from "node:fs";
import path from "node:path";
import { studentOf } from "./find-submissions";

/**
 * The entries of a class: where a single folder was named that holds no notebooks itself but folders or zips of students,
 * those in it. A folder with one folder in it may be a class of one ("late/Ada/notebooks") or a student's own
 * ("Ada/my work/notebooks"): what is known of the class decides, then whether the inner one looks as it is to be handed in.
 *
 * @param isStudent Whether somebody of that name is known: graded before, in the gradebook, or with an edition of their own.
 */
export function membersOf(
  entries: readonly string[],
  isStudent: (name: string) => boolean = () => false,
): readonly string[] {
  const [only] = entries;
  const place = only === undefined ? undefined : fs.statSync(only, { throwIfNoEntry: false });
  if (only === undefined || entries.length > 1 || place?.isDirectory() !== true) return entries;
  const inner = fs.readdirSync(only, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const holdsNotebooks = inner.some(({ name }) => name === "notebooks" || /\.ipynb$/i.test(name));
  const members = inner.filter((entry) => entry.isDirectory() || /\.zip$/i.test(entry.name));
  const [first] = members;
  if (first === undefined || holdsNotebooks || isStudent(studentOf(only))) return entries;
  const alone = members.length === 1 && first.isDirectory();
  if (alone && !isClassOfOne(path.join(only, first.name), isStudent)) return entries;
  return inner.map(({ name }) => path.join(only, name)).sort();
}

/** Whether the only folder in a folder is that of a student. */
function isClassOfOne(inner: string, isStudent: (name: string) => boolean): boolean {
  const [student, has] = [studentOf(inner), (name: string) => fs.existsSync(path.join(inner, name))];
  if (isStudent(student) || student !== path.basename(inner)) return true;
  // Who hands in the whole edition hands in a folder of that form, too.
  return has("notebooks") && !has("package.json");
}
