/** What exports of segments and scores write next to the columns of the data; a test holds these names to those of the export. */
const OURS: readonly string[] = [
  "segment name",
  "place",
  "confidence",
  "share of value",
  "silhouette",
  "stays in its segment",
  "runner-up",
  "nearest neighbour",
  "smallest change that would move it",
];
/** Names that many tables have, too. */
const COMMON: readonly string[] = ["segment", "name", "distance"];
/** One such name may be the user's own; so many, with a segment, are an export that was read again. */
const LEAST = 2;

/**
 * The columns of a table that an export of this program wrote, where it is one: clustered again they would give back the
 * segments that are in them.
 *
 * @param columns the table's headers.
 * @returns none where the table has no column `segment`, or only one more of these names.
 * @example exportedColumns(["customer", "revenue", "segment", "silhouette", "place"]).size // 3
 */
export function exportedColumns(columns: readonly string[]): ReadonlySet<string> {
  const found = OURS.filter((name) => columns.includes(name));
  const isExport = columns.includes("segment") && found.length >= LEAST;
  return new Set(isExport ? [...COMMON.filter((name) => columns.includes(name)), ...found] : []);
}
