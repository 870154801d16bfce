import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { InputError } from "./input-error";
import { explained } from "./place-problem";

/** So much is written to see whether a disk has room. */
const PROBE = Buffer.alloc(65_536);

/**
 * Tries whether files can be written in a folder, before long work whose result goes there. Leaves nothing behind: folders
 * that are missing are made for the trial and removed again, so that a command which then refuses its input has changed
 * nothing.
 *
 * @throws InputError that says why not.
 * @example requireWritableFolder("out/report");
 */
export function requireWritableFolder(folder: string): void {
  const place = path.resolve(folder);
  const probe = path.join(place, `.champo-probe-${randomBytes(4).toString("hex")}`);
  explained(folder, () => {
    const made = fs.mkdirSync(place, { recursive: true });
    try {
      fs.writeFileSync(probe, PROBE);
    } finally {
      fs.rmSync(probe, { force: true });
      if (made !== undefined) removeEmptyFolders(place, path.resolve(made));
    }
  });
}

/** Removes a folder and those above it, up to the highest that was made; stops at one that somebody has filled since. */
function removeEmptyFolders(lowest: string, highest: string): void {
  for (let folder = lowest; folder.startsWith(highest); folder = path.dirname(folder)) {
    try {
      fs.rmdirSync(folder);
    } catch (error) {
      if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return;
      throw error;
    }
  }
}

/**
 * Tries whether a file can be written, before long work whose result it is. Does not change a file that is there.
 *
 * @throws InputError that says why not.
 */
export function requireWritableFile(file: string): void {
  requireWritableFolder(path.dirname(path.resolve(file)));
  explained(file, () => {
    const there = fs.statSync(file, { throwIfNoEntry: false });
    if (there === undefined) return;
    if (there.isDirectory())
      throw new InputError({ where: file, what: "a folder of that name", legal: "the name of a file" });
    fs.accessSync(file, fs.constants.W_OK);
  });
}

/**
 * Tries whether the system's folder for temporary files can be used: runs keep copies of data and sockets in it.
 *
 * @throws InputError that says why not.
 */
export function requireTemporaryFolder(): void {
  const folder = os.tmpdir();
  const where = `the folder for temporary files, ${folder}`;
  const remedy = "Set the environment variable TMPDIR to a folder that can be written to";
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InputError({ where, what: "no such folder", legal: "a folder that can be written to", remedy });
  try {
    requireWritableFolder(folder);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError({ ...error.problem, where, remedy });
  }
}
