import { sumBy } from "../../core/sum";
import type { Segmentation } from "../../segments/segmentation";
import type { Study } from "../../study/study";
import { medianOfDefined } from "../../math/median-of-defined";
import { count, counted, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import { STABILITY_LIMITS } from "../../validity/stability/jaccard-word";
import type { PerCustomerStability } from "../../validity/stability/per-customer-stability";
import type { SpecificationGrid } from "../../validity/stability/specification-grid";
import type { StabilityAcrossK } from "../../validity/stability/stability-across-k";

/** From this adjusted Rand index on, two divisions are moderately alike (Steinley 2004); below, poorly. */
const SIMILAR = 0.65;
/** Who stays in its segment in fewer resamples is in doubt. */
const SURE = 0.75;

/**
 * Whether another analyst would find the same: over all specifications, and over those with the chosen number of clusters, since
 * divisions into two and into six cannot agree however clear the groups are.
 */
export function specificationsFinding(
  { fits, agreement }: Pick<SpecificationGrid, "fits" | "agreement">,
  k: number,
): Finding {
  const typical = medianOfDefined(fits.map(({ meanAgreement }) => meanAgreement));
  if (typical === null || Number.isNaN(typical))
    return prose`Of ${counted(fits.length, "specification")} no two can be compared.`;
  const compared = prose`Each of the ${count(fits.length)} specifications is compared with all others; the median of their mean adjusted Rand indices is ${decimal(typical)}`;
  if (typical >= SIMILAR) return prose`${compared}: most analysts would find similar segments.`;
  const alike = fits.flatMap((each, i) => (each.k === k ? [i] : []));
  const own = medianOfDefined(
    alike.flatMap((i) => alike.filter((j) => j < i).map((j) => agreement.data[i * fits.length + j])),
  );
  const other = prose`another analyst, with choices as reasonable, would often find other segments.`;
  if (Number.isNaN(own)) return prose`${compared}: ${other}`;
  const among = prose`the ${count(alike.length)} of them with k = ${count(k)} agree with each other at ${decimal(own)}`;
  if (own < SIMILAR) return prose`${compared}, and ${among}: ${other}`;
  return prose`${compared}, because they ask for different numbers of clusters; ${among} (median): who wants ${count(k)} segments finds similar ones.`;
}

/** Which customers share a cluster whatever one chooses. */
export function togetherFinding({ alwaysTogether }: Pick<SpecificationGrid, "alwaysTogether">): Finding {
  const customers = sumBy(alwaysTogether, ({ rows }) => rows.length);
  if (customers === 0) return prose`No two customers stay together in every specification.`;
  const stay = verb(alwaysTogether.length, "stays", "stay");
  return prose`${counted(alwaysTogether.length, "group")} of customers ${stay} together whatever one chooses, ${counted(customers, "customer")} in all. Statements about these need no conditions.`;
}

/** How many segments hardly change when one more is asked for. */
export function survivalFinding({ solutions }: Pick<StabilityAcrossK, "solutions">, k: number): Finding {
  const segments = solutions.find((solution) => solution.k === k)?.segments;
  if (segments === undefined) return prose`The chosen k was not among those compared.`;
  const kept = segments.filter(({ survival }) => (survival ?? 0) >= STABILITY_LIMITS.stable).length;
  return prose`Of the ${counted(segments.length, "segment")} at the chosen k, ${kept === 0 ? "none" : count(kept)} ${verb(Math.max(kept, 1), "stays", "stay")} nearly unchanged at the next k (Jaccard of ${decimal(STABILITY_LIMITS.stable)} or more). The less a further cluster changes a segment, the less it adds.`;
}

/** How many customers are in doubt. */
export function inDoubtFinding({ staysShare }: Pick<PerCustomerStability, "staysShare">): Finding {
  const doubtful = Array.from(staysShare).filter((share) => share < SURE).length;
  if (doubtful === 0)
    return prose`Every customer stays with its segment in at least three of four resamples.`;
  return prose`${count(doubtful)} of ${counted(staysShare.length, "customer")} ${verb(doubtful, "is", "are")} in doubt: ${verb(doubtful, "it stays with its", "they stay with their")} segment in fewer than three of four resamples. Notebook 08 shows the least firm.`;
}

/** The first segment, by value where the base has one. */
export function firstSegmentFinding(
  { base, groups, totalValue, labels }: Segmentation,
  { whole }: Pick<Study, "whole"> = {},
): Finding {
  const drawn = whole === undefined ? "" : " in the random sample";
  const [first] = groups;
  const size = counted(first.members.length, "customer");
  if (base.value === null) {
    return prose`Segments are numbered by size. The largest has ${size} of ${count(labels.length)}${drawn}.`;
  }
  return prose`Segments are numbered by ${base.value}. The first has ${percent(first.value / totalValue, 0)} of it with ${size}${drawn}.`;
}
