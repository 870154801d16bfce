import type { LinkageMeasures } from "../../clustering/hierarchical/linkage-measures";
import { count, decimal } from "../../text/format";
import { personalName } from "../../text/personal-name";
import { joined, prose, type Finding } from "../../text/prose";
import type { DistanceComparison } from "../../validity/agreement/compare-distances";

/** From this adjusted Rand index on, two divisions are much the same. */
const SAME = 0.8;

/** Which linkage has the highest coefficient, and which keeps the distances best. */
export function linkagesFinding(measures: readonly LinkageMeasures[]): Finding {
  const known = measures.filter((each) => !Number.isNaN(each.agglomerative + each.cophenetic));
  if (known.length === 0)
    return prose`The trees have no coefficients: all customers are equal in these columns.`;
  const most = (of: "agglomerative" | "cophenetic"): LinkageMeasures =>
    known.reduce((a, b) => (b[of] > a[of] ? b : a));
  const [highest, keeps] = [most("agglomerative"), most("cophenetic")];
  const first = prose`The agglomerative coefficient is highest with ${personalName(highest.linkage)} linkage, ${decimal(highest.agglomerative)}`;
  const second = prose`${personalName(keeps.linkage)} linkage keeps the distances best, with a cophenetic correlation of ${decimal(keeps.cophenetic)}`;
  const both =
    highest === keeps
      ? prose`${first}; it also keeps the distances best (cophenetic correlation ${decimal(keeps.cophenetic)}).`
      : prose`${first}; ${second}.`;
  return prose`${both} Ward's heights grow with the size of what it joins, so its coefficient lies above the others' in any data: the coefficient alone is no reason to choose a linkage.`;
}

function which(changed: number, all: number): Finding {
  if (changed < all)
    return prose`With ${count(changed)} of ${count(all)} distances the result is another one`;
  if (all === 2) return prose`With both the result is another one`;
  return prose`With each of them the result is another one`;
}

/** Whether another distance would change the division. */
export function distancesFinding(comparisons: readonly DistanceComparison[]): Finding {
  const each = comparisons.map(({ distance, rankCorrelation, kMedoidsAgreement }) => {
    const alike = kMedoidsAgreement >= SAME ? "much the same division" : "another division";
    const order = Number.isNaN(rankCorrelation)
      ? prose``
      : prose` orders pairs of customers with a rank correlation of ${decimal(rankCorrelation)} to the Euclidean one and`;
    return prose`The ${personalName(distance)} distance${order} gives ${alike} (adjusted Rand index ${decimal(kMedoidsAgreement)}).`;
  });
  const changed = comparisons.filter(({ kMedoidsAgreement }) => kMedoidsAgreement < SAME).length;
  if (changed === 0) return prose`${joined(each)} The choice of the distance decides little here.`;
  return prose`${joined(each)} ${which(changed, comparisons.length)}, so the choice has to have a reason. Here the Euclidean distance is taken because the columns were scaled for it, and size is meant to count.`;
}
