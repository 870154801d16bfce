import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayText } from "../../src/core/day";
import { columnNamed } from "../../src/customers/customer-base";
import { newStudy } from "../../src/cli/new";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { editionsOf, pointsOf } from "../../src/teaching/assignment";
import { assignmentPlaces } from "../../src/teaching/release/assignment-places";
import { requireStudyFile } from "../../src/study/description/described-study";
import { readKit, type AssignmentPlaces } from "../../src/teaching/release/editions";
import { writeNbgraderSource, writeStudentRelease } from "../../src/teaching/release/release";
import { readReleased } from "../../src/teaching/release/released";
import { editionOfSeed } from "../../src/teaching/release/student-seed";
import { writeSampleOfStudy } from "../../src/teaching/workbooks/sample-of-study";
import { studyOf } from "../../src/teaching/workbooks/short-answers";
import { smallStudy } from "./any-customers";

const root = path.join(__dirname, "..", "..");
let folder: string;
let study: string;
let places: AssignmentPlaces;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-any-"));
  study = await smallStudy(folder);
  places = await assignmentPlaces(root, study);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("an assignment on any customers", () => {
  test("asks in each edition for another column, and most points are for characterisation", () => {
    const kits = [0, 1, 2].map((edition) => readKit(places, edition));
    expect(editionsOf(kits[0].assignment)).toBe(3);
    const texts = kits.map(({ sources, tests }) => JSON.stringify([sources, [...tests.values()]]));
    for (const [i, name] of ["spending (€)", "visits", "distance"].entries())
      expect(texts[i]).toContain(`the median of \`${name}\``);
    for (const text of texts) expect(text.match(/\$[a-zA-Z]+\$/g)).toBeNull();
    const { assignment, rubric } = kits[0];
    expect(rubric.criteria.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    const most = rubric.criteria.reduce((a, b) => (b.points > a.points ? b : a));
    expect([most.id, most.points]).toEqual(["characterisation", 45]);
    const items = assignment.notebooks.flatMap(({ tasks }) => tasks).flatMap(pointsOf);
    const machine = items.filter(({ kind }) => kind !== "prose").reduce((sum, { points }) => sum + points, 0);
    expect(machine).toBe(40);
  });

  test("is released with a sample of the customers, and without solutions", async () => {
    const { assignment } = readKit(places);
    const out = path.join(folder, "course");
    const kit = readKit(places, editionOfSeed(assignment, 11));
    await writeStudentRelease(kit, { projectFolder: root, out, seed: 11, study });
    expect(fs.readdirSync(path.join(out, "notebooks"))).toHaveLength(10);
    const text = fs.readFileSync(path.join(out, "notebooks", "08-segment-profiles.ipynb"), "utf8");
    expect(text).toContain("YOUR CODE HERE");
    expect(text).not.toContain("BEGIN SOLUTION");
    expect(fs.readFileSync(path.join(out, "README.md"), "utf8")).toContain("random sample of the customers");
    const released = readReleased(out, kit.assignment.name);
    expect(() => readReleased(out, "carpet-customers")).toThrow(
      /got the assignment "any-customers".*--study/,
    );
    expect(released.forAll).toMatchObject({ seed: 11, data: path.join(out, "study.yaml") });
    const [all, own] = [
      await studyOf({ file: study }),
      await studyOf({ file: path.join(out, "study.yaml") }),
    ];
    expect(all.base.customers).toEqual(expect.arrayContaining([...own.base.customers]));
    expect(own.base.customers.length).toBeLessThan(all.base.customers.length);
    expect(own.base.columns.map(({ name, type, role }) => [name, type, role])).toEqual(
      all.base.columns.map(({ name, type, role }) => [name, type, role]),
    );
  });

  test("has its sample next to the notebooks that nbgrader hands on", async () => {
    const kit = readKit(places);
    const out = path.join(folder, "nbgrader");
    await writeNbgraderSource(kit, { projectFolder: root, out, seed: 11, study });
    const source = path.join(out, "source", kit.assignment.name);
    expect(fs.existsSync(path.join(source, "study.yaml"))).toBe(true);
    expect(readNotebook(path.join(source, "08-segment-profiles.ipynb")).cells.length).toBeGreaterThan(10);
  });
});

describe("a sample of a study's customers", () => {
  test("is the same for a seed, and of another size and other customers for another", async () => {
    const customers = async (seed: number) => (await studyOf({ seed, study })).base.customers;
    const [one, again, other] = [await customers(1), await customers(1), await customers(2)];
    expect(one).toEqual(again);
    expect(other).not.toEqual(one);
    for (const drawn of [one, other]) {
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.length).toBeGreaterThanOrEqual(0.6 * 72);
      expect(drawn.length).toBeLessThan(0.91 * 72);
    }
  });

  test("of sales lines has the lines of the drawn customers, and what a table says of them", async () => {
    const { file, lines } = await studyOfLines(path.join(folder, "shop"));
    const out = path.join(folder, "lines-drawn");
    await writeSampleOfStudy(file, 5, out);
    const [all, own] = [await studyOf({ file }), await studyOf({ file: path.join(out, "study.yaml") })];
    const drawn = new Set(own.base.customers);
    expect(drawn.size).toBeGreaterThanOrEqual(0.6 * all.base.customers.length);
    expect(drawn.size).toBeLessThan(all.base.customers.length);
    const of = (customer: string) => lines.filter((line) => line.customer === customer);
    const revenue = columnNamed(own.base, "revenue").numbers!;
    const district = columnNamed(own.base, "district").texts!;
    own.base.customers.forEach((customer, i) => {
      expect(revenue[i]).toBeCloseTo(
        of(customer).reduce((sum, { amount }) => sum + amount, 0),
        6,
      );
      expect(district[i]).toBe(districtOf(customer));
    });
    const kept = fs
      .readFileSync(path.join(out, "data", "lines.csv"), "utf8")
      .trim()
      .split(/\r?\n/);
    expect(kept).toHaveLength(1 + lines.filter(({ customer }) => drawn.has(customer)).length);
    expect((await assignmentPlaces(root, file)).columns).toContain("revenue");
  });

  test("is not drawn of lines that stay in an engine, of names that are hidden, or of few customers", async () => {
    const place = path.join(folder, "other");
    const changed = (change: (text: string) => string): string => {
      fs.mkdirSync(place, { recursive: true });
      fs.writeFileSync(path.join(place, "study.yaml"), change(fs.readFileSync(study, "utf8")));
      return path.join(place, "study.yaml");
    };
    const draw = (file: string) => writeSampleOfStudy(file, 1, path.join(folder, "drawn"));
    const hidden = changed((text) => text.replace(/^pseudonyms:.*$/m, "pseudonyms: ../key.json"));
    await expect(draw(hidden)).rejects.toThrow(/got pseudonyms/);
    fs.writeFileSync(path.join(folder, "few.csv"), "customer,a\nx,1\ny,2\n");
    const few = changed((text) =>
      text
        .replace(/customers: .*/, "customers: ../few.csv")
        .replace(/^columns:[^]*?^derived/m, "columns:\n  customer: {type: id, role: id}\nderived"),
    );
    await expect(draw(few)).rejects.toThrow(/40 or more.*got 2 customers/);
    const lines = changed((text) => text.replace(/customers: .*/, "lines: {csv: ../few.csv}"));
    await expect(draw(lines)).rejects.toThrow(/got lines that stay in an engine/);
  });
});

const DISTRICTS = ["north", "south", "west"];

/** A study of sales lines and of a table with the district of each customer. */
async function studyOfLines(place: string) {
  fs.mkdirSync(place);
  const random = randomSource(5);
  const lines = Array.from({ length: 1500 }, (_, i) => ({
    customer: `c${i < 60 ? i : randomInteger(random, 60)}`,
    day: new Date(Date.UTC(2023, 0, 1 + randomInteger(random, 700))),
    amount: (1 + randomInteger(random, 9000)) / 100,
  }));
  const rows = lines.map(({ customer, day, amount }, i) => [customer, `o${i}`, dayText(day), amount]);
  const customers = Array.from({ length: 60 }, (_, i) => [`c${i}`, districtOf(`c${i}`)]);
  const [linesFile, tableFile] = ["lines.csv", "customers.csv"].map((name) => path.join(place, name));
  fs.writeFileSync(linesFile, [["customer", "order no", "date", "amount"], ...rows].join("\n"));
  fs.writeFileSync(tableFile, [["customer", "district"], ...customers].join("\n"));
  await newStudy(path.join(place, "study"), [linesFile, tableFile]);
  return { file: requireStudyFile(path.join(place, "study")), lines };
}

function districtOf(customer: string): string | undefined {
  return DISTRICTS[Number(customer.slice(1)) % 3];
}
