import { InputError } from "../../core/input-error";
import { sumOf } from "../../core/sum";
import type { Cell, CodeCell, Notebook } from "../../notebook/document/document";
import type { AssignedNotebook, CodeTask, ProseTask } from "../assignment";
import { BEGIN_SOLUTION, END_SOLUTION } from "../grade/marks";
import { withGradeMetadata } from "./nbgrader-metadata";
import type { TestCode } from "./test-file";

/** Where comments in code cells are wrapped. */
const COMMENT_WIDTH = 110;

/**
 * The instructor's edition of a notebook in nbgrader's form: the solutions are between their marks, each under its
 * task and hints; test cells follow their task; every cell carries nbgrader's metadata. Cells without a task are
 * locked. The study's notebooks themselves stay free of all that.
 *
 * @param testCode The code of a test by its id.
 * @param solutionOf A task's own solution by the task's id; undefined where the notebook's lines are the solution.
 * @throws InputError for a task whose cell or lines the notebook does not have: the notebook was edited.
 */
export function sourceEdition(
  notebook: Notebook,
  assigned: AssignedNotebook,
  testCode: (id: string) => TestCode,
  solutionOf: (id: string) => string | undefined = () => undefined,
): Notebook {
  for (const task of assigned.tasks) {
    const cell = notebook.cells.find(({ id }) => id === task.cell);
    if (cell?.cell_type === (task.kind === "code" ? "code" : "markdown")) continue;
    const what = cell === undefined ? `no cell "${task.cell}"` : `a ${cell.cell_type} cell "${task.cell}"`;
    throw new InputError({ what, legal: `the ${task.kind} cell of "${task.id}"`, where: assigned.name });
  }
  const cells = notebook.cells.flatMap((cell): Cell[] => {
    const task = assigned.tasks.find((each) => each.cell === cell.id);
    if (task === undefined) return [withGradeMetadata(cell, given(cell))];
    if (task.kind === "prose") return [proseCell(cell, task)];
    return [
      codeCell(cell as CodeCell, task, assigned.name, solutionOf(task.id)),
      ...testCells(task, testCode),
    ];
  });
  return { ...notebook, cells };
}

function given(cell: Cell): Parameters<typeof withGradeMetadata>[1] {
  return { grade_id: `given-${cell.id}`, grade: false, solution: false, locked: true };
}

function codeCell(cell: CodeCell, task: CodeTask, notebook: string, own: string | undefined): Cell {
  const published = cell.source.split("\n");
  const found = regionsOf(published, task, notebook);
  const { lines, regions } =
    own === undefined ? { lines: published, regions: found } : withOwnSolution(published, found, own);
  const source = lines.flatMap((line, i) => {
    const begins = regions.some(({ first }) => first === i);
    const ends = regions.some(({ last }) => last === i);
    return [
      ...(i === regions[0]?.first ? taskComment(task) : []),
      ...(begins ? [`// ${BEGIN_SOLUTION}`] : []),
      line,
      ...(ends ? [`// ${END_SOLUTION}`] : []),
    ];
  });
  const points = task.exhibit === undefined ? {} : { points: task.exhibit.points };
  const grade = { grade_id: task.id, grade: task.exhibit !== undefined, solution: true, locked: false };
  return withGradeMetadata({ ...cell, source: source.join("\n") }, { ...grade, ...points });
}

/** The cell with a solution of its own: it takes the place of all between the first region and the last. */
function withOwnSolution(published: readonly string[], found: readonly LineRange[], own: string) {
  const [first, last] = [found[0]?.first ?? 0, found.at(-1)?.last ?? published.length - 1];
  const solution = own.split("\n");
  return {
    lines: [...published.slice(0, first), ...solution, ...published.slice(last + 1)],
    regions: [{ first, last: first + solution.length - 1 }],
  };
}

/** Lines of a cell, from 0, both included. */
interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines of each part of the solution, from 0, both included. The last statement is taken to its end. */
function regionsOf(lines: readonly string[], task: CodeTask, notebook: string): readonly LineRange[] {
  if (task.regions === undefined) return [{ first: 0, last: lines.length - 1 }];
  const find = (beginning: string): number => {
    const found = lines.findIndex((line) => line.trimStart().startsWith(beginning));
    if (found >= 0) return found;
    const where = `${notebook}, cell "${task.cell}"`;
    throw new InputError({ what: "none", legal: `a line that begins with \`${beginning}\``, where });
  };
  return task.regions.map((region) => {
    let last = find(region.last);
    while (last + 1 < lines.length && !/;\s*(\/\/.*)?$/.test(lines[last] ?? "")) last++;
    return { first: find(region.first), last };
  });
}

function proseCell(cell: Cell, task: ProseTask): Cell {
  const lines = cell.source.split("\n");
  const start = lines[0]?.startsWith("#") ? 1 : 0;
  const source = [
    ...lines.slice(0, start),
    ...(start > 0 ? [""] : []),
    `**Task (${pointsInWords(task.points)}).** ${task.text}`,
    "",
    ...task.hints.map((hint) => `*Hint:* ${hint}\n`),
    `<!-- ${BEGIN_SOLUTION} -->`,
    ...lines.slice(start),
    `<!-- ${END_SOLUTION} -->`,
  ].join("\n");
  const grade = { grade_id: task.id, grade: true, solution: true, locked: false, points: task.points };
  return withGradeMetadata({ ...cell, source }, grade);
}

function testCells(task: CodeTask, testCode: (id: string) => TestCode): Cell[] {
  return task.tests.map(({ id, points, rule }) => {
    const source = [`// Test (${pointsInWords(points)}). ${rule}`, testCode(id).full].join("\n");
    const cell: CodeCell = {
      cell_type: "code",
      id,
      metadata: {},
      source,
      execution_count: null,
      outputs: [],
    };
    return withGradeMetadata(cell, { grade_id: id, grade: true, solution: false, locked: true, points });
  });
}

/** The task and its hints as comment lines. */
function taskComment(task: CodeTask): string[] {
  const points = [...task.tests.map((test) => test.points), task.exhibit?.points ?? 0];
  const sum = sumOf(points);
  const worth = sum > 0 ? ` (${pointsInWords(sum)})` : "";
  return [`Task${worth}: ${task.text}`, ...task.hints.map((hint) => `Hint: ${hint}`)].flatMap(wrappedComment);
}

function wrappedComment(text: string): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length > COMMENT_WIDTH) lines.push(`  ${word}`);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => `// ${line}`);
}

function pointsInWords(points: number): string {
  return `${points} ${points === 1 ? "point" : "points"}`;
}
