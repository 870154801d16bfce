import path from "node:path";

/** A path as the user would type it. */
export function shown(file: string): string {
  const short = path.relative(process.cwd(), file);
  return short === "" ? "." : short.startsWith("..") ? file : short;
}

/** How large a file is, for a sentence. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
