/** What a shell takes as it is. */
const PLAIN = /^[\p{L}\p{M}\p{N}_@%+=:,./~-]*$/u;

/**
 * A path as it is typed in a command: in quotation marks where a shell would take it apart, or as something else.
 *
 * @param system whose shell it is for, as `process.platform` names it; there a backslash separates folders.
 * @example quotedPath("my shop") // "'my shop'"
 */
export function quotedPath(path: string, system: string = process.platform): string {
  const place = path.startsWith("-") ? `./${path}` : path;
  const windows = system === "win32";
  if (place !== "" && !place.startsWith("~") && PLAIN.test(windows ? place.replaceAll("\\", "/") : place))
    return place;
  return windows ? `"${place}"` : `'${place.replaceAll("'", String.raw`'\''`)}'`;
}
