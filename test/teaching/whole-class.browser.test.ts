import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import type { Course } from "../../src/teaching/course";
import {
  keepGradebook,
  keepMarks,
  readClass,
  writeClass,
  type ClassRecord,
  type WrittenClass,
} from "../../src/teaching/grade/class-files";
import type { GradedSubmission } from "../../src/teaching/grade/grade-submission";
import { answerKey, type MarksFile } from "../../src/teaching/marking/person-mark";
import { sharedBrowser } from "../lanes/shared-browser";
import { violations } from "../report/axe";
import { PHONE, watchPage, WIDE } from "../report/watched-page";
import { kit, madeSubmission } from "./made-class";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`How grades look is not tested. ${opened.reason}`);
/** Where the pictures of the guide are written; none unless asked for. */
const pictures =
  process.env["CHAMPO_SCREENSHOTS"] === "1" ? path.join(__dirname, "..", "..", "docs", "images") : undefined;
const out = fs.mkdtempSync(path.join(os.tmpdir(), "champo-class-"));
afterAll(() => fs.rmSync(out, { recursive: true, force: true }));

const SIZE = 30;
const LATE = 4;
const prose = kit.assignment.notebooks.flatMap(({ tasks }) => tasks).filter(({ kind }) => kind === "prose");
const course: Course = {
  weights: {},
  late: { due: "2026-12-01T23:59:00Z", free: 1, percentPerDay: 10 },
  curve: { factor: 1, add: 0 },
  columns: {},
};

/** What was done to find the notebooks of some students. */
const NOTES: Readonly<Record<number, readonly string[]>> = {
  5: ["01-sales-eda: found as hand-in/01-sales-eda (1).ipynb."],
  8: ["02-customer-features: the latest of 2 files was taken, notebooks/02-customer-features.ipynb."],
  11: ["03-k-means: found as deep/er/Copy of 03-k-means.ipynb."],
};

/** A student of the class: the first knows least. Each answer in words is the student's own. */
function member(i: number): GradedSubmission {
  const answers = Object.fromEntries(prose.map(({ id }) => [id, `What student ${i + 1} says about ${id}.`]));
  const made = madeSubmission(`Student ${String(i + 1).padStart(2, "0")}`, answers);
  const marks = made.marks.map((mark, j) => {
    const knows = mark.kind === "prose" || ((7 * i + 13 * j) % 29) / 29 <= 0.3 + (0.7 * i) / SIZE;
    return knows ? mark : { ...mark, given: 0, why: "A value differs from what the workbook says." };
  });
  const day = i === LATE ? "04" : "01";
  const flags = i === 2 ? [{ notebook: "01-sales-eda", cell: "pareto", what: "uses process.exit" }] : [];
  const notes = NOTES[i] ?? [];
  return { ...made, marks, flags, notes, handedIn: `2026-12-${day}T10:00:00.000Z` };
}

const record: ClassRecord = {
  version: 2,
  assignment: kit.assignment.name,
  workbooks: ["synthetic, seed 1", "synthetic, seed 2"],
  protections: ["no network"],
  submissions: Array.from({ length: SIZE }, (_, i) => member(i)),
  leftOut: [
    { entry: "notes about the class.txt", why: "a file that is not a zip" },
    { entry: "Broken One.zip", why: "a damaged zip (invalid zip data)" },
    { entry: "Empty One", why: "no notebooks in it" },
  ],
};

/** What a marker gives for the answers of some students. */
function marksOf(marker: string, from: number, to: number, share: number): MarksFile {
  const marks = record.submissions.slice(from, to).flatMap(({ student, answers }) =>
    prose.map(({ id }) => {
      const points = record.submissions[0]?.marks.find((mark) => mark.id === id)?.points ?? 0;
      return { student, item: id, points: share * points, comment: "", answer: answerKey(answers[id] ?? "") };
    }),
  );
  return { version: 1, assignment: kit.assignment.name, marker, marks };
}

describe("a class of thirty to its final marks", () => {
  const write = (): Promise<WrittenClass> => writeClass(readClass(out) ?? record, kit, course, out);
  let first: WrittenClass;

  beforeAll(async () => {
    const rows = record.submissions.map(({ student }, i) => `"${student}",${2200 + i},s${i},A`);
    const book = path.join(out, "canvas.csv");
    const header = ["Student,ID,SIS Login ID,Section", "    Points Possible,,,"];
    fs.writeFileSync(book, [...header, ...rows].join("\n"));
    keepGradebook(out, book, course);
    await write();
    keepMarks(out, marksOf("Kim", 0, 16, 0.75));
    keepMarks(out, marksOf("Lee", 15, SIZE, 0.5));
    first = await write();
  });

  test("two markers who differ over one student are named; nobody gets a final mark by accident", () => {
    expect(first.merged.conflicts.map(({ student }) => student)).toEqual(prose.map(() => "Student 16"));
    expect(first.gradebook?.unmarked).toEqual(["Student 16"]);
  });

  test("when they agree, every row of the gradebook has its mark, and a late one has lost its days", async () => {
    keepMarks(out, marksOf("Lee", 16, SIZE, 0.5));
    const { merged, gradebook } = await write();
    expect(merged.conflicts).toEqual([]);
    expect(gradebook).toMatchObject({ unknown: [], unmarked: [], withoutSubmission: [] });
    const [, , ...rows] = parseDelimitedText(gradebook?.text ?? "").records;
    expect(rows).toHaveLength(SIZE);
    expect(rows.every(({ cells }) => Number(cells.at(-1)) > 0)).toBe(true);
    const late = fs.readFileSync(path.join(out, "students", "Student 05", "feedback.html"), "utf8");
    expect(late).toMatch(/3 days late/);
    expect(late).toContain(
      "Fingerprint of the notebooks: a1; of the task: b2. Handed in: 2026-12-04T10:00:00.000Z.",
    );
    const zipped = unzipSync(fs.readFileSync(path.join(out, "feedback.zip")));
    expect(Object.keys(zipped)).toHaveLength(SIZE);
    expect(strFromU8(zipped["Student 05/feedback.html"] ?? new Uint8Array())).toBe(late);
  });

  test("the worksheet of Moodle goes back with marks, what lateness costs, and who did not hand in", async () => {
    const other = path.join(out, "moodle");
    const head =
      "Identifier,Full name,Grade,Maximum Grade,Last modified (submission),Last modified (grade),Feedback comments";
    const rows = [...record.submissions.map(({ student }) => student), "Nobody, Ned"].map((student, i) => {
      const day = i === LATE ? "Friday, 4 December 2026" : "Tuesday, 1 December 2026";
      return `Participant ${i},"${student}",,50.00,"${i < SIZE ? `${day}, 10:00 AM` : "-"}",-,`;
    });
    const book = path.join(out, "moodle.csv");
    fs.writeFileSync(book, [head, ...rows].join("\n"));
    keepGradebook(other, book, course);
    keepMarks(other, marksOf("Kim", 0, SIZE, 0.75));
    const submissions = record.submissions.map(({ handedIn: _, ...graded }) => graded);
    const { gradebook } = await writeClass({ ...record, submissions }, kit, course, other);
    expect(gradebook).toMatchObject({ unknown: [], unmarked: [], withoutSubmission: ["Nobody, Ned"] });
    const [, ...cells] = parseDelimitedText(gradebook?.text ?? "").records.map((each) => each.cells);
    expect(cells.map((row) => row.at(-1)).filter((comment) => comment?.includes("late"))).toEqual([
      expect.stringMatching(/; 3 days late, which costs 20%$/),
    ]);
    expect(cells.map((row) => row.at(-2))).toEqual(cells.map(() => "-"));
    const [late, timely] = [cells[LATE], cells[LATE + 1]].map((row) => Number(row?.[2]));
    expect(late).toBeGreaterThan(0);
    expect(timely).toBeGreaterThan(late ?? Infinity);
  });

  test.skipIf(opened.browser === null)(
    "the class and a student are read at a glance, on a phone too",
    async () => {
      const places = {
        "class-overview": "index.html",
        "student-feedback": "students/Student 05/feedback.html",
      };
      for (const [name, place] of Object.entries(places)) {
        for (const viewport of [WIDE, PHONE]) {
          const reader = { viewport, colorScheme: "light" } as const;
          const { page, complaints } = await watchPage(opened.browser!, path.join(out, place), reader);
          expect(await page.locator("h1").count()).toBe(1);
          expect(await violations(page)).toEqual([]);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width).toBeLessThanOrEqual(viewport.width);
          if (pictures !== undefined && viewport === WIDE)
            await page.screenshot({ path: path.join(pictures, `${name}.png`) });
          if (pictures !== undefined && viewport === WIDE && name === "class-overview") {
            await page.locator("h2", { hasText: "To look at" }).evaluate((each) => each.scrollIntoView());
            await page.screenshot({ path: path.join(pictures, "class-mishaps.png") });
          }
          expect(complaints).toEqual([]);
          await page.context().close();
        }
      }
    },
  );

  test("the overview lists all students first, then what to look at and what was not graded", () => {
    const page = fs.readFileSync(path.join(out, "index.html"), "utf8");
    expect(page.match(/students\/Student%20\d\d\/feedback\.html/g)?.length).toBeGreaterThanOrEqual(SIZE);
    expect(page).toMatch(
      /<h2>Students[^]*<h2>Questions[^]*uses process\.exit[^]*Not graded[^]*notes about the class/,
    );
    const students = page.slice(0, page.indexOf("<h2>Distribution"));
    expect(students.match(/Student%20\d\d/)?.[0]).toBe("Student%2003");
    expect(students).toContain("1 act to look at");
    expect(page).toContain("found as hand-in/01-sales-eda (1).ipynb");
  });
});
