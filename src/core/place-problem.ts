import { readFileSync } from "node:fs";
import { InputError } from "./input-error";

/** What the codes of the system's errors about files mean. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "a place where this is not allowed",
  EPERM: "a file or folder that may not be changed",
  EROFS: "a disk that cannot be written to",
  EBUSY: "a file that another program holds open",
  EISDIR: "a folder of that name",
  ENOTDIR: "a path through a file",
  EEXIST: "a path through a file",
  ENOENT: "a file or folder that does not exist",
  ENOSPC: "a disk that is full",
  EDQUOT: "a disk whose quota is used up",
  EFBIG: "a file that is too large for the disk",
  ENAMETOOLONG: "a name that is too long",
  ELOOP: "links that lead in a circle",
  EMFILE: "too many open files",
  EIO: "a disk that does not answer",
};

/**
 * An error of the system about a file or folder, in words.
 *
 * @param place what the user calls the place; default the path that the system names.
 * @param legal what would have been accepted.
 * @returns null for any other error: those are faults of the program and are not to be hidden.
 * @example placeProblem(new Error("no system error")) // null
 */
export function placeProblem(
  error: unknown,
  place?: string,
  legal = "a place that can be used",
): InputError | null {
  if (!(error instanceof Error)) return null;
  const { code = "", path } = error as NodeJS.ErrnoException;
  const where = place ?? path;
  if (!Object.hasOwn(REASONS, code) || where === undefined) return null;
  const missing = code === "ENOENT";
  return new InputError({
    where,
    what: REASONS[code],
    legal: missing ? "a place that exists" : legal,
    remedy: missing ? "Check the path" : "Close it in other programs, free it, or choose another place",
  });
}

/**
 * Writes a file or folder.
 *
 * @throws InputError in words where the system refuses.
 */
export function explained<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw placeProblem(error, place, "a place that can be written to") ?? error;
  }
}

/**
 * The text of a file that a user named.
 *
 * @throws InputError in words where the system refuses, and for a folder.
 */
export function readNamedFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw placeProblem(error, file, "a file that can be read") ?? error;
  }
}
