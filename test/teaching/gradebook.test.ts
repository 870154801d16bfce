import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { feedbackZip } from "../../src/teaching/gradebook/feedback-zip";
import { fillGradebook } from "../../src/teaching/gradebook/fill-gradebook";
import { questionsCsv } from "../../src/teaching/gradebook/questions-csv";
import { handedInBy, readGradebook, rowOf } from "../../src/teaching/gradebook/read-gradebook";
import { studentOf } from "../../src/teaching/grade/find-submissions";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { readCourse } from "../../src/teaching/course";
import { kit, madeSubmission } from "./made-class";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-gradebook-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const bookOf = (...lines: string[]) => readGradebook(written(...lines));
const written = (...lines: string[]): string => {
  const file = path.join(folder, "book.csv");
  fs.writeFileSync(file, lines.join("\n"));
  return file;
};
const cellsOf = (text: string) => parseDelimitedText(text).records.map(({ cells }) => cells);
const entries = [
  { student: "Ada Lovelace", percent: 87.5, comment: "Exploratory visuals: 18 of 20" },
  { student: "Grace Hopper", percent: null, comment: "" },
  { student: "Stranger", percent: 10, comment: "" },
];

describe("a gradebook of Canvas", () => {
  const book = bookOf(
    "Student,ID,SIS Login ID,Section,Quiz (7),Customers (8),Final Score",
    "    Points Possible,,,,10,50,(read only)",
    '"Lovelace, Ada",2217,ada,A,9,,80',
    '"Hopper, Grace",2218,grace,A,8,,70',
    '"Nobody, Ned",2219,ned,A,,,0',
    '"Student, Test",1,,A,,,0',
  );

  test("goes back with its students and one column, in the points that it states", () => {
    const filled = fillGradebook(book, entries, "Customers");
    expect(cellsOf(filled.text)).toEqual([
      ["Student", "ID", "SIS Login ID", "Section", "Customers (8)"],
      ["    Points Possible", "", "", "", "50"],
      ["Lovelace, Ada", "2217", "ada", "A", "43.75"],
      ["Hopper, Grace", "2218", "grace", "A", ""],
      ["Nobody, Ned", "2219", "ned", "A", ""],
      ["Student, Test", "1", "", "A", ""],
    ]);
    expect(filled).toMatchObject({
      unknown: ["Stranger"],
      unmarked: ["Grace Hopper"],
      withoutSubmission: ["Nobody, Ned"],
    });
  });

  test("gets a new column of 100 points where it has none of the assignment", () => {
    const { text, newInCanvas } = fillGradebook(book, entries, "Who are they?");
    const [head, possible, ada] = cellsOf(text);
    expect([newInCanvas, fillGradebook(book, entries, "Customers").newInCanvas]).toEqual([true, false]);
    expect([head.at(-1), possible.at(-1), ada.at(-1)]).toEqual(["Who are they?", "100", "87.5"]);
  });
});

describe("a grading worksheet of Moodle", () => {
  const book = bookOf(
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Last modified (submission)","Feedback comments"',
    'Participant 31,"Ada Lovelace",ada@example.org,Submitted,,20.00,"Tuesday, 1 December 2026, 11:40 PM",',
    'Participant 32,"Grace Hopper",grace@example.org,"No submission",,20.00,-,',
    'Participant 33,"Ned Nobody",-ned@example.org,=A1,-2.50,20.00,-,- see me',
  );

  test("goes back whole, with grade and comment", () => {
    expect(cellsOf(fillGradebook(book, entries, "Customers").text)[1]).toEqual([
      ...["Participant 31", "Ada Lovelace", "ada@example.org", "Submitted", "17.5", "20.00"],
      ...["Tuesday, 1 December 2026, 11:40 PM", "Exploratory visuals: 18 of 20"],
    ]);
  });

  test("keeps a dash and a number as they came, and guards all else", () => {
    const lines = fillGradebook(book, entries, "Customers").text.split("\r\n");
    expect(lines[2]).toBe("Participant 32,Grace Hopper,grace@example.org,No submission,,20.00,-,");
    expect(lines[3]).toBe("Participant 33,Ned Nobody,'-ned@example.org,'=A1,-2.50,20.00,-,'- see me");
  });

  test("names those without a submission by their full names", () => {
    expect(fillGradebook(book, entries, "Customers").withoutSubmission).toEqual(["Ned Nobody"]);
  });

  test("says when a student handed in", () => {
    expect(handedInBy(book, "Ada Lovelace")).toBe(new Date("2026-12-01T23:40:00").toISOString());
    expect(handedInBy(book, "Grace Hopper")).toBeUndefined();
  });
});

describe("a grading worksheet of Moodle in another language", () => {
  const german = [
    "ID,Vollständiger Name,Status,Bewertung,Maximale Bewertung,Zuletzt geändert (Abgabe),Feedback als Kommentar",
    'Teilnehmer/in 31,"Ada Lovelace",Abgegeben,,"20,00","2026-12-01 23:40",',
    'Teilnehmer/in 32,"Grace Hopper",Keine Abgabe,,"20,00",-,',
  ];
  const columns = {
    ID: "Identifier",
    "Vollständiger Name": "Full name",
    Bewertung: "Grade",
    "Maximale Bewertung": "Maximum Grade",
    "Zuletzt geändert (Abgabe)": "Last modified (submission)",
    "Feedback als Kommentar": "Feedback comments",
  };

  test("is filled in under its own names, once the course file says what they mean", () => {
    const book = readGradebook(written(...german), columns);
    const [head, ada, grace] = cellsOf(fillGradebook(book, entries, "Customers").text);
    expect(head.join()).toBe(german[0]);
    expect([ada[3], ada[6], grace[3]]).toEqual(["17.5", "Exploratory visuals: 18 of 20", ""]);
    expect(handedInBy(book, "Ada Lovelace")).toBe(new Date("2026-12-01T23:40:00").toISOString());
  });

  test("is refused before, with its columns and the setting", () => {
    expect(() => bookOf(...german)).toThrow(
      /"Vollständiger Name", .*look like Moodle's in another language.*course\.json, as in \{ "columns": \{ "Vollständiger Name": "Full name" \} \}/,
    );
    expect(() => bookOf("Nom,Note", "Ada,1")).toThrow(/the columns "Nom", "Note"/);
  });

  test("a course file names only columns that a gradebook has", () => {
    fs.writeFileSync(path.join(folder, "course.json"), JSON.stringify({ columns }));
    expect(readCourse(folder, kit.rubric).columns).toEqual(columns);
    fs.writeFileSync(path.join(folder, "course.json"), JSON.stringify({ columns: { Note: "Mark" } }));
    expect(() => readCourse(folder, kit.rubric)).toThrow(/got the column "Note" as "Mark"/);
  });
});

test("a student is found by name in any order, login or e-mail, and never by a name that two have", () => {
  const book = bookOf(
    "First name,Surname,Email address",
    "Zoë,Müller,zm1@example.org",
    "Kim,Lee,k1@example.org",
    "Lee,Kim,k2@example.org",
  );
  expect(
    ["Zoe Muller", "muellerzoe", "mullerzoe", "zm1", "Kim Lee", ""].map((name) => rowOf(book, name)),
  ).toEqual([0, -1, 0, 0, -1, -1]);
});

test("a time that is no date is named in its own words, and a column of times may be added to a gradebook of Canvas", () => {
  const book = bookOf(
    "Student,ID,SIS Login ID,Section,handed in",
    '"Lovelace, Ada",2217,ada,A,2026-12-03 10:00',
    '"Hopper, Grace",2218,grace,A,"Donnerstag, 3. Dezember 2026"',
  );
  expect(handedInBy(book, "ada")).toBe(new Date("2026-12-03T10:00:00").toISOString());
  const { unreadTimes, text } = fillGradebook(book, entries, "Customers");
  expect(unreadTimes).toEqual(["Grace Hopper (Donnerstag, 3. Dezember 2026)"]);
  expect(cellsOf(text)[0]).toEqual(["Student", "ID", "SIS Login ID", "Section", "Customers"]);
});

test("who did not hand in is named by first name and surname, or by what there is", () => {
  const namesIn = (...lines: string[]) => fillGradebook(bookOf(...lines), [], "Customers").withoutSubmission;
  expect(namesIn("ID number,Surname,First name", "7,Müller,Zoë")).toEqual(["Zoë Müller"]);
  expect(namesIn("E-mail,Group", "zm1@example.org,A")).toEqual(["zm1@example.org"]);
});

test("a table without students is refused", () => {
  expect(() => bookOf("a,b", "1,2")).toThrow(/names the students/);
});

test("what learning systems add to a name is taken off", () => {
  expect(
    [
      "Ada Lovelace_2217_assignsubmission_file",
      "lovelaceada_LATE_2217_9001_work.zip",
      "lovelaceada_2217_9001_work-2.zip",
      "ada_2217",
    ].map(studentOf),
  ).toEqual(["Ada Lovelace", "lovelaceada", "lovelaceada", "ada_2217"]);
});

test("feedback is one zip with a folder for each, and equal feedback is an equal zip", () => {
  const pages = new Map([["Ada_1_assignsubmission_file", "<p>well done</p>"]]);
  const zip = feedbackZip(pages);
  expect(strFromU8(unzipSync(zip)["Ada_1_assignsubmission_file/feedback.html"])).toBe("<p>well done</p>");
  expect(Buffer.from(feedbackZip(pages)).equals(Buffer.from(zip))).toBe(true);
});

test("the table by question has a row for each part of each item", () => {
  const ada = madeSubmission("Ada", {});
  const [first, ...rest] = ada.marks;
  const parts = [
    { rule: "sizes", points: 1, given: 1, why: "" },
    { rule: "medians", points: first.points - 1, given: 0, why: "Another one." },
  ];
  const [head, one, two, ...others] = cellsOf(
    questionsCsv([{ ...ada, marks: [{ ...first, parts }, ...rest] }]),
  );
  expect(head).toEqual(["student", "notebook", "task", "item", "kind", "part", "points", "of", "why"]);
  expect([one, two].map((row) => row.slice(5))).toEqual([
    ["sizes", "1", "1", ""],
    ["medians", "0", String(first.points - 1), "Another one."],
  ]);
  expect(others).toHaveLength(rest.length);
});
