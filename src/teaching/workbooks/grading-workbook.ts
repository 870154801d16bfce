import { digestOf } from "../../core/digest";
import fs from "node:fs";
import path from "node:path";
import { makePrivateFolder } from "../../core/private-folder";
import { CHECKED_WORKBOOK, lendChecked } from "../../cases/champo/workbook/checked-workbook";
import { choiceFor, saveSegments } from "../../study/segments-file";
import { SEGMENTS_FILE } from "../../study/segments-schema";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { champoStudy } from "../../cases/champo/champo-study";
import { filesOf } from "../../study/description/data-files";
import { describedStudy, studyFileOf } from "../../study/description/described-study";
import { fittedStudy, sampledStudy } from "../../study/sampled-study";
import { writeSampleOfStudy } from "./sample-of-study";
import { DEFAULT_SEED, settingsToEnvironment } from "../../study/settings";
import type { Study } from "../../study/study";
import { SYNTHETIC_WORKBOOK } from "../../cases/champo/workbook/find";
import { readWorkbook } from "../../cases/champo/workbook/read";
import { requireWorkbook } from "../../cases/champo/workbook/require-workbook";
import { packSyntheticWorkbook, synthesise } from "../../cases/champo/workbook/synthesise";

/**
 * Where a workbook comes from: made from a seed; a file of the instructor's own, or the `study.yaml` of any customers; or a
 * sample, drawn by a seed, of the customers of such a study.
 */
export type WorkbookSource = { readonly seed: number } | { readonly file: string } | StudySample;

/** A sample of the customers of a study: its `study.yaml`, and what the sample is drawn from. */
export interface StudySample {
  readonly study: string;
  readonly seed: number;
}

/** The source that a seed draws: a sample of a study's customers where there is one, else a synthetic workbook. */
export function drawnSource(seed: number, study: string | undefined): WorkbookSource {
  return study === undefined ? { seed } : { seed, study };
}

/** A workbook that submissions are graded on. */
export interface GradingWorkbook {
  /** For people and for fingerprints: "synthetic, seed 11", or a file's name with a hash of its content. */
  readonly name: string;
  /** What a submission may read of it: the workbook, its checked form, the chosen segmentation. */
  readonly files: readonly string[];
  /** The environment by which a study finds them. */
  readonly env: Readonly<Record<string, string>>;
  /** The study of it, with its chosen segmentation where the study looks for it. */
  readonly study: Study;
}

/**
 * Makes or takes the workbooks that submissions are graded on; reads and checks each once, and chooses its segmentation
 * once, for all submissions. They lie in temporary folders that end with the work.
 *
 * @param keptIn A folder for synthetic workbooks and for segmentations, which take seconds to make: they are taken from
 *   there next time.
 * @returns What `work` returns.
 * @throws InputError for a file that is no workbook of the format.
 */
export async function withGradingWorkbooks<Result>(
  sources: readonly WorkbookSource[],
  keptIn: string,
  work: (workbooks: readonly GradingWorkbook[]) => Promise<Result>,
): Promise<Result> {
  const [first, ...rest] = sources;
  if (first === undefined) return work([]);
  return withGradingWorkbook(first, keptIn, (workbook) =>
    withGradingWorkbooks(rest, keptIn, (others) => work([workbook, ...others])),
  );
}

async function withGradingWorkbook<Result>(
  source: WorkbookSource,
  keptIn: string,
  work: (workbook: GradingWorkbook) => Promise<Result>,
): Promise<Result> {
  const folder = makePrivateFolder("grading");
  try {
    if ("study" in source) {
      const sample = await writeSampleOfStudy(source.study, source.seed, folder);
      const workbook = await workbookOfStudy(sample, keptIn, folder);
      return await work({ ...workbook, name: `a sample of customers, seed ${source.seed}` });
    }
    const file = "file" in source ? studyFileOf(source.file) : null;
    return file === null
      ? await withWorkbook(source, keptIn, folder, work)
      : await work(await workbookOfStudy(path.resolve(file), keptIn, folder));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A workbook of the carpet maker. */
async function withWorkbook<Result>(
  source: Exclude<WorkbookSource, StudySample>,
  keptIn: string,
  folder: string,
  work: (workbook: GradingWorkbook) => Promise<Result>,
): Promise<Result> {
  const data = path.join(folder, "seed" in source ? SYNTHETIC_WORKBOOK : path.basename(source.file));
  const content = "seed" in source ? await packed(source.seed, keptIn) : fs.readFileSync(source.file);
  fs.writeFileSync(data, content);
  const settings = { data, seed: DEFAULT_SEED, outputFolder: path.join(folder, "results") };
  const check = await readWorkbook(data);
  return lendChecked(data, check, (lent) => {
    const study = champoStudy(requireWorkbook(check), { ...settings, warnings: check.warnings });
    const segments = keptSegments(study, keptIn);
    const checked = lent[CHECKED_WORKBOOK] ?? data;
    return work({
      name: "seed" in source ? `synthetic, seed ${source.seed}` : nameOf(source.file, content),
      files: [data, checked, segments],
      env: { ...settingsToEnvironment(settings), ...lent },
      study,
    });
  });
}

/** Customers of any study, read where they lie. */
async function workbookOfStudy(data: string, keptIn: string, folder: string): Promise<GradingWorkbook> {
  const settings = { data, seed: DEFAULT_SEED, outputFolder: path.join(folder, "results") };
  const study = fittedStudy(await describedStudy(data, settings));
  const place = path.dirname(data);
  return {
    name: `${path.basename(place)} (${study.fingerprint.slice(0, 8)})`,
    files: [
      data,
      ...[...study.description.customers, ...study.description.lines].flatMap((each) => filesOf(each, place)),
      keptSegments(study, keptIn),
    ],
    env: settingsToEnvironment(settings),
    study,
  };
}

/** The file of the study's chosen segmentation, where the study looks for it; chosen once, then kept. */
function keptSegments(study: Study, keptIn: string): string {
  const kept = path.join(keptIn, `segments-${study.fingerprint.slice(0, 16)}.json`);
  const segments = path.join(study.outputFolder, SEGMENTS_FILE);
  if (fs.existsSync(kept)) writeFileAtomically(segments, fs.readFileSync(kept));
  else {
    const sample = sampledStudy(study);
    saveSegments(sample, choiceFor(sample));
    writeFileAtomically(kept, fs.readFileSync(segments));
  }
  return segments;
}

/** The bytes of a synthetic workbook, packed once: a hash of its lines is in the name, as another version may draw others. */
async function packed(seed: number, keptIn: string): Promise<Uint8Array> {
  const tables = synthesise({ seed });
  const content = digestOf(JSON.stringify(tables.sales)).slice(0, 16);
  const kept = path.join(keptIn, `workbook-${seed}-${content}.xlsx`);
  if (!fs.existsSync(kept)) writeFileAtomically(kept, await packSyntheticWorkbook(tables));
  return fs.readFileSync(kept);
}

function nameOf(file: string, content: Uint8Array): string {
  const hash = digestOf(content).slice(0, 8);
  return `${path.basename(file)} (${hash})`;
}
