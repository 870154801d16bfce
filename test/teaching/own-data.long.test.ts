import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packSyntheticWorkbook, synthesise } from "../../src/cases/champo/workbook/synthesise";
import { planOfClass } from "../../src/cli/course/plan-of-class";
import type { Notebook } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { gradeSubmission, type GradedSubmission } from "../../src/teaching/grade/grade-submission";
import { assignmentPlaces } from "../../src/teaching/release/assignment-places";
import { readKit, solutionOf, type AssignmentKit } from "../../src/teaching/release/editions";
import { availableConfinement } from "../../src/teaching/sandbox/confinement";
import { fingerprintOfLibrary } from "../../src/teaching/sandbox/run-notebooks";
import {
  withGradingWorkbooks,
  type GradingWorkbook,
  type WorkbookSource,
} from "../../src/teaching/workbooks/grading-workbook";
import { studyOf } from "../../src/teaching/workbooks/short-answers";
import { smallStudy } from "./any-customers";
import { lostPoints, root, withCell } from "./classroom";

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-own-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The kit with one notebook of the assignment alone. */
function only(kit: AssignmentKit, name: string): AssignmentKit {
  const notebooks = kit.assignment.notebooks.filter((each) => each.name === name);
  return { ...kit, assignment: { ...kit.assignment, notebooks } };
}

const graded = (
  kit: AssignmentKit,
  sources: readonly WorkbookSource[],
  submitted: readonly ReadonlyMap<string, Notebook>[],
): Promise<{ all: readonly GradedSubmission[]; workbooks: readonly GradingWorkbook[] }> => {
  const runsFolder = path.join(folder, "runs");
  return withGradingWorkbooks(sources, runsFolder, async (workbooks) => {
    const context = {
      workbooks,
      confinement: availableConfinement(),
      limits: { ...kit.assignment.limits, notebookSeconds: 240, cellSeconds: 120 },
      projectFolder: root,
      libraryFingerprint: fingerprintOfLibrary(path.join(root, "lib")),
      runsFolder,
    };
    const all: GradedSubmission[] = [];
    for (const notebooks of submitted)
      all.push(await gradeSubmission({ student: "Ada", folder, notebooks }, kit, context));
    return { all, workbooks };
  });
};

describe("grading on workbooks of the instructor's own", () => {
  const kit = only(
    readKit({ notebooks: path.join(root, "notebooks"), instructor: path.join(root, "instructor") }),
    "02-customer-features",
  );
  const write = async (name: string, seed: number): Promise<string> => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, await packSyntheticWorkbook(synthesise({ seed })));
    return file;
  };

  test("takes those files as they are, keeps them in the plan, and grades on each", async () => {
    const files = [await write("company 2024.xlsx", 21), await write("company 2025.xlsx", 22)];
    const out = path.join(folder, "grades");
    const plan = await planOfClass(out, { data: files }, [kit], path.join(folder, "runs"));
    expect(plan.workbooks).toEqual(files.map((file) => ({ file })));
    expect((await planOfClass(out, {}, [kit], path.join(folder, "runs"))).workbooks).toEqual(plan.workbooks);
    const solution = solutionOf(kit);
    // Right on the customers of the first workbook alone.
    const known = (await studyOf({ seed: 21 })).base.customers.join();
    const typed = withCell(solution, "02-customer-features", "load-customers", (source) => {
      const right = `base.customers.join() === ${JSON.stringify(known)}`;
      return source.replace(
        /const features = (.*);/,
        `const all = $1;\nconst features = ${right} ? all : { ...all, rows: 1 };`,
      );
    });
    const { all, workbooks } = await graded(kit, plan.workbooks, [solution, typed]);
    expect(workbooks.map(({ name }) => name.replace(/ \(\w+\)$/, ""))).toEqual(
      files.map((file) => path.basename(file)),
    );
    expect(lostPoints(all[0])).toEqual({});
    expect(Object.keys(lostPoints(all[1]))).toContain("one-row-per-customer");
  });

  test("needs two of them, and refuses others for a class that was graded on these", async () => {
    const [one, two] = [path.join(folder, "a.xlsx"), path.join(folder, "b.xlsx")];
    expect(() => planOfClass(folder, { data: [one] }, [kit], folder)).toThrow(/two workbooks or more/);
    const again = planOfClass(path.join(folder, "grades"), { data: [one, two] }, [kit], folder);
    await expect(again).rejects.toThrow(/company 2024|the workbooks in/);
  });
});

describe("grading an assignment on any customers", () => {
  const PROFILES = "08-segment-profiles";

  test("the solution has full marks; the library alone, the published notebook and typed answers lose theirs", async () => {
    const study = await smallStudy(folder);
    const places = await assignmentPlaces(root, study);
    const kit = only(readKit(places, 1), PROFILES);
    const solution = solutionOf(kit);
    const library = withCell(solution, PROFILES, "load", (source) =>
      source.replace(
        /\/\/ ### BEGIN SOLUTION[^]*\/\/ ### END SOLUTION/,
        "const { profiles, tests } = profileSegments(segmentation, seed);\nconst names = nameSegments(segmentation, lexicon);",
      ),
    );
    const published = new Map([[PROFILES, readNotebook(path.join(places.notebooks, `${PROFILES}.ipynb`))]]);
    const typed = withCell(solution, PROFILES, "v-tests", (source) =>
      source.replace(
        "return found[0] ?? { column: null, distance: null };",
        'return { column: "visits", distance: 1.5 };',
      ),
    );
    const sources = [101, 102].map((seed) => ({ seed, study }));
    const { all } = await graded(kit, sources, [solution, library, published, typed]);
    const points = all.map(({ marks }) => marks.reduce((sum, mark) => sum + (mark.given ?? 0), 0));
    expect(lostPoints(all[0])).toEqual({});
    expect(points[0]).toBe(25);
    expect(points[1]).toBeLessThanOrEqual(4 + 10);
    expect(points[2]).toBeLessThanOrEqual(4);
    expect(Object.keys(lostPoints(all[3]))).toEqual(["apart-from-others"]);
    expect(points[3]).toBeLessThanOrEqual(15 + 3);
  });
});
