import fs from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
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

/** The value that {@link keepLatest} kept last under a name; undefined where it was made of something else. */
export function readLatest(name: string, key: string, folder = KEPT_FOLDER): unknown {
  const file = path.join(folder, `${name}.bin`);
  if (!fs.existsSync(file)) return undefined;
  const kept = fs.readFileSync(file);
  const head = Buffer.from(`${key}\n`);
  return kept.subarray(0, head.length).equals(head) ? deserialize(kept.subarray(head.length)) : undefined;
}

/**
 * Keeps a value in place of the one that was kept before it under the same name: for what changes often.
 *
 * @param key a digest of all that decides what it is, with the version of Node.js, as others may not be able to read the value.
 * The file begins with the key, and the value is read only if the key is the same.
 */
export function keepLatest(name: string, key: string, value: unknown, folder = KEPT_FOLDER): void {
  keepFile(path.join(folder, `${name}.bin`), Buffer.concat([Buffer.from(`${key}\n`), serialize(value)]));
}

/** Writes a file that only saves work; a read-only installation only costs the work again. */
export function keepFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileAtomically(file, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason !== "EACCES" && reason !== "EROFS" && reason !== "EPERM") throw error;
  }
}

function placeOf(name: string, key: readonly string[], folder: string): string {
  return path.join(folder, `${name}-${digestOf(JSON.stringify(key)).slice(0, 32)}.txt`);
}
