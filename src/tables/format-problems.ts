import { visibleText } from "./xlsx/cell-text";
import type { Problem, WorkbookCheck } from "./problems";

/**
 * The report of a workbook check for a terminal: every kind of problem with its place, value, rule and
 * remedy, then the warnings. Plain text; whatever stands in a cell is made harmless.
 *
 * @param consequence what the problems keep from being done.
 * @example console.log(formatProblems(await readWorkbook("sales.xlsx")));
 */
export function formatProblems(
  check: WorkbookCheck,
  consequence = "the study cannot run on this file",
): string {
  const { problemCount, warningCount, workbook } = check;
  const verdict =
    workbook === null
      ? `${counted(problemCount, "problem")}; ${consequence}`
      : `a workbook in the Champo format: ${workbook.sales.length} lines, ${workbook.customers.length} customers${
          workbook.source.synthetic ? ", synthetic data" : ""
        }; ${warningCount === 0 ? "no problems, no warnings" : `no problems, ${counted(warningCount, "warning")}`}`;
  return formatReport({ ...check, verdict });
}

/** What a report says of a file. */
export interface FileReport {
  readonly fileName: string;
  /** What the file is, in a clause. */
  readonly verdict: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The same report of any file that was checked. */
export function formatReport({ fileName, verdict, problems, warnings }: FileReport): string {
  return [
    `${visibleText(fileName, 200)}: ${verdict}.`,
    ...section("Problems", problems),
    ...section("Warnings", warnings),
  ].join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function section(title: string, problems: readonly Problem[]): string[] {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.sheet, problem.column, problem.legal]);
    kinds.set(key, [...(kinds.get(key) ?? []), problem]);
  }
  return kinds.size === 0 ? [] : ["", `${title}:`, ...[...kinds.values()].flatMap(formatKind)];
}

function formatKind(problems: readonly Problem[]): string[] {
  const [first] = problems;
  const place = placeOf(first);
  const legal = visibleText(first.legal, 200);
  if (first.ofKind === 1) {
    const row = first.row === null ? "" : `${place === "" ? "" : ", "}row ${first.row}`;
    const where = place + row;
    return [
      `- ${where === "" ? "" : `${where}: `}expected ${legal}, got ${visibleText(first.value, 160)}.`,
      remedyLine(first),
    ];
  }
  const sameRemedy = problems.every(({ remedy }) => remedy === first.remedy);
  const rows = problems.map((problem) => {
    const row = problem.row === null ? "" : `row ${problem.row}: `;
    const remedy = sameRemedy ? "" : `. ${visibleText(problem.remedy, 200)}`;
    return `    ${row}got ${visibleText(problem.value, 160)}${remedy}`;
  });
  const more = first.ofKind - problems.length;
  return [
    `- ${place === "" ? "" : `${place}: `}expected ${legal}; ${first.ofKind} times otherwise:`,
    ...rows,
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...(sameRemedy ? [remedyLine(first)] : []),
  ];
}

function placeOf({ sheet, column }: Problem): string {
  return [
    ...(sheet === null ? [] : [`sheet "${visibleText(sheet)}"`]),
    ...(column === null ? [] : [`column "${visibleText(column)}"`]),
  ].join(", ");
}

function remedyLine({ remedy }: Problem): string {
  return `    ${visibleText(remedy, 200)}.`.replace(/([.?!])\.$/, "$1");
}
