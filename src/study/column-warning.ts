import { sameColumnsFinding } from "../segments/profiles/one-column-finding";
import { segmentsOfFolder } from "./segments-of-folder";

/**
 * The last words of a run: where one column already gives the segments, nobody should use them without knowing it.
 *
 * @param folder where the run's `segments.json` is.
 * @param fingerprint of the file that the run read: segments of another file are none of this run.
 * @returns null where no column gives the segments, and where there are none of this file.
 * @example columnWarning("/project/out", study.fingerprint)
 */
export function columnWarning(folder: string, fingerprint: string): string | null {
  const segments = segmentsOfFolder(folder);
  if (segments?.source !== fingerprint || segments.columnMatches.length === 0) return null;
  return `Before you use the segments: ${sameColumnsFinding(segments.columnMatches).text}`;
}
