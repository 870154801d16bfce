import { existsSync } from "node:fs";
import path from "node:path";
import { readNamedFile } from "../core/place-problem";
import { parseSegmentsFile, SEGMENTS_FILE, type SegmentsFile } from "./segments-schema";

/** The segments that a run wrote into a folder; null where there is no file of them, or one of another version. */
export function segmentsOfFolder(folder: string): SegmentsFile | null {
  const file = path.join(folder, SEGMENTS_FILE);
  const parsed = existsSync(file) ? parseSegmentsFile(readNamedFile(file)) : null;
  return parsed !== null && "segments" in parsed ? parsed.segments : null;
}
