import path from "node:path";
import { pointsOf } from "../../src/teaching/assignment";
import type { GradedSubmission } from "../../src/teaching/grade/grade-submission";
import { readKit } from "../../src/teaching/release/editions";

const root = path.join(__dirname, "..", "..");

/** The real assignment. */
export const kit = readKit({
  notebooks: path.join(root, "notebooks"),
  instructor: path.join(root, "instructor"),
});

/** The first question in words. */
export const QUESTION = "eda-limits";
/** A second one. */
export const OTHER = "held-out";

/** A submission as the machine grades it: all code right, and answers in words to the questions named. */
export function madeSubmission(student: string, answers: Readonly<Record<string, string>>): GradedSubmission {
  const marks = kit.assignment.notebooks.flatMap(({ name, tasks }) =>
    tasks.flatMap((task) =>
      pointsOf(task).map((item) => ({
        ...item,
        notebook: name,
        task: task.id,
        criterion: task.criterion,
        given: item.kind !== "prose" ? item.points : task.id in answers ? null : 0,
        why: item.kind === "prose" && !(task.id in answers) ? "There is no answer." : "",
      })),
    ),
  );
  return {
    student,
    entry: student,
    marks,
    answers,
    outputs: {},
    remarks: [],
    flags: [],
    seconds: 1,
    fingerprints: { submission: "a1", task: "b2" },
  };
}
