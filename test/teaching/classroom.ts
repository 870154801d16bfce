import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Notebook } from "../../src/notebook/document/document";
import { availableConfinement } from "../../src/teaching/sandbox/confinement";
import { readKit, solutionOf, type AssignmentKit } from "../../src/teaching/release/editions";
import { gradeSubmission, type GradedSubmission } from "../../src/teaching/grade/grade-submission";
import { withGradingWorkbooks, type GradingWorkbook } from "../../src/teaching/workbooks/grading-workbook";
import { fingerprintOfLibrary, type RunContext } from "../../src/teaching/sandbox/run-notebooks";
import { studentEdition } from "../../src/teaching/release/student-edition";

export const root = path.join(__dirname, "..", "..");

/** The real assignment, its solution, and a workbook to grade it on. */
export interface Classroom {
  readonly kit: AssignmentKit;
  readonly context: RunContext;
  /** The solved notebooks of the assignment, by name. */
  readonly solution: ReadonlyMap<string, Notebook>;
  /** The released ones. */
  readonly released: ReadonlyMap<string, Notebook>;
  grade(notebooks: ReadonlyMap<string, Notebook>): Promise<GradedSubmission>;
  leave(): Promise<void>;
}

/** Opens a classroom; equal runs are made once, so that variants of one solution cost what differs. */
export async function openClassroom(limits: Partial<RunContext["limits"]> = {}): Promise<Classroom> {
  const kit = readKit({ notebooks: path.join(root, "notebooks"), instructor: path.join(root, "instructor") });
  const runsFolder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  let closed: Promise<void> = Promise.resolve();
  const workbooks = await new Promise<readonly GradingWorkbook[]>((resolve, reject) => {
    closed = withGradingWorkbooks([{ seed: 4711 }, { seed: 4712 }], runsFolder, async (made) => {
      resolve(made);
      await left;
    });
    closed.catch(reject);
  });
  const context: RunContext = {
    workbooks,
    confinement: availableConfinement(),
    limits: { ...kit.assignment.limits, notebookSeconds: 240, cellSeconds: 120, ...limits },
    projectFolder: root,
    libraryFingerprint: fingerprintOfLibrary(path.join(root, "lib")),
    runsFolder,
  };
  const solution = solutionOf(kit);
  const released = new Map(kit.sources.map(({ name, source }) => [name, studentEdition(source, name)]));
  return {
    kit,
    context,
    solution,
    released,
    grade: (notebooks) => gradeSubmission({ student: "Ada", folder: runsFolder, notebooks }, kit, context),
    leave: async () => {
      leave();
      await closed;
      fs.rmSync(runsFolder, { recursive: true, force: true });
    },
  };
}

/** The notebooks with one cell's text changed; the change must find what it is to change. */
export function withCell(
  notebooks: ReadonlyMap<string, Notebook>,
  name: string,
  id: string,
  change: (source: string) => string,
): Map<string, Notebook> {
  const notebook = notebooks.get(name) as Notebook;
  const before = notebook.cells.find((cell) => cell.id === id)?.source;
  if (before === undefined || change(before) === before)
    throw new Error(`nothing to change in ${name}, ${id}`);
  const cells = notebook.cells.map((cell) =>
    cell.id === id ? { ...cell, source: change(cell.source) } : cell,
  );
  return new Map([...notebooks, [name, { ...notebook, cells }]]);
}

/** The items that did not get full marks, and what was said of them. */
export function lostPoints(graded: GradedSubmission): Record<string, string> {
  const lost = graded.marks.filter(({ given, points }) => given !== null && given < points);
  return Object.fromEntries(lost.map(({ id, why }) => [id, why]));
}

export function given(graded: GradedSubmission): number {
  return graded.marks.reduce((sum, mark) => sum + (mark.given ?? 0), 0);
}
