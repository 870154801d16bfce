import { sumBy } from "../../core/sum";
import { pointsOf, type Assignment, type AssignedNotebook } from "../assignment";
import type { Rubric } from "./rubric";

/** Where the data of an edition come from: drawn by a seed, a workbook of the instructor's own, a sample of customers. */
interface EditionData {
  readonly source: "synthetic" | "own" | "sample";
  readonly seed: number;
}

const DATA: Readonly<Record<EditionData["source"], (seed: number) => string>> = {
  own: () => "The workbook is in `data/`.",
  synthetic: (seed) =>
    `The workbook in \`data/\` is synthetic (seed ${seed}) and may be yours alone: another copy of this assignment may
have other customers and other questions.`,
  sample: (seed) =>
    `\`data/\` holds a random sample of the customers (seed ${seed}) and may be yours alone: another copy of this
assignment may have others, and other questions. \`study.yaml\` says what its columns are.`,
};

/**
 * The README of the students' edition, in Markdown.
 *
 * @param data What the edition's data are, and the seed that they were drawn by.
 */
export function studentReadme(assignment: Assignment, rubric: Rubric, data: EditionData): string {
  const rows = assignment.notebooks.flatMap((notebook) => taskRows(notebook));
  const questions = rubric.criteria.map(
    ({ title, question, points }) => `| ${title} | ${question} | ${points} |`,
  );
  return `# ${assignment.title}

${assignment.about} In some cells the code or the text is missing: you
write it. Everything else, and the library that the notebooks import as \`champo\`, is complete.

## Start

You need Node.js 20 or newer, and Jupyter or VS Code with its Jupyter extension.

\`\`\`sh
npx champo lab          # installs once (a minute or two), registers the kernel "TypeScript (Champo)", opens the notebooks
\`\`\`

In VS Code run \`npx champo lab\` once, then open \`notebooks/\` and choose the kernel "TypeScript (Champo)".

${DATA[data.source](data.seed)} Your notebooks are graded on data that nobody has
seen, and an answer counts where it is right on all of them: a number that is typed rather than computed will be wrong.

## Your tasks

Search for \`YOUR CODE HERE\` and \`YOUR ANSWER HERE\`. Each is below its task and hints. Use the names that a task
gives in \`backquotes\`: the tests read them. Cells below your own may fail until it is solved. Below a cell of code is
its test: no output means that the test passed. Grading uses further tests of the same rules, and most give points in
parts.

| notebook | task | points |
| --- | --- | --- |
${rows.join("\n")}

## What counts

| criterion | question | points |
| --- | --- | --- |
${questions.join("\n")}

- A cell that did not run gives no points: before you hand in, restart the kernel and run all cells.
- Before grading, all other cells get their original text back; cells that you add are kept.
- You may read the library (\`src/\`): every function is documented. Changes to it are not graded.
- While it is graded, your code runs without a network and sees no files but the library and the data.

## Before you hand in

\`\`\`sh
npx champo assignment check              # runs your notebooks as the grader does, with the tests you can see
npx champo assignment check --seed 5     # the same on other data
\`\`\`

It says which tasks are solved, which cell fails first, and which tests fail. It gives no points.

## Hand in

The folder \`notebooks/\`, or a zip of it, under your name.
`;
}

function taskRows(notebook: AssignedNotebook): string[] {
  return notebook.tasks.map((task) => {
    const points = sumBy(pointsOf(task), (item) => item.points);
    return `| ${notebook.name} | ${task.id} (${task.kind === "code" ? "code" : "text, marked by a person"}) | ${points} |`;
  });
}
