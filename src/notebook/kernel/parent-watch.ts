/*
 * A thread of the kernel that ends the whole kernel when the process it serves is gone, however that ended and whatever
 * the kernel is busy with. A thread, because a cell in an endless loop never lets the main one look.
 */
import fs from "node:fs";
import path from "node:path";
import { workerData } from "node:worker_threads";
import { endMarked, MARK } from "./end-marked";

const EVERY_MS = 500;
const { parent, connectionFile } = workerData as { parent: number; connectionFile: string | null };
const isChild = process.ppid === parent;

function gone(): boolean {
  // A dead parent's children are handed on at once, while its number may live on: as a zombie, or for another process.
  if (isChild && process.platform !== "win32") return process.ppid !== parent;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

setInterval(() => {
  if (!gone()) return;
  // A connection file means that our own client started this kernel: in a private folder, and as a group of its own.
  if (connectionFile !== null) {
    fs.rmSync(path.dirname(connectionFile), { recursive: true, force: true });
    const mark = process.env[MARK];
    if (mark !== undefined) endMarked(mark);
    if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  }
  process.kill(process.pid, "SIGKILL");
}, EVERY_MS);
