import type { FoundCell } from "../raw-table";

/** True for a cell that nobody would see: empty, or spaces. A formula that failed is not blank. */
export function isBlank(cell: FoundCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}
