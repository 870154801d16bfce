import fs from "node:fs";
import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import type { TaskTest } from "../assignment";
import { BEGIN_HIDDEN_TESTS, END_HIDDEN_TESTS, replaceRegions } from "../grade/marks";

/** A part of a test that gives points of its own. */
export interface TestPart {
  /** What it holds, in words a student reads in the feedback. */
  readonly rule: string;
  readonly points: number;
  readonly code: string;
}

/** The code of a test, as `instructor/tests/ID.ts` holds it. */
export interface TestCode {
  readonly id: string;
  /** All of it, hidden parts with their marks. */
  readonly full: string;
  /** What students see. */
  readonly visible: string;
  /** What comes before the parts; "" where the whole test is one part. */
  readonly prelude: string;
  readonly parts: readonly TestPart[];
}

/** A line that begins a part: `// ### PART (3 points): The sizes are those of the groups.` */
const PART = /^\s*\/\/ ### PART \((\d+(?:\.\d+)?) points?\): (.+)$/;

/**
 * Reads the code of a test. It is a cell: it uses the names that the notebook defines, the library as `champo`, and
 * assertions of Node.js that it imports itself. Lines that begin a part divide it: each part gives its points by itself,
 * when it does not throw. What comes before the first part belongs to all.
 *
 * @param fill Puts the values of a task's variant into the text.
 * @throws InputError for marks of hidden tests that do not pair, and for parts whose points are not those of the test.
 */
export function readTestCode(
  file: string,
  { id, rule, points }: TaskTest,
  fill: (text: string) => string = (text) => text,
): TestCode {
  const full = fill(fs.readFileSync(file, "utf8").trimEnd());
  const marks = { begin: BEGIN_HIDDEN_TESTS, end: END_HIDDEN_TESTS, where: file };
  const visible = replaceRegions(full, marks).trimEnd();
  const { prelude, parts } = partsOf(full);
  if (parts.length === 0) return { id, full, visible, prelude: "", parts: [{ rule, points, code: full }] };
  const sum = sumBy(parts, (part) => part.points);
  if (Math.abs(sum - points) > 1e-9)
    throw new InputError({ what: `parts of ${sum} points`, legal: `parts of ${points} points`, where: file });
  return { id, full, visible, prelude, parts };
}

function partsOf(full: string): Pick<TestCode, "prelude" | "parts"> {
  const prelude: string[] = [];
  const parts: { rule: string; points: number; lines: string[] }[] = [];
  for (const line of full.split("\n")) {
    const [, points, rule] = PART.exec(line) ?? [];
    if (rule !== undefined) parts.push({ rule, points: Number(points), lines: [] });
    else (parts.at(-1)?.lines ?? prelude).push(line);
  }
  return {
    prelude: prelude.join("\n"),
    parts: parts.map(({ rule, points, lines }) => ({ rule, points, code: lines.join("\n") })),
  };
}
