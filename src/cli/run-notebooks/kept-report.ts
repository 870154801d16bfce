import fs from "node:fs";
import path from "node:path";
import { digestOf, digestOfFiles } from "../../core/digest";
import { pathState } from "../../core/path-state";
import { writeFileAtomically } from "../../core/write-file-atomically";
import type { ExportedReport } from "../../report/export-report";
import type { RunOptions } from "../../notebook/run/run";
import { selectNotebooks } from "../../notebook/run/select-notebooks";

/** What a report is made of, and where. */
export interface ReportSource {
  readonly notebooks: string;
  readonly report: string;
  /** The folder of the compiled library. */
  readonly library: string;
  /** What else decides what is in it: the fingerprint of the data, the seed, versions. */
  readonly settings: readonly string[];
}

/** A report that was written, or left as it is. */
export type ReportAtHand = Pick<ExportedReport, "index" | "bytes" | "unsourced">;

interface Stamp extends ReportAtHand {
  readonly source: string;
  readonly files: string;
}

/**
 * Writes a report, unless the one in its folder was made of the very same notebooks, data, library and settings, and nobody
 * has changed its files since: then it is left as it is.
 *
 * @param kept where a note on the report is kept; without a place, and where all is to be fresh, the report is written each time.
 */
export async function writtenOnce(
  source: ReportSource,
  { cacheFolder = null, fresh = false }: Pick<RunOptions, "cacheFolder" | "fresh">,
  write: () => Promise<ReportAtHand>,
): Promise<ReportAtHand> {
  if (cacheFolder === null) return write();
  const note = path.join(cacheFolder, `report-${digestOf(path.resolve(source.report)).slice(0, 32)}.json`);
  const made = sourceDigest(source);
  const stamp =
    !fresh && fs.existsSync(note) ? (JSON.parse(fs.readFileSync(note, "utf8")) as Stamp) : undefined;
  if (stamp?.source === made && stamp.files === filesOf(source.report)) return stamp;
  fs.rmSync(note, { force: true });
  const { index, bytes, unsourced } = await write();
  const files = filesOf(source.report);
  if (files !== undefined && unsourced.length === 0)
    writeFileAtomically(note, JSON.stringify({ index, bytes, unsourced, source: made, files }));
  return { index, bytes, unsourced };
}

function sourceDigest({ notebooks, library, settings }: ReportSource): string {
  const documents = selectNotebooks(notebooks).map((name) => path.join(notebooks, `${name}.ipynb`));
  return digestOf(
    JSON.stringify([
      settings,
      digestOfFiles(library, (file) => !file.endsWith(".d.ts")),
      documents.map((file) => [file, pathState(file, "content")]),
    ]),
  );
}

/** The files of a folder with their sizes and times; undefined where there is none. */
function filesOf(folder: string): string | undefined {
  if (!fs.existsSync(folder)) return undefined;
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const states = names.map((name) => {
    const { size, mtimeMs } = fs.statSync(path.join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return digestOf(states.join("\n"));
}
