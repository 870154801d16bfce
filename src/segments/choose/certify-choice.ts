import { InputError } from "../../core/input-error";
import { requireWhole } from "../../core/require-whole";
import { randomSource, sampleWithoutReplacement } from "../../math/distributions/random";
import { selectRows, type Observations } from "../../math/linear/observations";
import { certify, type Certificate, type CertifyOptions } from "../../validity/certify/certificate";
import { whatWouldChange, type VerdictChange } from "../../validity/certify/what-would-change";
import { FEW_REPETITIONS } from "../../validity/how-many/check-effort";
import { segmentationMethod } from "../segmentation-method";
import type { SegmentationChoice } from "./choose-segmentation";

/** The certificate of a choice, with what would change its verdict. */
export interface ChoiceCertificate extends Certificate {
  /** Customers in each set that was judged. */
  readonly rows: number;
  /** Customers that were segmented. */
  readonly customers: number;
  readonly change: VerdictChange;
}

/** Options of `certifyChoice`. */
export interface CertifyChoiceOptions extends Omit<CertifyOptions, "competitors"> {
  /** Sets are made of so many customers at most, drawn at random; default 300. A rule that finds groups among them finds them among more. */
  readonly mostRows?: number;
}

/** Customers in a set, at most: a set of 500 takes twice as long, one of 2,000 forty times. */
const MOST_ROWS = 300;

/**
 * Tries the rule by which a segmentation was chosen, with all methods that competed, on data made from the study's own: see
 * `certify`. Few sets are a preview, with wide intervals; each is judged with a tenth of the repetitions unless `rule` says otherwise.
 *
 * @throws InputError for a choice whose method was not judged. Cost as `certify`.
 * @example certifyChoice(choice, { falseAlarmSets: 12, powerSets: 4, seed: 7 }).falseAlarms.interval
 */
export function certifyChoice(
  { judged, method, k, segmentation }: Pick<SegmentationChoice, "judged" | "method" | "k" | "segmentation">,
  options: CertifyChoiceOptions,
): ChoiceCertificate {
  const { mostRows = MOST_ROWS, ...certified } = options;
  requireWhole(mostRows, "certifyChoice(mostRows)", 4);
  const own = judged.find((each) => each.method.name === method);
  const verdict = own?.scorecard.decision.verdicts.find((each) => each.k === k);
  if (own === undefined || verdict === undefined) {
    throw new InputError({
      where: "certifyChoice(choice)",
      what: `${method} with ${k} segments`,
      legal: "a method and number that were judged",
    });
  }
  const tried = triedRows(segmentation, mostRows, options.seed ?? 0);
  const { cluster } = segmentationMethod(segmentation);
  const certificate = certify(
    tried.x,
    { labels: tried.labels, cluster, k: segmentation.k },
    {
      rule: FEW_REPETITIONS,
      ...certified,
      // The one chosen first: where it supports its number, the others need not be asked.
      competitors: [own, ...judged.filter((each) => each !== own)].map((each) => each.method.cluster),
    },
  );
  return Object.freeze({
    ...certificate,
    rows: tried.x.rows,
    customers: segmentation.features.rows,
    change: whatWouldChange(verdict),
  });
}

/** The customers that sets are made of: all, or a random sample of the segmentation. */
function triedRows(
  { features, labels }: SegmentationChoice["segmentation"],
  mostRows: number,
  seed: number,
): { readonly x: Observations; readonly labels: ArrayLike<number> } {
  if (features.rows <= mostRows) return { x: features, labels };
  const rows = sampleWithoutReplacement(randomSource(seed), features.rows, mostRows).sort();
  return { x: selectRows(features, rows), labels: Int32Array.from(rows, (row) => labels[row]) };
}
