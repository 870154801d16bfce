import { accountSilence } from "../../src/value/account-silence";
import { CHAMPO_ADVICE } from "../../src/cases/champo/advice/champo-advice";
import { allocateCells } from "../../src/cases/champo/samples/cell-allocation";
import { crossedConversion } from "../../src/cases/champo/samples/crossed-conversion";
import { recommend } from "../../src/advice/recommend";
import { silenceReturns } from "../../src/value/silence-returns";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { profileSegments } from "../../src/segments/profiles/profile-segments";
import { once } from "../lanes/once";
import { segmentedStudy, type SegmentedStudy } from "../segments/study-of-seed";

/** All that the tenth notebook stands on, for a synthetic workbook of a seed. */
export function studyAdvice(seed: number, clusters: number): StudyAdvice {
  return once(`advice of seed ${seed} in ${clusters}`, () => advise(seed, clusters));
}

export type StudyAdvice = ReturnType<typeof advise>;

function advise(seed: number, clusters: number) {
  const study = segmentedStudy(seed, clusters);
  const { profiles } = profileSegments(study.segmentation, seed);
  const names = nameSegments(study.segmentation, study.lexicon);
  const { base, lines, lexicon } = study;
  const { conversion, ...plan } = once(`plan of seed ${seed}`, () => planOfSeed(seed, study));
  const status = "constructed" as const;
  const basis = { profiles, names, base, lines, lexicon, ...plan, status };
  return { ...study, ...basis, conversion, recommendations: recommend(basis, CHAMPO_ADVICE) };
}

/** What does not depend on the segments. */
function planOfSeed(seed: number, { lines, workbook }: Pick<SegmentedStudy, "lines" | "workbook">) {
  const silence = accountSilence(lines);
  const returns = silenceReturns(lines, silence);
  const hold = silence.filter(({ state }) => state !== "active").map(({ customer }) => customer);
  const conversion = crossedConversion(workbook.samples, { seed });
  return { silence, returns, conversion, allocation: allocateCells(conversion, { seed, hold }) };
}
