/** The parts of a complaint that lets its reader mend the input. */
export interface InputProblem {
  /** What is wrong, as a noun phrase with its value: `k = 0`. */
  readonly what: string;
  /** What would have been accepted: `a whole number from 1 to 45`. */
  readonly legal: string;
  /** Where it is: a function and argument, or a sheet, row and column. */
  readonly where: string;
  /** What to do about it, when that is not plain from what is legal. */
  readonly remedy?: string;
}

/**
 * The error of every public function for input it cannot take. Its message reads
 * `kmeans(k): expected a whole number from 1 to 45, got 0. Remedy.`
 */
export class InputError extends Error {
  override readonly name = "InputError";
  declare readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    const remedy = problem.remedy ? `. ${problem.remedy}` : "";
    super(`${problem.where}: expected ${problem.legal}, got ${problem.what}${remedy}`);
    // Not listed with the error: its message says the same in words.
    Object.defineProperty(this, "problem", { value: problem, enumerable: false });
  }
}
