import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { readNamedFile } from "../core/place-problem";
import { quotedPath } from "../text/quoted-path";
import { isStudyFolder } from "./description/described-study";
import { parseSegmentsFile, SEGMENTS_FILE, type SegmentsFile } from "./segments-schema";
import { PROJECT_FOLDER } from "./settings";

const RUN_FOLDERS = [PROJECT_FOLDER, path.join(PROJECT_FOLDER, "out")];

/** The command that writes a file of segments: of a study of your own, or of the carpet maker. */
function renewal(file: string): string {
  const folder = path.dirname(file);
  return isStudyFolder(folder)
    ? `Run the study: npx champo run ${quotedPath(folder)}`
    : "Run `npm start`, or `npx champo run --only 07`: notebook 07 writes the file again";
}

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
  if (!existsSync(file)) throw noSegments(named, file);
  const parsed = parseSegmentsFile(readNamedFile(file));
  if ("segments" in parsed) return { file, segments: parsed.segments };
  const { where, what, legal } = parsed.flaw;
  throw new InputError({ where: `${file}, ${where}`, what, legal, remedy: renewal(file) });
}

function noSegments(named: string | undefined, file: string): InputError {
  const legal = `the ${SEGMENTS_FILE} of a run`;
  if (named === undefined) {
    const remedy = "Run `npm start` first: notebook 07 writes it";
    return new InputError({ where: "the segmentation", what: `no ${SEGMENTS_FILE} yet`, legal, remedy });
  }
  const what = existsSync(named) ? `folder "${named}" without one` : `"${named}", which does not exist`;
  return new InputError({ where: "--segments", what, legal, remedy: renewal(file) });
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
