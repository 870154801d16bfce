import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNotebook, writeNotebook } from "../../src/notebook/document/notebook-file";
import { writeKernelspec } from "../../src/notebook/kernel/kernelspec";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { readKit, solutionOf } from "../../src/teaching/release/editions";
import { writeNbgraderSource } from "../../src/teaching/release/release";
import { studentEdition } from "../../src/teaching/release/student-edition";

/** nbgrader itself: `.ci/run` installs it from PyPI into a folder of its own and names it here. */
const NBGRADER = process.env["NBGRADER"] ?? "nbgrader";
const missing = spawnSync(NBGRADER, ["--version"]).status !== 0;
if (missing) console.log("skipped: nbgrader is not installed, so its own commands are not tried");

const root = path.join(__dirname, "..", "..");
/** Notebooks that nbgrader runs here, and what their tests give. */
const RUN = ["02-customer-features", "08-segment-profiles"];
const POINTS = 12 + 15;

describe.skipIf(missing)("nbgrader", () => {
  const kit = readKit({ notebooks: path.join(root, "notebooks"), instructor: path.join(root, "instructor") });
  const { name } = kit.assignment;
  let folder: string;
  let course: string;

  const nbgrader = (...args: string[]): string => {
    const home = path.join(folder, "home");
    // It starts programs of its own folder by their names.
    const places = [path.dirname(NBGRADER), process.env["PATH"]].join(path.delimiter);
    const env = { ...process.env, HOME: home, JUPYTER_DATA_DIR: path.join(home, "data"), PATH: places };
    const asked = spawnSync(NBGRADER, args, { cwd: course, encoding: "utf8", env });
    expect(asked.stderr).not.toContain("Traceback");
    expect([asked.status, asked.stderr]).toEqual([0, expect.anything()]);
    return asked.stderr;
  };

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-nbgrader-"));
    course = path.join(folder, "course");
    await writeNbgraderSource(kit, { out: course, projectFolder: root, seed: 7 });
    writeKernelspec(path.join(folder, "home", "data", "kernels"));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("makes of the course folder the students' edition that champo makes", () => {
    nbgrader("generate_assignment", name);
    for (const { name: notebook } of kit.assignment.notebooks) {
      const made = readNotebook(path.join(course, "release", name, `${notebook}.ipynb`));
      const own = kit.sources.find((each) => each.name === notebook)?.source;
      const ours = own && studentEdition(own, notebook);
      const texts = (cells = made.cells) => cells.map(({ id, source }) => [id, source.trimEnd()]);
      expect(texts()).toEqual(texts(ours?.cells));
    }
  });

  test("grades in our kernel: the solution gets its points for code, the released edition none", () => {
    const handIn = (student: string, file: string, notebook: ReturnType<typeof readNotebook>): void => {
      writeNotebook(path.join(course, "submitted", student, name, file), notebook);
    };
    for (const each of RUN) {
      const [file, solution] = [`${each}.ipynb`, solutionOf(kit).get(each)];
      if (solution === undefined) throw new Error(`no solution of ${each}`);
      handIn("ada", file, solution);
      handIn("eve", file, readNotebook(path.join(course, "release", name, file)));
    }
    nbgrader("autograde", name, "--notebook", "0[28]*");
    nbgrader("export", "--to", "grades.csv");
    const [header, ...rows] = parseDelimitedText(
      fs.readFileSync(path.join(course, "grades.csv"), "utf8"),
    ).records;
    const at = (title: string): number => header?.cells.indexOf(title) ?? -1;
    const scores = rows.map(({ cells }) => [cells[at("student_id")], Number(cells[at("raw_score")])]);
    expect(Object.fromEntries(scores)).toEqual({ ada: POINTS, eve: 0 });
  });
});
