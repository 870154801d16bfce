import fs from "node:fs";
import { writeFileAtomically } from "./write-file-atomically";

/**
 * A file that is written only while it is as it was when it was looked at: what somebody saved meanwhile is never
 * overwritten.
 */
export class GuardedFile {
  private known: string | null;

  /** Looks at the file; it may not exist yet. */
  constructor(readonly file: string) {
    this.known = contentOf(file);
  }

  /** What was in the file when it was looked at, or written by this object; null where there was none. */
  get content(): string | null {
    return this.known;
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @returns false, with nothing written, where the file has been changed or removed since.
   */
  write(content: string): boolean {
    if (contentOf(this.file) !== this.known) return false;
    writeFileAtomically(this.file, content);
    this.known = content;
    return true;
  }
}

function contentOf(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
