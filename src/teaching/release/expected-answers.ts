import { InputError } from "../../core/input-error";
import { isCode, type Notebook } from "../../notebook/document/document";

/** A question for the class, and where an executed notebook holds the numbers of its answer. */
export interface ClassQuestion {
  readonly session: number;
  readonly notebook: string;
  /** Cells whose findings and takeaways answer it. */
  readonly cells: readonly string[];
  readonly question: string;
  /** What a good answer says, whatever the data. */
  readonly listenFor: string;
}

/**
 * The questions for the class with the answers that this run of the notebooks gives, as Markdown: the numbers are
 * those of the class's own workbook, whichever seed made it.
 *
 * @param notebooks executed notebooks by name.
 * @throws InputError for a question whose notebook, cell or answer is missing.
 */
export function expectedAnswers(
  questions: readonly ClassQuestion[],
  notebooks: ReadonlyMap<string, Notebook>,
): string {
  const sessions = [...new Set(questions.map(({ session }) => session))].sort((a, b) => a - b);
  const parts = sessions.map((session) => {
    const asked = questions.filter((question) => question.session === session);
    return [`## Session ${session}`, ...asked.map((question) => answered(question, notebooks))].join("\n\n");
  });
  return `${["# Questions for the class, with the answers of this workbook", ...parts].join("\n\n")}\n`;
}

function answered(question: ClassQuestion, notebooks: ReadonlyMap<string, Notebook>): string {
  const notebook = notebooks.get(question.notebook);
  if (notebook === undefined) {
    throw new InputError({
      where: `question "${question.question}"`,
      what: `notebook ${question.notebook}`,
      legal: `one of ${[...notebooks.keys()].join(", ")}`,
    });
  }
  const said = question.cells.flatMap((id) => sentencesOf(notebook, question, id));
  return [
    `### ${question.question}`,
    `Notebook ${question.notebook}. ${question.listenFor}`,
    ...said.map((sentence) => `> ${sentence.replace(/\n/g, "\n> ")}`),
  ].join("\n\n");
}

/** The findings and takeaways of one cell. */
function sentencesOf(notebook: Notebook, question: ClassQuestion, id: string): string[] {
  const cell = notebook.cells.find((each) => each.id === id);
  const outputs = cell !== undefined && isCode(cell) ? cell.outputs : [];
  const sentences = outputs.flatMap((output) => {
    const text = "data" in output ? output.data["text/markdown"] : undefined;
    return typeof text === "string" ? [text.trim()] : [];
  });
  if (sentences.length > 0) return sentences;
  throw new InputError({
    where: `question "${question.question}", notebook ${question.notebook}, cell ${id}`,
    what: cell === undefined ? "no such cell" : "no finding or takeaway below it",
    legal: "a cell of an executed notebook that ends in one",
    remedy: "Run the notebooks first",
  });
}
