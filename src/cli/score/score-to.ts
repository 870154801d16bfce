import path from "node:path";
import { InputError } from "../../core/input-error";
import { requireWritableFile } from "../../core/require-writable";
import { count, counted, decimal } from "../../text/format";
import { readDescription, studyFileOf } from "../../study/description/described-study";
import { writeSegments } from "../../study/lines/write-segments";
import { readSegmentsFile } from "../../study/read-segments-file";
import { writeResult } from "../result-file";

/** Settings of `champo score STUDY --to TABLE`, as the command line gives them. */
export interface ScoreToSettings {
  /** Another segments.json than that of the study. */
  readonly segments?: string;
  /** The table, with its database before a point. */
  readonly to?: string;
  /** A file for the segments with centres that k-means over all customers has moved. */
  readonly refit?: string;
}

/**
 * `champo score STUDY --to TABLE`: the customers of lines that lie in ClickHouse or in a database of DuckDB are scored there, and their segments written
 * there, into the table that is named.
 *
 * @throws InputError for no study, options that belong to files, and what `writeSegments` refuses.
 */
export async function scoreToCommand(
  file: string | undefined,
  settings: ScoreToSettings & Readonly<Record<string, unknown>>,
): Promise<number> {
  const study = file === undefined ? null : studyFileOf(file);
  const { to, refit } = settings;
  const beside = ["out", "pseudonyms", "as", "dialect", "table", "id"].filter((each) => each in settings);
  if (study === null || to === undefined || beside.length > 0) {
    throw new InputError({
      where: "champo score --to",
      what:
        study === null
          ? "no folder of a study"
          : to === undefined
            ? "no table"
            : `also ${beside.map((each) => `--${each}`).join(", ")}`,
      legal: "the folder of a study, a table, and at most --segments and --refit",
      remedy: "For example: champo score my-shop --to shop.segments",
    });
  }
  const folder = path.dirname(path.resolve(study));
  const { file: segmentsFile, segments } = readSegmentsFile(settings.segments ?? folder);
  if (refit !== undefined) requireWritableFile(refit);
  const description = await readDescription(study);
  const written = await writeSegments(description, folder, segments, to, refit !== undefined);
  const { customers, version, refitted } = written;
  if (refit !== undefined && refitted !== null) {
    writeResult(refit, `${JSON.stringify(written.segments, null, 1)}\n`);
    const share = decimal(refitted.coresetInertia / refitted.inertia, 4).text;
    console.log(
      `k-means over all customers: ${counted(refitted.passes, "pass", "passes").text} after a coreset, whose centres cost ${share} times as much: ${refit}`,
    );
  }
  console.log(
    `${count(customers).text} customers scored by ${path.basename(segmentsFile)} (${segments.method}, ${segments.centers.length} segments, ${segments.status}), version ${version}: table ${to}`,
  );
  return 0;
}
