import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { daysLate, finalMark, PLAIN_COURSE, readCourse } from "../../src/teaching/course";
import { gradesCsv } from "../../src/teaching/grade/grades-csv";
import { itemLevels } from "../../src/teaching/marking/item-levels";
import { mergeMarks, withMarks } from "../../src/teaching/marking/merge-marks";
import { answerKey, type MarksFile, type PersonMark } from "../../src/teaching/marking/person-mark";
import { readMarks } from "../../src/teaching/marking/read-marks";
import { typedMarks } from "../../src/teaching/marking/typed-marks";
import { kit, madeSubmission, OTHER, QUESTION } from "./made-class";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-marks-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const ada = madeSubmission("Ada", { [QUESTION]: "Few customers.", [OTHER]: "Country." });
const eve = madeSubmission("Eve", { [QUESTION]: "Units are mixed." });
const { name } = kit.assignment;

const mark = (student: string, item: string, points: number, more: Partial<PersonMark> = {}): PersonMark => ({
  student,
  item,
  points,
  comment: "",
  answer: "",
  ...more,
});
const fileOf = (marker: string, ...marks: PersonMark[]): MarksFile => ({
  version: 1,
  assignment: name,
  marker,
  marks,
});

describe("marks of several markers", () => {
  test("that agree are one mark with all comments, and reach the submission", () => {
    const first = mark("Ada", QUESTION, 6, { comment: "Clear.", answer: answerKey("Few customers.") });
    const { agreed, conflicts } = mergeMarks(
      [ada, eve],
      [fileOf("Kim", first), fileOf("Lee", mark("Ada", QUESTION, 6, { comment: "Short." }))],
    );
    expect(conflicts).toEqual([]);
    expect(agreed).toMatchObject([{ points: 6, comment: "Clear.\nShort.", markers: ["Kim", "Lee"] }]);
    const read = withMarks(ada, agreed).marks.find(({ id }) => id === QUESTION);
    expect(read).toMatchObject({ given: 6, why: "Clear.\nShort." });
    expect(withMarks(eve, agreed)).toEqual(eve);
  });

  test("that differ are a conflict by name, and the answer stays to be read", () => {
    const merged = mergeMarks(
      [ada],
      [fileOf("Kim", mark("Ada", QUESTION, 6)), fileOf("Lee", mark("Ada", QUESTION, 4))],
    );
    expect(merged.agreed).toEqual([]);
    expect(merged.conflicts).toEqual([
      {
        student: "Ada",
        item: QUESTION,
        given: [
          { marker: "Kim", points: 6 },
          { marker: "Lee", points: 4 },
        ],
      },
    ]);
  });

  test("of the same marker replace the earlier ones", () => {
    const files = [4, 6].map((points) => fileOf("Kim", mark("Ada", QUESTION, points)));
    expect(mergeMarks([ada], files)).toMatchObject({ agreed: [{ points: 6 }], conflicts: [] });
  });

  test("of another text, of nobody and of no answer are not used", () => {
    const marks = [
      mark("Ada", QUESTION, 6, { answer: answerKey("An earlier text.") }),
      mark("Zoe", QUESTION, 6),
      mark("Eve", OTHER, 2),
    ];
    const { agreed, outdated, strangers } = mergeMarks([ada, eve], [fileOf("Kim", ...marks)]);
    expect(agreed).toEqual([]);
    expect(outdated).toEqual([marks[0]]);
    expect(strangers).toEqual(marks.slice(1));
  });
});

describe("a file of marks", () => {
  const write = (file: string, text: string): string => {
    const place = path.join(folder, file);
    fs.writeFileSync(place, text);
    return place;
  };
  const json = (file: object) => write("marks.json", JSON.stringify(file));

  test("comes back as the page saved it", () => {
    const saved = fileOf("Kim", mark("Ada", QUESTION, 6.5, { comment: "Äh, gut.", answer: "ab" }));
    expect(readMarks(json(saved), kit.assignment)).toEqual(saved);
  });

  test("may be a table, whose name is the marker", () => {
    const text = `student;item;points;comment\nAda;${QUESTION};6,5;Good\nEve;${QUESTION};;\n`;
    expect(readMarks(write("Lee.csv", text), kit.assignment)).toEqual(
      fileOf("Lee", mark("Ada", QUESTION, 6.5, { comment: "Good" })),
    );
  });

  test.each([
    ["another assignment", { ...fileOf("Kim"), assignment: "other" }, /marks of "other"/],
    ["another kind of file", { submissions: [] }, /another kind of file/],
    ["too many points", fileOf("Kim", mark("Ada", QUESTION, 9)), /expected 0 to 8, got 9 points/],
    ["points that are none", fileOf("Kim", mark("Ada", QUESTION, NaN)), /expected 0 to 8/],
    ["a machine's item", fileOf("Kim", mark("Ada", "revenue-pareto-test", 2)), /an item that a person marks/],
    ["one answer twice", fileOf("Kim", mark("Ada", QUESTION, 1), mark("Ada", QUESTION, 1)), /twice/],
  ])("with %s is refused", (_, file, message) => {
    // JSON has no NaN: it writes null.
    const place = json(JSON.parse(JSON.stringify(file).replace('"points":null', '"points":"x"')) as object);
    expect(() => readMarks(place, kit.assignment)).toThrow(message);
  });

  test("that is not there, is no JSON or has no such column is refused", () => {
    expect(() => readMarks(path.join(folder, "none.json"), kit.assignment)).toThrow("a file of marks");
    expect(() => readMarks(write("bad.json", "{"), kit.assignment)).toThrow("JSON");
    expect(() => readMarks(write("bad.csv", "who,item,points\n"), kit.assignment)).toThrow(
      'no column "student"',
    );
  });
});

describe("numbers typed into the table of grades", () => {
  const written = gradesCsv([ada, eve], kit, PLAIN_COURSE);
  /** The table with one cell changed. */
  const typedIn = (student: string, item: string, value: string): string => {
    const [head, ...rows] = written
      .replace(/^\uFEFF/, "")
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    const column = head.findIndex((each) => each.startsWith(`${item} (of`));
    for (const row of rows) if (row[0] === student) row[column] = value;
    return [head, ...rows].map((row) => row.join(",")).join("\r\n");
  };
  const found = (text: string) => typedMarks(text, [ada, eve], [ada, eve], kit.assignment);

  test("become marks", () => {
    expect(found(typedIn("Ada", QUESTION, "7")).marks.marks).toEqual([mark("Ada", QUESTION, 7)]);
    expect(found(written)).toMatchObject({ marks: { marks: [] }, refused: [] });
  });

  test.each([
    ["Ada", QUESTION, "9"],
    ["Ada", QUESTION, "good"],
    ["Eve", OTHER, "2"],
    ["Ada", "revenue-pareto-test", "1"],
  ])("of %s, %s: %s, are reported where the table cannot change them", (student, item, value) => {
    const { marks, refused } = found(typedIn(student, item, value));
    expect(marks.marks).toEqual([]);
    expect(refused).toEqual([`${student}, ${item}: "${value}"`]);
  });
});

describe("the levels of an answer", () => {
  test("give shares of its points, all for the highest", () => {
    const [criterion] = kit.rubric.criteria;
    const levels = itemLevels(kit.rubric, criterion, 8);
    expect(levels.map((level) => [level.name, level.points])).toEqual([
      ["excellent", 8],
      ["good", Math.round((criterion.levels["good"].from / criterion.points) * 16) / 2],
      ["partial", Math.round((criterion.levels["partial"].from / criterion.points) * 16) / 2],
      ["missing", 0],
    ]);
  });
});

describe("the final mark", () => {
  const all = (points: number) =>
    withMarks(madeSubmission("Ada", { [QUESTION]: "x" }), [
      { ...mark("Ada", QUESTION, points), markers: ["Kim"] },
    ]);

  test("is open while something is to be read, then the points in percent", () => {
    expect(finalMark(ada, kit.rubric, PLAIN_COURSE).percent).toBeNull();
    expect(finalMark(all(8), kit.rubric, PLAIN_COURSE).percent).toBe(63 + 8);
  });

  test("follows weights, the curve and late days", () => {
    const weights = Object.fromEntries(kit.rubric.criteria.map(({ id }, i) => [id, i === 0 ? 1 : 0]));
    expect(finalMark(all(4), kit.rubric, { ...PLAIN_COURSE, weights }).percent).toBe(80);
    const curve = { factor: 1.1, add: 2 };
    expect(finalMark(all(8), kit.rubric, { ...PLAIN_COURSE, curve }).percent).toBe(80.1);
    const late = { due: "2026-12-01T12:00:00Z", free: 1, percentPerDay: 10 };
    const handed = { ...all(8), handedIn: "2026-12-03T13:00:00Z" };
    expect(finalMark(handed, kit.rubric, { ...PLAIN_COURSE, late })).toEqual({
      percent: 51,
      daysLate: 3,
      lost: 20,
    });
    expect(daysLate("2026-12-01T12:00:00Z", late)).toBe(0);
    expect(daysLate(undefined, late)).toBe(0);
  });

  test.each([
    [{ weights: { nothing: 1 } }, 'a weight of "nothing"'],
    [{ weights: { "eda-visuals": -1 } }, "0 or more"],
    [{ curve: { factor: 0 } }, "above 0"],
    [{ late: { due: "soon", free: 0, percentPerDay: 1 } }, "an ISO date"],
  ])("refuses settings %j", (settings, message) => {
    fs.writeFileSync(path.join(folder, "course.json"), JSON.stringify(settings));
    expect(() => readCourse(folder, kit.rubric)).toThrow(message);
    fs.rmSync(path.join(folder, "course.json"));
    expect(readCourse(folder, kit.rubric)).toEqual(PLAIN_COURSE);
  });
});
