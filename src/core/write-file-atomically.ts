import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Writes a file so that a reader, or a run that is cut short, sees either the old content or the whole new one: the content
 * goes to a new file next to it, which then takes its name. Missing folders are made. A link stays a link to the file that
 * is written; permissions stay as they are. A file with several names (hard links) is written in place, since a new file
 * would have one of the names only.
 */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const target = targetOf(file);
  const there = fs.statSync(target, { throwIfNoEntry: false });
  if (there?.isFile() === true) fs.accessSync(target, fs.constants.W_OK);
  if (there?.isFile() === true && there.nlink > 1) {
    fs.writeFileSync(target, content);
    return;
  }
  const next = `${target}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    fs.writeFileSync(next, content);
    if (there !== undefined) fs.chmodSync(next, there.mode & 0o7777);
    fs.renameSync(next, target);
  } catch (error) {
    fs.rmSync(next, { force: true });
    throw error;
  }
}

/** The file that links lead to, though it may not exist yet. */
function targetOf(file: string): string {
  const state = fs.lstatSync(file, { throwIfNoEntry: false });
  if (state?.isSymbolicLink() !== true) return file;
  if (fs.existsSync(file)) return fs.realpathSync(file);
  return path.resolve(path.dirname(file), fs.readlinkSync(file));
}
