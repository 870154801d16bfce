import path from "node:path";
import { caseNamed, readStudy } from "../../cases/cases";
import { requireStudyFile, studyFileOf } from "../../study/description/described-study";
import { PROJECT_FOLDER } from "../../study/settings";
import { standingText } from "../../study/method-lines";
import type { SegmentedStudy } from "../../study/segmented-study";
import type { Study } from "../../study/study";
import { studyRemarks } from "../../study/study-remarks";
import { writeResult } from "../result-file";
import { shown } from "../shown";

/** What all commands that deliver files of a study are given. */
export interface DeliverySettings {
  readonly data?: string;
  readonly seed?: number;
  /** The folder to write to. */
  readonly out?: string;
}

/** The settings with the study's folder as its data. @throws InputError where the folder holds none. */
export function dataOfFolder<Settings extends DeliverySettings>(
  folder: string | undefined,
  settings: Settings,
): Settings {
  if (folder === undefined) return settings;
  return { ...settings, data: path.dirname(requireStudyFile(folder)) };
}

/** Where a command writes: `export/` in the study's folder, else `out/export` in the project's folder. */
export function deliveryFolder({ data, out }: DeliverySettings): string {
  if (out !== undefined) return path.resolve(out);
  const file = data === undefined ? null : studyFileOf(data);
  return file === null
    ? path.join(PROJECT_FOLDER, "out", "export")
    : path.join(path.dirname(path.resolve(file)), "export");
}

/** The study that a command delivers files of. @throws InputError for data that cannot be used. */
export function deliveredStudy({ data, seed }: Pick<DeliverySettings, "data" | "seed">): Promise<Study> {
  return readStudy({
    ...(data === undefined ? {} : { data: path.resolve(data) }),
    ...(seed === undefined ? {} : { seed }),
  });
}

/** Says on the terminal what a reader must know before anything else of the segments. */
export function sayRemarks(segmented: SegmentedStudy): void {
  const { status } = segmented.segmentation;
  if (status !== "supported") console.log(standingText(segmented.segmentation));
  for (const { text } of studyRemarks(segmented)) console.log(text);
}

/** A file that a command delivers: its name, before which the case puts a part of its own, and what is in it. */
type DeliveredFile = readonly [name: string, content: string | Uint8Array];

/** Writes files into a folder, each whole, and says so on the terminal. */
export function writeDelivered(folder: string, { kind }: Study, files: readonly DeliveredFile[]): void {
  const { filePrefix } = caseNamed(kind);
  for (const [name, content] of files) {
    const file = path.join(folder, `${filePrefix}${name}`);
    writeResult(file, content);
    console.log(`wrote ${shown(file)}`);
  }
}

/** A day of the data, so that the same data give the same bytes; the zip format begins in 1980. */
export function studyDay({ base }: Study): Date {
  return new Date(base.asOf ?? "2020-01-01");
}
