import type { CellContext } from "./cell-content";
import { findEntry, type Container } from "./zip/container";
import { dateStyles } from "./date-styles";
import { LIMITS } from "./limits";
import type { PackageIndex, SheetPart } from "./package-index";
import type { ProblemLog } from "../problem-log";
import { tagsOfPart } from "./relations";
import { sharedTexts } from "./shared-texts";
import type { MergedCells, SheetRow } from "./sheet-row";
import { sheetFindings, type SheetFinding } from "./sheet-xml";

/** Who takes what is read of the sheets, each with its place among them. */
export interface SheetListener {
  /** Rows without cells may be among them. */
  readonly row: (sheet: number, row: SheetRow) => void;
  /** Called after the rows of the sheet. */
  readonly merged?: (sheet: number, cells: MergedCells) => void;
}

const SAVE_AGAIN = "Open the file in a spreadsheet program and save it again";

/**
 * Reads the rows of the given sheets, sheet after sheet, in Node and in a page: formulas by their cached values, days where
 * a cell's format is one of days. One part at a time is unpacked, and its text is read in pieces.
 *
 * @returns how many of the sheets were read to their end; after a damaged one, the rest are not read.
 * Cost O(bytes).
 */
export function readSheetRows(
  container: Container,
  index: PackageIndex,
  sheets: readonly SheetPart[],
  problems: ProblemLog,
  listener: SheetListener,
): number {
  const before = problems.count;
  const tagsOf = (path: string | null) => (path === null ? null : tagsOfPart(container, path, problems));
  const isDate = dateStyles(tagsOf(index.styles) ?? []);
  const texts = sharedTexts(tagsOf(index.sharedStrings) ?? [], LIMITS.texts);
  if (problems.count > before) return 0;
  const context: CellContext = { texts, isDate, from1904: index.from1904 };
  const counted = { rows: 0, cells: 0 };
  for (const [i, sheet] of sheets.entries()) {
    const tags = tagsOf(sheet.path);
    if (tags === null) {
      if (findEntry(container, sheet.path) === undefined)
        problems.add({
          sheet: sheet.name,
          value: `no part "${sheet.path}" in the file`,
          legal: "the sheet's cells",
          remedy: SAVE_AGAIN,
        });
      return i;
    }
    for (const finding of sheetFindings(tags, context, LIMITS.cells)) {
      if ("row" in finding) {
        counted.rows++;
        counted.cells += finding.cellCount;
        if (counted.rows > LIMITS.rows || counted.cells > LIMITS.cells) {
          refuseSize(sheet.name, problems);
          return i;
        }
        listener.row(i, finding.row);
      } else if ("merged" in finding) listener.merged?.(i, finding.merged);
      else if (report(finding, sheet.name, problems) === "ends") return i;
    }
  }
  return sheets.length;
}

function refuseSize(sheet: string, problems: ProblemLog): void {
  problems.add({
    sheet,
    value: `more than ${LIMITS.rows} rows or ${LIMITS.cells} cells up to this sheet`,
    legal: `at most ${LIMITS.rows} rows and ${LIMITS.cells} cells, empty ones included`,
    remedy: "Delete what is not needed, and the formatted empty rows below the table",
  });
}

function report(
  finding: Extract<SheetFinding, { readonly dangling: unknown } | { readonly broken: unknown }>,
  sheet: string,
  problems: ProblemLog,
): "ends" | "goes on" {
  if ("dangling" in finding) {
    const { row, text } = finding.dangling;
    problems.add({
      sheet,
      row,
      value: `a cell with the shared text number "${text.trim().slice(0, 20)}", which the file does not hold`,
      legal: "shared texts that are in the file",
      remedy: SAVE_AGAIN,
    });
    return "goes on";
  }
  problems.add({
    sheet,
    value:
      finding.broken === "end"
        ? "XML that ends before its end"
        : "XML that cannot be read (a cell or a row that does not end)",
    legal: finding.broken === "end" ? "the sheet's cells" : "a sheet as spreadsheet programs write it",
    remedy: SAVE_AGAIN,
  });
  return "ends";
}
