import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { editionsOf, pointsOf } from "../../src/teaching/assignment";
import { assignmentPlaces } from "../../src/teaching/release/assignment-places";
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

  test("is not drawn of sales lines, of names that are hidden, or of few customers", async () => {
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
    const lines = changed((text) => text.replace(/customers: .*/, "lines: ../few.csv"));
    await expect(draw(lines)).rejects.toThrow(/got sales lines/);
  });
});
