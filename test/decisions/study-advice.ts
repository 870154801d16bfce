import { accountSilence } from "../../src/decisions/account-silence";
import { recommend } from "../../src/decisions/recommend";
import { allocateSamples } from "../../src/decisions/sample-allocation";
import { shrinkConversion } from "../../src/decisions/shrunken-conversion";
import { nameSegments } from "../../src/profiles/name-segments";
import { profileSegments } from "../../src/profiles/profile-segments";
import { conversionRates } from "../../src/sales/conversion";
import { segmentedStudy } from "../profiles/study-of-seed";

/** All that the tenth notebook stands on, for a synthetic workbook of a seed. */
export function studyAdvice(seed: number, clusters: number) {
  const study = segmentedStudy(seed, clusters);
  const { profiles } = profileSegments(study.segmentation, study.descriptors, seed);
  const names = nameSegments(profiles);
  const silence = accountSilence(study.workbook);
  const conversion = shrinkConversion(conversionRates(study.workbook.samples, "customer").groups);
  const allocation = allocateSamples(conversion, { seed });
  const status = "constructed" as const;
  const basis = { profiles, names, customers: study.customers, silence, allocation, status };
  return { ...study, ...basis, conversion, recommendations: recommend(basis) };
}
