import type { OwnReading, OwnTable } from "./own-table";

/** A company's own workbook format, which the live page may be given a reader for. */
export interface OwnCase {
  /** True for a workbook with these sheets. */
  readonly recognises: (sheets: readonly string[]) => boolean;
  /** Reads it; what is wrong with it comes as a report, nothing is thrown for it. */
  readonly read: (own: OwnTable, bytes: Uint8Array, sheets: readonly string[]) => Promise<OwnReading>;
}
