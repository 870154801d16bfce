import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { parseSegmentsFile, SEGMENTS_FILE, type SegmentsFile } from "./segments-schema";
import { PROJECT_FOLDER } from "./settings";

const RUN_FOLDERS = [PROJECT_FOLDER, path.join(PROJECT_FOLDER, "out")];
const RENEW = "Run `npm start`, or `npx champo run --only 07`: notebook 07 writes the file again";

/**
 * The segmentation to be used: the file named or that of the folder named, else the one that the latest run wrote, into the project's folder or, for
 * data of your own, into `out/`.
 *
 * @param folders where runs write to.
 * @returns the file's path and its content, checked.
 * @throws InputError where there is no such file (the remedy names the command that writes it), and where it is not
 * what `saveSegments` writes.
 */
export function readSegmentsFile(
  named?: string,
  folders: readonly string[] = RUN_FOLDERS,
): { readonly file: string; readonly segments: SegmentsFile } {
  const file = named === undefined ? latest(folders) : segmentsIn(path.resolve(named));
  if (!existsSync(file)) {
    throw new InputError({
      where: named === undefined ? "the segmentation" : "--segments",
      what: named === undefined ? `no ${SEGMENTS_FILE} yet` : `"${named}", which does not exist`,
      legal: `the ${SEGMENTS_FILE} of a run`,
      remedy: named === undefined ? `Run \`npm start\` first: notebook 07 writes it` : RENEW,
    });
  }
  const parsed = parseSegmentsFile(readFileSync(file, "utf8"));
  if ("segments" in parsed) return { file, segments: parsed.segments };
  const { where, what, legal } = parsed.flaw;
  throw new InputError({ where: `${file}, ${where}`, what, legal, remedy: RENEW });
}

/** The file itself, or that of a study's folder. */
function segmentsIn(place: string): string {
  const isFolder = existsSync(place) && statSync(place).isDirectory();
  return isFolder ? path.join(place, SEGMENTS_FILE) : place;
}

function latest(folders: readonly string[]): string {
  const places = folders.map((folder) => path.join(folder, SEGMENTS_FILE));
  const written = places.filter((place) => existsSync(place));
  written.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return written[0] ?? places[0];
}
