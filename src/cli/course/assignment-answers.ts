import type { Command } from "commander";
import fs from "node:fs";
import path from "node:path";
import { requireWritableFile } from "../../core/require-writable";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { readNotebook } from "../../notebook/document/notebook-file";
import { selectNotebooks } from "../../notebook/run/select-notebooks";
import { PROJECT_FOLDER } from "../../study/settings";
import { expectedAnswers, type ClassQuestion } from "../../teaching/release/expected-answers";
import type { End } from "../command";

/** Settings of `champo assignment answers`. */
export interface AnswersSettings {
  /** The folder of executed notebooks. */
  readonly from?: string;
  /** A Markdown file; by default the terminal. */
  readonly out?: string;
}

/** Adds `champo assignment answers` to the command line. */
export function addAssignmentAnswers(assignment: Command, end: End): void {
  assignment
    .command("answers")
    .description("write the questions for the class with the answers from the executed notebooks")
    .option("--from <folder>", "executed notebooks (default: notebooks/)")
    .option("--out <file>", "a Markdown file to write them to")
    .action((options: AnswersSettings) => {
      end(answersCommand(options));
    });
}

/** `champo assignment answers`: the questions for the class, with the answers of the workbook that was run. */
function answersCommand({ from, out }: AnswersSettings): number {
  if (out !== undefined) requireWritableFile(out);
  const folder = from ?? path.join(PROJECT_FOLDER, "notebooks");
  const file = path.join(PROJECT_FOLDER, "instructor", "questions.json");
  const { questions } = JSON.parse(fs.readFileSync(file, "utf8")) as { questions: ClassQuestion[] };
  const names = selectNotebooks(folder);
  const notebooks = new Map(names.map((name) => [name, readNotebook(path.join(folder, `${name}.ipynb`))]));
  const answers = expectedAnswers(questions, notebooks);
  if (out === undefined) {
    console.log(answers);
    return 0;
  }
  writeFileAtomically(out, answers);
  console.log(`Questions and expected answers: ${out}`);
  return 0;
}
