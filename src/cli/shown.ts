import path from "node:path";
import { quotedPath } from "../text/quoted-path";

/** A path as the user would type it. */
export function shown(file: string): string {
  const short = path.relative(process.cwd(), file);
  return short === "" ? "." : short.startsWith("..") ? file : short;
}

/** A path as the user would type it in a command. */
export function typed(file: string): string {
  return quotedPath(shown(file));
}

/** How large a file is, for a sentence. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
