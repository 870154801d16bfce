import type { FoundCell } from "../raw-table";

/** True for a cell that nobody would see: empty, or spaces. A formula that failed is not blank. */
export function isBlank(cell: FoundCell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === "string" && !isPrinted(cell.charCodeAt(0)) && cell.trim() === "";
}

/** Most cells begin with a letter of ASCII that is no space: they need not be trimmed. */
function isPrinted(letter: number): boolean {
  return letter > 32 && letter < 128;
}
