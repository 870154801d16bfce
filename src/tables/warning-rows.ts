import { count, type Quantity } from "../text/format";
import type { Problem } from "./problems";

/** A warning of a file as a row to be shown. */
export interface WarningRow {
  readonly column: string;
  readonly row: string;
  readonly found: string;
  readonly expected: string;
  readonly "what to do": string;
  /** How many there are of the same kind. */
  readonly times: Quantity;
}

/**
 * Warnings as rows, one for each kind: the first of it, and how many there are.
 *
 * @example warningRows(study.warnings).length // 4
 */
export function warningRows(warnings: readonly Problem[]): readonly WarningRow[] {
  const kinds = new Map(warnings.map((each) => [`${each.column} ${each.legal}`, each] as const).reverse());
  return [...kinds.values()].reverse().map(({ column, row, value, legal, remedy, ofKind }) =>
    Object.freeze({
      column: column ?? "",
      row: row === null ? "" : String(row),
      found: value,
      expected: legal,
      "what to do": remedy,
      times: count(ofKind),
    }),
  );
}
