import { sumBy } from "../../core/sum";
import { pointsOf, type Assignment, type AssignedNotebook } from "../assignment";
import type { Rubric } from "./rubric";

/** The README of the students' edition, in Markdown. */
export function studentReadme(assignment: Assignment, rubric: Rubric, seed: number): string {
  const rows = assignment.notebooks.flatMap((notebook) => taskRows(notebook));
  const questions = rubric.criteria.map(
    ({ title, question, points }) => `| ${title} | ${question} | ${points} |`,
  );
  return `# ${assignment.title}

A study of a carpet maker's customers in ten notebooks. In some cells the code or the text is missing: you
write it. Everything else, and the library that the notebooks import as \`champo\`, is complete.

## Start

You need Node.js 20 or newer, and Jupyter or VS Code with its Jupyter extension.

\`\`\`sh
npx champo lab          # installs once (a minute or two), registers the kernel "TypeScript (Champo)", opens the notebooks
\`\`\`

In VS Code run \`npx champo lab\` once, then open \`notebooks/\` and choose the kernel "TypeScript (Champo)".

The workbook in \`data/\` is synthetic (seed ${seed}) and may be yours alone: another copy of this assignment may have
other customers. Your notebooks are graded on a workbook that nobody has seen, so a number that is typed rather than
computed will be wrong there.

## Your tasks

Search for \`YOUR CODE HERE\` and \`YOUR ANSWER HERE\`. Each is below its task and hints. Use the names that a task
gives in \`backquotes\`: the tests read them. Cells below your own may fail until it is solved. Below a cell of code is
its test: no output means that the test passed. Grading uses further tests of the same rules.

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
- While it is graded, your code runs without a network and sees no files but the library and the workbook.

## Hand in

The folder \`notebooks/\`, under your name.
`;
}

function taskRows(notebook: AssignedNotebook): string[] {
  return notebook.tasks.map((task) => {
    const points = sumBy(pointsOf(task), (item) => item.points);
    return `| ${notebook.name} | ${task.id} (${task.kind === "code" ? "code" : "text, marked by a person"}) | ${points} |`;
  });
}
