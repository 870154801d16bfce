import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Writes a file so that a reader, or a run that is cut short, sees either the old content or the whole new one:
 * the content goes to a file beside it, which then takes its name. Missing folders are made.
 */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    fs.writeFileSync(beside, content);
    fs.renameSync(beside, file);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}
