import fs from "node:fs";
import { InputError } from "../../core/input-error";
import { parseDelimitedText } from "../../tables/csv/delimited-text";

/** A gradebook that a learning system exported, or a list of the class. */
export interface Gradebook {
  /** `canvas`: its gradebook. `moodle`: its offline grading worksheet. `list`: any other table of students. */
  readonly kind: "canvas" | "moodle" | "list";
  readonly head: readonly string[];
  /** The names of the columns in English and in small letters. */
  readonly columns: readonly string[];
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
/** Columns of Moodle that are filled in, and the one that says how many points there are. */
const MOODLE = ["grade", "maximum grade", "feedback comments"];

/** All names of columns that mean something, in small letters. */
export const COLUMN_NAMES: readonly string[] = Object.freeze([...WHO, ...WHEN, ...MOODLE]);

/** What Moodle writes into the first column of its worksheet, in each language: a word and the number of the participant. */
const PARTICIPANT = /^\p{L}[^\d]*\d+$/u;

/**
 * Reads a gradebook (CSV): as Canvas exports it, as Moodle exports it for grading offline, or any table with a column that
 * names the students.
 *
 * @param english The English names of columns that are named in another language, by their own names.
 * @throws InputError for a file that is not there, without such a column, or for a worksheet of Moodle in another language
 *   whose columns nobody has named.
 */
export function readGradebook(file: string, english: Readonly<Record<string, string>> = {}): Gradebook {
  const complain = (what: string, remedy?: string): InputError => {
    const legal = "a CSV file with a column that names the students";
    return new InputError({ what, legal, where: file, ...(remedy === undefined ? {} : { remedy }) });
  };
  if (!fs.existsSync(file)) throw complain("no such file");
  const [head, ...rows] = parseDelimitedText(fs.readFileSync(file, "utf8")).records.map(({ cells }) => cells);
  if (head === undefined) throw complain("an empty file");
  const small = (name: string): string => name.trim().toLowerCase();
  const inEnglish = new Map(Object.entries(english).map(([own, name]) => [small(own), small(name)]));
  const columns = head.map((name) => inEnglish.get(small(name)) ?? small(name));
  const has = (...wanted: string[]): boolean => wanted.every((name) => columns.includes(name));
  const kind = has("student", "id", "section") ? "canvas" : has("identifier", "grade") ? "moodle" : "list";
  const foreign = kind === "list" && rows.length > 0 && rows.every(([first = ""]) => PARTICIPANT.test(first));
  if (!foreign && columns.some((name) => WHO.includes(name))) return { kind, head, columns, rows };
  const names = `the columns ${head.map((name) => `"${name.trim()}"`).join(", ")}`;
  const asked = ["Identifier", "Full name", "Last modified (submission)", "Grade", "Maximum Grade"];
  const remedy = `Name them in instructor/course.json, as in { "columns": { "${head[1] ?? "Nom complet"}": "Full name" } }: ${asked.join(", ")}, Feedback comments`;
  throw complain(foreign ? `${names}, which look like Moodle's in another language` : names, remedy);
}

/** The row of a student; -1 where none or several fit. Names, ids, logins and e-mails are compared, in any order of words. */
export function rowOf({ columns: names, rows }: Gradebook, student: string): number {
  const wanted = keysOf(student);
  const columns = names.flatMap((name, i) => (WHO.includes(name) ? [i] : []));
  const first = names.indexOf("first name");
  const last = names.findIndex((name) => ["surname", "last name"].includes(name));
  const fits = rows.flatMap((row, i) => {
    const cells = columns.map((column) => row[column] ?? "");
    const whole = first >= 0 && last >= 0 ? [`${row[first] ?? ""} ${row[last] ?? ""}`] : [];
    const keys = [...cells, ...whole, ...cells.map((cell) => cell.replace(/@.*$/, ""))].flatMap(keysOf);
    return wanted.some((key) => keys.includes(key)) ? [i] : [];
  });
  return fits.length === 1 ? (fits[0] ?? -1) : -1;
}

/** The name of the student in a row, for people; the row's first cell where no column has names. */
export function nameIn({ columns, rows }: Gradebook, row: number): string {
  const cell = (...names: string[]): string =>
    rows[row]?.[columns.findIndex((name) => names.includes(name))] ?? "";
  const parts = `${cell("first name")} ${cell("surname", "last name")}`.trim();
  return [cell("full name", "student", "name"), parts].find((name) => name !== "") ?? rows[row]?.[0] ?? "";
}

/** What the gradebook says about when a student handed in, in its own words; "" where it says nothing. */
export function timeInWords(gradebook: Gradebook, student: string): string {
  const column = gradebook.columns.findIndex((name) => WHEN.includes(name));
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
