import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The SHA-256 of some content, in hexadecimal. @example digestOf("a").slice(0, 8) // "ca978112" */
export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * One digest of the files below a folder, by name and content.
 *
 * @param wanted whether a file counts, by its path from the folder.
 */
export function digestOfFiles(folder: string, wanted: (file: string) => boolean): string {
  const hash = createHash("sha256");
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(wanted).sort();
  for (const name of names) {
    const file = path.join(folder, name);
    if (fs.statSync(file).isFile()) hash.update(`${name}\n${digestOf(fs.readFileSync(file))}\n`);
  }
  return hash.digest("hex");
}
