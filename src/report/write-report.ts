import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { PAGE_MARK } from "./pages/page";

/** A file of the report. */
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Writes the pages into the folder: first all of them into a temporary folder next to it, then each takes its name. Pages of an
 * earlier report that this one no longer has are removed; any other file in the folder is left alone.
 *
 * @param pages Text by file name.
 */
export function writeReport(folder: string, pages: ReadonlyMap<string, string>): readonly WrittenFile[] {
  mkdirSync(folder, { recursive: true });
  const beside = mkdtempSync(`${path.resolve(folder)}-`);
  try {
    for (const [name, text] of pages) writeFileSync(path.join(beside, name), text);
    for (const name of pages.keys()) renameSync(path.join(beside, name), path.join(folder, name));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!pages.has(name) && name.endsWith(".html") && isOurs(file)) rmSync(file);
  }
  return [...pages.keys()].map((name) => {
    const file = path.join(folder, name);
    return Object.freeze({ file, bytes: statSync(file).size });
  });
}

function isOurs(file: string): boolean {
  const start = Buffer.alloc(PAGE_MARK.length);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.toString() === PAGE_MARK;
}
