import { SHEETS } from "./schema";

/**
 * True where most sheets have the names of a workbook in the Champo format.
 *
 * @param sheets the names of a workbook's sheets.
 * @example isChampoWorkbook(["Data Order ONLY"]) // false
 */
export function isChampoWorkbook(sheets: readonly string[]): boolean {
  const known = SHEETS.filter((schema) => sheets.some((name) => name.trim() === schema.name.trim()));
  return known.length * 2 > SHEETS.length;
}
