import { zipSync, type Zippable } from "fflate";
import { packageParts } from "./package-parts";
import { sheetContents } from "./sheets";
import { writeFileAtomically } from "../../../../core/write-file-atomically";
import { synthesise, type SyntheticWorkbook } from "./synthesise";
import type { WorkbookTraits } from "./traits/traits";

/**
 * Writes a synthetic workbook, and next to it the planted truth as `NAME.truth.json`. Equal seeds give
 * equal bytes on every machine: dates are fixed, and the compression is JavaScript of a pinned version,
 * where that of Node differs between its releases.
 *
 * @param file path of the .xlsx to write; an existing file is replaced.
 * @param options.seed a whole number from 0 to 2^32 - 1.
 * @param options.traits traits of real workbooks to plant; default none.
 * @returns the paths written: the workbook, then its truth.
 * @throws InputError when the seed is not such a number.
 */
export function writeSyntheticWorkbook(
  file: string,
  options: { readonly seed: number; readonly traits?: WorkbookTraits },
): string[] {
  const workbook = synthesise(options);
  const truthFile = `${file.replace(/\.xlsx$/i, "")}.truth.json`;
  writeFileAtomically(file, packSyntheticWorkbook(workbook));
  writeFileAtomically(truthFile, `${JSON.stringify(workbook.truth, null, 2)}\n`);
  return [file, truthFile];
}

/** The bytes of a synthetic workbook's .xlsx. */
export function packSyntheticWorkbook(workbook: SyntheticWorkbook): Uint8Array {
  const parts = packageParts(sheetContents(workbook));
  // The zip format stores local wall-clock time, so local fields give the same bytes in every time zone.
  const mtime = new Date(2020, 1, 15);
  const zippable: Zippable = {};
  for (const [path, bytes] of parts) zippable[path] = [bytes, { mtime, level: 6 }];
  return zipSync(zippable);
}
