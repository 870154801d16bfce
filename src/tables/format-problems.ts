import { groupBy } from "../core/group-by";
import { visibleText } from "./xlsx/cell-text";
import { counted } from "../text/format";
import type { FileCheck, Problem } from "./problems";

/**
 * The report of a file that cannot be used: every kind of problem with its place, value, rule and remedy, then the
 * warnings. Plain text; whatever is in a cell is made harmless.
 *
 * @param consequence what the problems keep from being done.
 */
export function formatRefusal(check: FileCheck, consequence: string): string {
  return formatReport({
    ...check,
    verdict: `${counted(check.problemCount, "problem").text}; ${consequence}`,
  });
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

function section(title: string, problems: readonly Problem[]): string[] {
  const kinds = groupBy(problems, ({ sheet, column, legal }) => JSON.stringify([sheet, column, legal]));
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
