import os from "node:os";

const KEY = Symbol.for("champo.test.temporary");
const kept = globalThis as { [KEY]?: string };

/** The folder for temporary files that this run of tests was given; single test files have theirs in it. */
export function temporaryFolderOfRun(): string {
  return (kept[KEY] ??= os.tmpdir());
}

/** Makes a folder the one for temporary files, in this process and in all that it starts from now on. */
export function useTemporaryFolder(folder: string): void {
  for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
}
