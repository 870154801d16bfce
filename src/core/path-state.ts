import fs from "node:fs";
import { digestOf } from "./digest";

/** How closely a place is looked at: whether it is there, which names are in it, what is in it. */
export type Look = "kind" | "names" | "content";

/**
 * What a look at a place finds, as a text: equal texts, equal findings.
 *
 * @returns `absent`, `file`, `folder` or `other`; for `names` of a folder its names, for `content` of a file its digest.
 * @throws Error of the file system where it cannot be looked at.
 *
 * @example pathState("data", "names") // "folder a.csv/b.csv"
 */
export function pathState(place: string, look: Look): string {
  try {
    const state = fs.statSync(place, { throwIfNoEntry: false });
    if (state?.isDirectory())
      return look === "names" ? `folder ${fs.readdirSync(place).sort().join("/")}` : "folder";
    if (state?.isFile()) return look === "content" ? `file ${digestOf(fs.readFileSync(place))}` : "file";
    return state === undefined ? "absent" : "other";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return "absent";
    throw error;
  }
}
