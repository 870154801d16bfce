import fs from "node:fs";
import path from "node:path";
import { digestOf } from "../../core/digest";
import { writeFileAtomically } from "../../core/write-file-atomically";

/** Where this installation keeps what comes out the same each time; what was not written for a month is removed by a run. */
export const KEPT_FOLDER = path.resolve(
  __dirname,
  "..",
  "..",
  "..",
  "node_modules",
  ".cache",
  "champo",
  "runs",
);

/**
 * What is kept of an earlier run of the program, as a text.
 *
 * @param name names the kind of thing: `colours`.
 * @param key all that decides what it is: content, versions, own code.
 * @returns undefined where nothing is kept that was made of the same.
 *
 * @example readKept("colours", [source]) ?? keep("colours", [source], coloured(source))
 */
export function readKept(name: string, key: readonly string[], folder = KEPT_FOLDER): string | undefined {
  const file = placeOf(name, key, folder);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

/** Keeps a text for {@link readKept}, and returns it. An installation that cannot be written to works it out each time. */
export function keep(name: string, key: readonly string[], text: string, folder = KEPT_FOLDER): string {
  keepFile(placeOf(name, key, folder), text);
  return text;
}

/** Writes a file that only saves work; a read-only installation only costs the work again. */
export function keepFile(file: string, text: string): void {
  try {
    writeFileAtomically(file, text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason !== "EACCES" && reason !== "EROFS" && reason !== "EPERM") throw error;
  }
}

function placeOf(name: string, key: readonly string[], folder: string): string {
  return path.join(folder, `${name}-${digestOf(JSON.stringify(key)).slice(0, 32)}.txt`);
}
