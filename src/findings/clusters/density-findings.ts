import { partitionSizes } from "../../clustering/partition-sizes";
import type { Agreement } from "../../validity/agreement/contingency";
import type { KDistances } from "../../clustering/density/kdistances";
import { customerName } from "../../text/customer-name";
import { count, counted, decimal, percent, type Quantity } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** A radius is useful where it leaves at most this share as noise. */
const MOST_NOISE = 0.5;

/** Groups and noise of a density method. */
export function noiseFinding(labels: ArrayLike<number>): Finding {
  const { clusterCount, noiseShare, largestShare } = partitionSizes(labels);
  const noise = noiseShare === 0 ? prose`none is noise` : prose`${smallShare(noiseShare)} are noise`;
  if (clusterCount === 0) return prose`No dense group was found: all customers are noise.`;
  if (clusterCount === 1)
    return prose`${counted(1, "dense group")} holds ${percent(largestShare, 0)} of the customers, and ${noise}.`;
  return prose`${counted(clusterCount, "dense group")}; the largest holds ${smallShare(largestShare)} of the customers, and ${noise}.`;
}

/** A share that would read 0% has a decimal. */
function smallShare(share: number): Quantity {
  return percent(share, share > 0 && share < 0.005 ? 1 : 0);
}

/** Who has nobody near. */
export function loneliestFinding(curve: KDistances, names: readonly string[]): Finding {
  const last = curve.order.length - 1;
  const typical = curve.sorted[Math.floor(curve.sorted.length / 2)];
  return prose`The most isolated customer is ${customerName(names[curve.order[last]])}: its ${counted(curve.k, "nearest customer")} ${verb(curve.k, "lies", "lie")} within a distance of ${decimal(curve.sorted[last])}. For the typical customer this distance is ${decimal(typical)}.`;
}

/** At how many radii there are groups at all. */
export function radiiFinding(
  radii: readonly { readonly clusterCount: number; readonly noiseShare: number }[],
): Finding {
  const useful = radii.filter(
    ({ clusterCount, noiseShare }) => clusterCount >= 2 && noiseShare <= MOST_NOISE,
  ).length;
  if (useful === 0)
    return prose`At none of ${count(radii.length)} radii are there two groups with at most half of the customers as noise.`;
  return prose`Two or more groups with at most half of the customers as noise appear at ${count(useful)} of ${count(radii.length)} radii. The fewer, the more the result depends on the radius.`;
}

/** How far a density method agrees with one that must place everybody. */
export function placedAgreementFinding(agreement: Agreement): Finding {
  const { comparedRows, noiseRows, value } = agreement;
  if (comparedRows === 0) return prose`No customer is placed by both, so there is nothing to compare.`;
  const both = prose`On the ${counted(comparedRows, "customer")} that both place, the adjusted Rand index is ${decimal(value)}`;
  if (noiseRows === 0) return prose`${both}. Neither leaves a customer out.`;
  return prose`${both}; ${counted(noiseRows, "noise customer")} ${verb(noiseRows, "takes", "take")} no part. K-means must place everybody.`;
}
