import { findEntry, REMEDY_XLSX, type Container } from "./zip/container";
import type { ProblemLog } from "../problem-log";
import { readRelations, tagsOfPart } from "./relations";
import { cellText, xmlText } from "./xml/xml-text";

/** A worksheet of the package: its name and where its XML is. */
export interface SheetPart {
  readonly name: string;
  readonly path: string;
  /** True where a spreadsheet program does not show it. */
  readonly hidden: boolean;
}

/** What the package's own parts say of it. */
export interface PackageIndex {
  readonly sheets: readonly SheetPart[];
  /** True where days are counted from 1904, as old Macintosh workbooks do. */
  readonly from1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/**
 * Which sheets a workbook has, in order, and where: found from the package's relations on, whatever its parts are called.
 *
 * @returns null with the reason in `log`.
 */
export function readPackageIndex(container: Container, log: ProblemLog): PackageIndex | null {
  const before = log.count;
  const workbook = workbookPath(container, log);
  if (workbook === null) return null;
  const relations = readRelations(container, workbook, log);
  const tags = tagsOfPart(container, workbook, log);
  const pathOf = (type: string): string | null =>
    relations.find((relation) => relation.type === type)?.path ?? null;
  const sheets: SheetPart[] = [];
  let from1904 = false;
  for (const tag of tags ?? []) {
    if (tag.kind === "end") continue;
    if (tag.name === "workbookPr") from1904 = ["1", "true"].includes(tag.attribute("date1904"));
    if (tag.name !== "sheet") continue;
    const id = xmlText(tag.attribute("id"));
    const relation = relations.find((each) => each.id === id && each.type === "worksheet");
    if (relation === undefined) continue;
    const state = tag.attribute("state");
    const hidden = state === "hidden" || state === "veryHidden";
    sheets.push({ name: cellText(tag.attribute("name")), path: relation.path, hidden });
  }
  if (log.count > before) return null;
  if (sheets.length === 0) {
    log.add({
      value: "a package without a list of its sheets",
      legal: "an .xlsx workbook",
      remedy: "Open the file in a spreadsheet program and save it again",
    });
    return null;
  }
  return { sheets, from1904, sharedStrings: pathOf("sharedStrings"), styles: pathOf("styles") };
}

const USUAL_WORKBOOK = "xl/workbook.xml";
const OTHER_PACKAGES: readonly (readonly [path: string, what: string])[] = [
  ["xl/workbook.bin", "a binary workbook (.xlsb)"],
  ["word/document.xml", "a Word document"],
  ["ppt/presentation.xml", "a PowerPoint presentation"],
  ["content.xml", "an OpenDocument file (.ods)"],
];

/** The workbook's part: what the package says it is, else the one that nearly all packages have. */
function workbookPath(container: Container, log: ProblemLog): string | null {
  const before = log.count;
  const main = readRelations(container, "", log).find(({ type }) => type === "officeDocument")?.path;
  if (log.count > before) return null;
  const path = [main, USUAL_WORKBOOK].find((each) => each !== undefined && findEntry(container, each));
  const other = OTHER_PACKAGES.find(
    ([each]) => (path === undefined || each === path.toLowerCase()) && findEntry(container, each),
  );
  if (path !== undefined && other === undefined) return path;
  log.add({
    value: other?.[1] ?? "a zip file without a workbook in it",
    legal: "an .xlsx workbook",
    remedy: REMEDY_XLSX,
  });
  return null;
}
