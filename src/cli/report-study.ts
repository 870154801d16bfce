import path from "node:path";
import {
  PRINTED_GENERAL_STUDY,
  WHOLE_GENERAL_STUDY,
  WORD_GENERAL_STUDY,
  writeGeneralReport,
} from "../cases/general/general-report";
import { InputError } from "../core/input-error";
import { requireWritableFolder } from "../core/require-writable";
import { describedStudy, requireStudyFile } from "../study/description/described-study";
import { segmentsOfFolder } from "../study/segments-of-folder";
import { printStudy } from "./print-study";
import { megabytes, shown, typed } from "./shown";
import { writeWord } from "./deliver/write-word";

/**
 * `champo report FOLDER`: writes the report of a study's folder again from its executed notebooks; prints it, too.
 *
 * @returns the exit code: 0 done, 1 where there is no browser to print with.
 * @throws InputError for a folder without a study, and where its notebooks were not run on these data.
 */
export async function reportStudy(
  folder: string,
  { pdf = false, word = false }: { readonly pdf?: boolean; readonly word?: boolean },
): Promise<number> {
  const file = requireStudyFile(folder);
  const place = path.dirname(path.resolve(file));
  const study = await describedStudy(file, { outputFolder: place });
  requireRun(place, study.fingerprint);
  const places = { notebooks: path.join(place, "notebooks"), report: path.join(place, "report") };
  requireWritableFolder(places.report);
  const exported = await writeGeneralReport(study, places);
  console.log(`Report: ${shown(exported.index)} (${megabytes(exported.bytes)}). Open it in a browser.`);
  if (word) await writeWord(exported, path.join(places.report, WORD_GENERAL_STUDY));
  return pdf ? printStudy(places.report, WHOLE_GENERAL_STUDY, PRINTED_GENERAL_STUDY) : 0;
}

/** The notebooks of the folder must have been run on the data that study.yaml describes. */
function requireRun(folder: string, fingerprint: string): void {
  const segments = segmentsOfFolder(folder);
  if (segments?.source === fingerprint) return;
  throw new InputError({
    where: `folder "${shown(folder)}"`,
    what: segments === null ? "no finished run" : "a run on other data, or before study.yaml was changed",
    legal: "a study whose notebooks were run on these data",
    remedy: `Run it: npx champo run ${typed(folder)}`,
  });
}
