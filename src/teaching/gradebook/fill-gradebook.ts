import { writeDelimitedText } from "../../tables/csv/delimited-text";
import { handedInBy, nameIn, rowOf, timeInWords, type Gradebook } from "./read-gradebook";

/** What goes into the gradebook for a student. */
export interface FinalEntry {
  readonly student: string;
  /** 0 to 100; null while something is to be marked: the cell stays as it was. */
  readonly percent: number | null;
  /** In one line, for a column of comments. */
  readonly comment: string;
}

/** A gradebook with the final marks in it, and what did not fit. */
export interface FilledGradebook {
  /** CSV, to be imported where the gradebook came from. */
  readonly text: string;
  /** Students of the class for whom there is no row, or more than one. */
  readonly unknown: readonly string[];
  /** Students without a final mark. */
  readonly unmarked: readonly string[];
  /** Names of students in the gradebook without a submission. */
  readonly withoutSubmission: readonly string[];
  /** Students whose time of submission is no date that can be read, each with its words: nobody is late by it. */
  readonly unreadTimes: readonly string[];
  /** Whether Canvas will make a new assignment: none of its columns has this title. */
  readonly newInCanvas: boolean;
}

/** Columns of Canvas that say who a student is: only these and the marks go back. */
const CANVAS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

/** Cells of a gradebook that go back as they came: a lone dash, which is Moodle's word for "none", and a number. */
const AS_GIVEN = /^(-|[+-]?\d+([.,]\d+)?)$/;

/**
 * Puts final marks into a gradebook. Canvas: the columns of the students and one of the assignment. Moodle: its worksheet with the
 * columns Grade and Feedback comments. Another list: one more column. Where the gradebook says how many points the
 * assignment has, the percentage becomes points.
 *
 * @param title The assignment; a column of Canvas whose name begins with it is taken, or a new one is made.
 */
export function fillGradebook(
  gradebook: Gradebook,
  entries: readonly FinalEntry[],
  title: string,
): FilledGradebook {
  const byRow = new Map(entries.map((entry) => [rowOf(gradebook, entry.student), entry]));
  const marked = (row: number): FinalEntry | undefined => {
    const entry = byRow.get(row);
    return entry === undefined || entry.percent === null ? undefined : entry;
  };
  const { head, rows } = WRITERS[gradebook.kind](gradebook, marked, title);
  const isStudent = (row: readonly string[]): boolean =>
    !/^\s*(points possible|student, test)/i.test(row[0] ?? "");
  return {
    text: writeDelimitedText([head, ...rows], { unguarded: AS_GIVEN }),
    unknown: entries.filter(({ student }) => rowOf(gradebook, student) < 0).map(({ student }) => student),
    unmarked: entries.filter(({ percent }) => percent === null).map(({ student }) => student),
    newInCanvas: gradebook.kind === "canvas" && columnOf(gradebook, title) < 0,
    unreadTimes: entries.flatMap(({ student }) => {
      const words = timeInWords(gradebook, student);
      return words === "" || handedInBy(gradebook, student) !== undefined ? [] : [`${student} (${words})`];
    }),
    withoutSubmission: gradebook.rows.flatMap((row, i) =>
      !byRow.has(i) && isStudent(row) && row.some((cell) => cell !== "") ? [nameIn(gradebook, i)] : [],
    ),
  };
}

type Marked = (row: number) => FinalEntry | undefined;
type Written = Pick<Gradebook, "head"> & { readonly rows: readonly (readonly (string | number)[])[] };

const WRITERS: Readonly<
  Record<Gradebook["kind"], (of: Gradebook, marked: Marked, title: string) => Written>
> = {
  canvas: ({ head, rows }, marked, title) => {
    const who = CANVAS.map((name) => head.indexOf(name)).filter((column) => column >= 0);
    const own = columnOf({ head }, title);
    const possible = rows.find((row) => /^\s*points possible/i.test(row[0] ?? ""));
    const most = Number(possible?.[own] ?? "") || 100;
    return {
      head: [...who.map((column) => head[column] ?? ""), own < 0 ? title : (head[own] ?? title)],
      rows: rows.map((row, i) => {
        const entry = marked(i);
        const mark = entry === undefined ? (row[own] ?? "") : pointsOf(entry, most);
        return [...who.map((column) => row[column] ?? ""), row === possible ? most : mark];
      }),
    };
  },
  moodle: ({ head, columns, rows }, marked) => {
    const [grade, most, comments] = ["grade", "maximum grade", "feedback comments"].map((name) =>
      columns.indexOf(name),
    );
    return {
      head,
      rows: rows.map((row, i) => {
        const entry = marked(i);
        if (entry === undefined) return row;
        const points = pointsOf(entry, Number(row[most ?? -1]?.replace(",", ".")) || 100);
        return head.map((_, at) =>
          at === grade ? points : at === comments ? entry.comment : (row[at] ?? ""),
        );
      }),
    };
  },
  list: ({ head, rows }, marked, title) => ({
    head: [...head, title],
    rows: rows.map((row, i) => [...head.map((_, at) => row[at] ?? ""), marked(i)?.percent ?? ""]),
  }),
};

/** The column of Canvas whose name begins with the title of the assignment; -1 where there is none. */
function columnOf({ head }: Pick<Gradebook, "head">, title: string): number {
  return head.findIndex((name) => name.toLowerCase().startsWith(title.toLowerCase()));
}

/** To two decimal places. */
function pointsOf({ percent }: FinalEntry, most: number): number {
  return Math.round((percent ?? 0) * most) / 100;
}
