import { strToU8, zipSync } from "fflate";

/** So that equal feedback is an equal zip. */
const DAY_ONE = new Date("2000-01-01T12:00:00");

/**
 * The feedback of a class as one zip: for each student a folder with the name that the submission had, which is how Moodle
 * takes feedback files of many students at once.
 *
 * @param pages The feedback page of each submission, by the name of its folder.
 */
export function feedbackZip(pages: ReadonlyMap<string, string>): Uint8Array {
  const files = [...pages].map(([entry, page]) => [`${entry}/feedback.html`, strToU8(page)] as const);
  return zipSync(Object.fromEntries(files), { mtime: DAY_ONE, level: 9 });
}
