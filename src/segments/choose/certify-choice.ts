import { InputError } from "../../core/input-error";
import { certify, type Certificate, type CertifyOptions } from "../../validity/certify/certificate";
import { whatWouldChange, type VerdictChange } from "../../validity/certify/what-would-change";
import { FEW_REPETITIONS } from "../../validity/how-many/check-effort";
import { segmentationMethod } from "../segmentation-method";
import type { SegmentationChoice } from "./choose-segmentation";

/** The certificate of a choice, with what would change its verdict. */
export interface ChoiceCertificate extends Certificate {
  readonly change: VerdictChange;
}

/**
 * Tries the rule by which a segmentation was chosen, with all methods that competed, on data made from the study's own: see
 * `certify`. Few sets are a preview, with wide intervals; each is judged with a tenth of the repetitions unless `rule` says otherwise.
 *
 * @throws InputError for a choice whose method was not judged. Cost as `certify`.
 * @example certifyChoice(choice, { falseAlarmSets: 12, powerSets: 4, seed: 7 }).falseAlarms.interval
 */
export function certifyChoice(
  { judged, method, k, segmentation }: Pick<SegmentationChoice, "judged" | "method" | "k" | "segmentation">,
  options: Omit<CertifyOptions, "competitors">,
): ChoiceCertificate {
  const own = judged.find((each) => each.method.name === method);
  const verdict = own?.scorecard.decision.verdicts.find((each) => each.k === k);
  if (own === undefined || verdict === undefined) {
    throw new InputError({
      where: "certifyChoice(choice)",
      what: `${method} with ${k} segments`,
      legal: "a method and number that were judged",
    });
  }
  const { features, labels } = segmentation;
  const { cluster } = segmentationMethod(segmentation);
  const certificate = certify(
    features,
    { labels, cluster, k: segmentation.k },
    {
      rule: FEW_REPETITIONS,
      ...options,
      competitors: judged.map((each) => each.method.cluster),
    },
  );
  return Object.freeze({ ...certificate, change: whatWouldChange(verdict) });
}
