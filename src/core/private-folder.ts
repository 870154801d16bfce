import { DAY } from "./day";
import { digestOf } from "./digest";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** What the temporary folders of this program begin with. */
const PREFIX = "champo-";
const NAME = /^champo-[a-z]+-(\d+)-([0-9a-f]{4})-/;
/** A folder of another machine, on a disk that both use, is left alone for so long. */
const FOREIGN_DAYS = 7;

const swept = new Set<string>();

/**
 * Makes a folder for temporary files that only this user can enter. Its name says which process of which machine it belongs to, so
 * that the next run can remove what a killed one left behind; the first folder of a process in a place does so.
 *
 * @param kind what it is for, in small letters: `run`, `kernel`.
 * @param place where it is made; default the system's folder for temporary files.
 */
export function makePrivateFolder(kind: string, place = os.tmpdir()): string {
  if (!swept.has(place)) removeLeftovers(place);
  swept.add(place);
  return fs.mkdtempSync(path.join(place, `${PREFIX}${kind}-${process.pid}-${machine()}-`));
}

/**
 * Removes the temporary folders of processes that are gone: a killed run leaves a copy of the user's data and the key of its
 * kernel.
 *
 * @returns how many were removed.
 */
export function removeLeftovers(folder = os.tmpdir()): number {
  let removed = 0;
  for (const name of fs.readdirSync(folder)) {
    const [, process, from] = NAME.exec(name) ?? [];
    if (process === undefined) continue;
    const place = path.join(folder, name);
    const state = fs.lstatSync(place, { throwIfNoEntry: false });
    if (state === undefined || !state.isDirectory() || state.uid !== os.userInfo().uid) continue;
    const old = Date.now() - state.mtimeMs > FOREIGN_DAYS * DAY;
    if (from === machine() ? isAlive(Number(process)) : !old) continue;
    fs.rmSync(place, { recursive: true, force: true });
    removed++;
  }
  return removed;
}

function machine(): string {
  return digestOf(os.hostname()).slice(0, 4);
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
