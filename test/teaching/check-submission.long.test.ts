import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeNotebook } from "../../src/notebook/document/notebook-file";
import type { Notebook } from "../../src/notebook/document/document";
import { readKit, solutionOf } from "../../src/teaching/release/editions";
import { writeStudentRelease } from "../../src/teaching/release/release";
import { studentEdition } from "../../src/teaching/release/student-edition";
import { withCell } from "./classroom";

const root = path.join(__dirname, "..", "..");
const FEATURES = "02-customer-features";
const PROFILES = "08-segment-profiles";
const CELL = "load-customers";

describe("a student's dry run", () => {
  const kit = readKit({ notebooks: path.join(root, "notebooks"), instructor: path.join(root, "instructor") });
  /** The released notebook with the student's answers in it. */
  const solved = (name = FEATURES): Notebook => {
    const solution = solutionOf(kit).get(name) as Notebook;
    const answers = new Map(solution.cells.map(({ id, source }) => [id, source]));
    const released = studentEdition(solution, name);
    const cells = released.cells.map((cell) =>
      kit.tests.has(cell.id) ? cell : { ...cell, source: answers.get(cell.id) ?? "" },
    );
    return { ...released, cells };
  };
  let folder: string;
  let edition: string;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-check-"));
    edition = path.join(folder, "course");
    await writeStudentRelease(kit, { projectFolder: root, out: edition, seed: 7 });
    // Only one notebook runs: the others are as if nobody had come to them.
    for (const { name } of kit.assignment.notebooks.filter((each) => each.name !== FEATURES))
      fs.rmSync(path.join(edition, "notebooks", `${name}.ipynb`));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** Runs the command on the edition's folder, with one notebook changed in it. */
  const check = (notebook?: Notebook, name = FEATURES): { said: string; code: number | null } => {
    if (notebook !== undefined) writeNotebook(path.join(edition, "notebooks", `${name}.ipynb`), notebook);
    const args = [path.join(root, "bin", "champo.mjs"), "assignment", "check", "--edition", edition];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    return { said: stdout + stderr, code: status };
  };

  const changed = (change: (source: string) => string): Notebook =>
    withCell(new Map([[FEATURES, solved()]]), FEATURES, CELL, change).get(FEATURES) as Notebook;

  test("names what is not solved, and what is missing", () => {
    const { said, code } = check();
    expect(code).toBe(1);
    expect(said).toMatch(/look at 02-customer-features, customer-matrix\n +It is not solved yet\./);
    expect(said).toMatch(/look at 02-customer-features, held-out\n +There is no answer yet\./);
    expect(said).toMatch(/look at 03-k-means, criteria-for-k\n +03-k-means\.ipynb was not handed in\./);
    expect(said).toContain("0 of 16 tasks");
  });

  test("has nothing against a solved notebook", () => {
    const { said, code } = check(solved());
    expect(code).toBe(1); // the other notebooks are missing
    expect(said).toMatch(/ok +02-customer-features, customer-matrix\nok +02-customer-features, held-out\n/);
  });

  test("says which test fails that a student can see, and why", () => {
    const lines = "const features: any = { ...customerFeatures(base, featureOptions), rows: 3 };";
    const { said } = check(
      changed((source) => source.replace(/const asked =[^]*?const features = .*/, lines)),
    );
    expect(said).toMatch(
      /customer-matrix\n +One row per customer is clustered: .* The matrix has another number of rows/,
    );
  });

  test("has nothing against the names of segments as they are asked for, nor have the given cells below them", () => {
    const { said } = check(solved(PROFILES), PROFILES);
    expect(said).toMatch(
      /ok +08-segment-profiles, profiles-and-names\nok +08-segment-profiles, who-they-are/,
    );
    expect(said).not.toContain("first cell that failed in 08");
    fs.rmSync(path.join(edition, "notebooks", `${PROFILES}.ipynb`));
  });

  test("shows the first cell that fails, with its text", () => {
    const { said } = check(changed((source) => `${source}\nthrow new Error("not today");`));
    expect(said).toMatch(/customer-matrix\n +Its cell did not run: Error: not today/);
    expect(said).toMatch(
      /The first cell that failed in 02-customer-features: Cell customer-matrix: Error: not today\n[^]*throw new Error/,
    );
  });
});
