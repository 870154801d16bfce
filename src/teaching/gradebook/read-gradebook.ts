import fs from "node:fs";
import { InputError } from "../../core/input-error";
import { parseDelimitedText } from "../../tables/csv/delimited-text";

/** A gradebook that a learning system exported, or a list of the class. */
export interface Gradebook {
  /** `canvas`: its gradebook. `moodle`: its offline grading worksheet. `list`: any other table of students. */
  readonly kind: "canvas" | "moodle" | "list";
  readonly head: readonly string[];
  /** Of the students and of other lines, as they were. */
  readonly rows: readonly (readonly string[])[];
}

/** Columns that may say who a row is, in small letters. */
const WHO = [
  "student",
  "name",
  "full name",
  "first name",
  "surname",
  "last name",
  "id",
  "id number",
  "identifier",
  "username",
  "sis user id",
  "sis login id",
  "email",
  "e-mail",
  "email address",
];
/** Columns that may say when a student handed in, in small letters. */
const WHEN = ["last modified (submission)", "handed in", "submitted", "submitted at", "timestamp"];

/**
 * Reads a gradebook (CSV): as Canvas exports it, as Moodle exports it for grading offline, or any table with a column that
 * names the students.
 *
 * @throws InputError for a file that is not there, or without such a column.
 */
export function readGradebook(file: string): Gradebook {
  const complain = (what: string): InputError =>
    new InputError({ what, legal: "a CSV file with a column that names the students", where: file });
  if (!fs.existsSync(file)) throw complain("no such file");
  const [head, ...rows] = parseDelimitedText(fs.readFileSync(file, "utf8")).records.map(({ cells }) => cells);
  const names = head?.map((name) => name.trim().toLowerCase()) ?? [];
  if (head === undefined || !names.some((name) => WHO.includes(name))) throw complain("no such column");
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.includes(name));
  const kind = has("student", "id", "section") ? "canvas" : has("identifier", "grade") ? "moodle" : "list";
  return { kind, head, rows };
}

/** The row of a student; -1 where none or several fit. Names, ids, logins and e-mails are compared, in any order of words. */
export function rowOf({ head, rows }: Gradebook, student: string): number {
  const wanted = keysOf(student);
  const columns = head.flatMap((name, i) => (WHO.includes(name.trim().toLowerCase()) ? [i] : []));
  const first = head.findIndex((name) => name.trim().toLowerCase() === "first name");
  const last = head.findIndex((name) => ["surname", "last name"].includes(name.trim().toLowerCase()));
  const fits = rows.flatMap((row, i) => {
    const cells = columns.map((column) => row[column] ?? "");
    const whole = first >= 0 && last >= 0 ? [`${row[first] ?? ""} ${row[last] ?? ""}`] : [];
    const keys = [...cells, ...whole, ...cells.map((cell) => cell.replace(/@.*$/, ""))].flatMap(keysOf);
    return wanted.some((key) => keys.includes(key)) ? [i] : [];
  });
  return fits.length === 1 ? (fits[0] ?? -1) : -1;
}

/** The name of the student in a row, for people; the row's first cell where no column has names. */
export function nameIn({ head, rows }: Gradebook, row: number): string {
  const columns = head.map((name) => name.trim().toLowerCase());
  const cell = (...names: string[]): string =>
    rows[row]?.[columns.findIndex((name) => names.includes(name))] ?? "";
  const parts = `${cell("first name")} ${cell("surname", "last name")}`.trim();
  return [cell("full name", "student", "name"), parts].find((name) => name !== "") ?? rows[row]?.[0] ?? "";
}

/** What the gradebook says about when a student handed in, in its own words; "" where it says nothing. */
export function timeInWords(gradebook: Gradebook, student: string): string {
  const column = gradebook.head.findIndex((name) => WHEN.includes(name.trim().toLowerCase()));
  const text = gradebook.rows[rowOf(gradebook, student)]?.[column]?.trim() ?? "";
  return text === "-" ? "" : text;
}

/**
 * When a student handed in, by the gradebook, as an ISO date and time; undefined where it does not say, or in words that
 * are no date. A time without a zone is that of this computer.
 */
export function handedInBy(gradebook: Gradebook, student: string): string | undefined {
  const time = Date.parse(timeInWords(gradebook, student).replace(/^\p{L}+, /u, ""));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A name in small letters and digits, its words in order, reversed and sorted: "Lovelace, Ada" and "lovelaceada" meet. */
function keysOf(name: string): string[] {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const orders = [words, [...words].reverse(), [...words].sort()];
  return orders.map((order) => order.join("")).filter((key) => key !== "");
}
