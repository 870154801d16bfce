import { digestOf } from "../../core/digest";
import fs from "node:fs";
import path from "node:path";
import { makePrivateFolder } from "../../core/private-folder";
import { CHECKED_WORKBOOK, lendChecked } from "../../cases/champo/workbook/checked-workbook";
import { chooseSegmentation } from "../../segments/choose/choose-segmentation";
import { saveSegments } from "../../study/segments-file";
import { SEGMENTS_FILE } from "../../study/segments-schema";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { champoStudy, type ChampoStudy } from "../../cases/champo/champo-study";
import { DEFAULT_SEED, settingsToEnvironment } from "../../study/settings";
import { studyFeatures } from "../../study/study";
import { SYNTHETIC_WORKBOOK } from "../../cases/champo/workbook/find";
import { readWorkbook } from "../../cases/champo/workbook/read";
import { requireWorkbook } from "../../cases/champo/workbook/require-workbook";
import { packSyntheticWorkbook, synthesise } from "../../cases/champo/workbook/synthesise";

/** Where a workbook comes from: made from a seed, or a file of the instructor's own. */
export type WorkbookSource = { readonly seed: number } | { readonly file: string };

/** A workbook that submissions are graded on. */
export interface GradingWorkbook {
  /** For people and for fingerprints: "synthetic, seed 11", or a file's name with a hash of its content. */
  readonly name: string;
  /** What a submission may read of it: the workbook, its checked form, the chosen segmentation. */
  readonly files: readonly string[];
  /** The environment by which a study finds them. */
  readonly env: Readonly<Record<string, string>>;
  /** The study of it, with its chosen segmentation where the study looks for it. */
  readonly study: ChampoStudy;
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
    const data = path.join(folder, "seed" in source ? SYNTHETIC_WORKBOOK : path.basename(source.file));
    const content = "seed" in source ? await packed(source.seed, keptIn) : fs.readFileSync(source.file);
    fs.writeFileSync(data, content);
    const settings = { data, seed: DEFAULT_SEED, outputFolder: path.join(folder, "results") };
    const check = await readWorkbook(data);
    return await lendChecked(data, check, async (lent) => {
      const study = champoStudy(requireWorkbook(check), { ...settings, warnings: check.warnings });
      const kept = path.join(keptIn, `segments-${study.fingerprint.slice(0, 16)}.json`);
      const segments = path.join(settings.outputFolder, SEGMENTS_FILE);
      if (fs.existsSync(kept)) writeFileAtomically(segments, fs.readFileSync(kept));
      else {
        saveSegments(study, chooseSegmentation(studyFeatures(study), study.base, { seed: study.seed }));
        writeFileAtomically(kept, fs.readFileSync(segments));
      }
      const checked = lent[CHECKED_WORKBOOK] ?? data;
      return await work({
        name: "seed" in source ? `synthetic, seed ${source.seed}` : nameOf(source.file, content),
        files: [data, checked, segments],
        env: { ...settingsToEnvironment(settings), ...lent },
        study,
      });
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
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
