import { readFile } from "node:fs/promises";
import path from "node:path";
import { InputError } from "../core/input-error";

/** A file that a study or new customers are read from. */
export interface InputFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file whole. @throws InputError where there is none, or it cannot be opened. */
export async function readInputFile(file: string): Promise<InputFile> {
  try {
    return { name: path.basename(file), bytes: await readFile(file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what =
      code === "ENOENT"
        ? "no such file"
        : code === "EISDIR"
          ? "a folder"
          : `a file that cannot be opened (${code})`;
    throw new InputError({ where: `"${file}"`, what, legal: "a workbook or a table of customers" });
  }
}
