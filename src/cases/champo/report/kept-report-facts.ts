import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { pathState } from "../../../core/path-state";
import { keep, readKept } from "../../../notebook/run/kept-file";
import { installedPackages, libraryDigest } from "../../../notebook/run/run-cache";
import { SEGMENTS_FILE } from "../../../study/segments-schema";
import type { Workbook, WorkbookSource } from "../workbook/tables";
import type { ReportFacts } from "./report-facts";

/** A workbook that is read only where it must be. */
export interface WorkbookAtHand extends Pick<WorkbookSource, "fileName" | "fingerprint"> {
  readonly read: () => Workbook | Promise<Workbook>;
}

/**
 * What a report says of a workbook, from an earlier report of the same: the file and its name, the seed, what `segments.json` holds,
 * the chapters, the library, its packages and Node.js. Otherwise the workbook is read, which takes a second, and kept are no
 * more than the figures that are in the report.
 *
 * @param library a digest of the library as it is now.
 * @param keptIn the folder of what earlier reports have kept; default that of this installation.
 */
export async function keptReportFacts(
  { fileName, fingerprint, read }: WorkbookAtHand,
  settings: { readonly seed: number; readonly outputFolder: string },
  chapters: readonly string[],
  library: string,
  keptIn?: string,
): Promise<ReportFacts> {
  const keyWith = (code: string): readonly string[] => [
    ...[fileName, fingerprint, String(settings.seed)],
    pathState(path.join(settings.outputFolder, SEGMENTS_FILE), "content"),
    JSON.stringify(chapters),
    ...[code, installedPackages(), process.version, process.arch],
  ];
  const key = keyWith(library);
  const kept = readKept("facts", key, keptIn);
  if (kept !== undefined) return deserialize(Buffer.from(kept, "base64")) as ReportFacts;
  const { reportFacts } = await import("./report-facts.js");
  const facts = reportFacts(await read(), settings, chapters);
  // A build or a run in the meantime: nobody knows of which files this was made.
  if (keyWith(libraryDigest()).every((part, i) => part === key[i]))
    keep("facts", key, serialize(facts).toString("base64"), keptIn);
  return facts;
}
