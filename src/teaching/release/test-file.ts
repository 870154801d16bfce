import fs from "node:fs";
import path from "node:path";
import { BEGIN_HIDDEN_TESTS, END_HIDDEN_TESTS, replaceRegions } from "../grade/marks";

/** The code of a test, as `instructor/tests/ID.ts` holds it. */
export interface TestCode {
  readonly id: string;
  /** All of it, hidden parts with their marks. */
  readonly full: string;
  /** What students see. */
  readonly visible: string;
}

/**
 * Reads the code of a test. It is a cell: it uses the names that the notebook defines, the library as `champo`, and
 * assertions of Node.js that it imports itself.
 *
 * @throws InputError for marks of hidden tests that do not pair.
 */
export function readTestCode(instructorFolder: string, id: string): TestCode {
  const file = path.join(instructorFolder, "tests", `${id}.ts`);
  const full = fs.readFileSync(file, "utf8").trimEnd();
  const marks = { begin: BEGIN_HIDDEN_TESTS, end: END_HIDDEN_TESTS, where: file };
  return { id, full, visible: replaceRegions(full, marks).trimEnd() };
}
