/** How many unused names a remedy lists. */
const LISTED = 8;

/** The end of a remedy when no name is near: the names that are not in use, one of which may be meant. */
export function orRename(unused: readonly string[]): string {
  if (unused.length === 0) return "";
  const names = unused.slice(0, LISTED).map((name) => `"${name}"`);
  const more = unused.length > LISTED ? `, and ${unused.length - LISTED} more` : "";
  return `, or rename the one that holds it; not used so far: ${names.join(", ")}${more}`;
}
