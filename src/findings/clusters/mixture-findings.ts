import type { GaussianMixtureClustering } from "../../clustering/mixture/gaussian-mixture";
import type { GaussianMixtureSweep } from "../../clustering/mixture/gaussian-mixture-sweep";
import { count, counted, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** A customer whose best component is less likely than `1 - DOUBT` is in doubt. */
const DOUBT = 0.1;

/** Fewer customers than this are a few dozen. */
const FEW = 100;

/** How many components the two criteria prefer. */
export function componentsFinding({ bestByBic, bestByIcl }: GaussianMixtureSweep): Finding {
  const bic = prose`By BIC the best mixture has ${counted(bestByBic.k, "component")} with ${bestByBic.covariance} covariances`;
  if (bestByIcl.k === bestByBic.k) return prose`${bic}; ICL, which also wants them to lie apart, agrees.`;
  return prose`${bic}; ICL, which also wants them to lie apart, prefers ${count(bestByIcl.k)}.`;
}

/** How many customers belong clearly to no component. */
export function doubtfulCustomers({ uncertainty }: GaussianMixtureClustering): number {
  return Array.from(uncertainty).filter((each) => each > DOUBT).length;
}

/** How many customers belong clearly to no component, in words. */
export function doubtFinding(mixture: GaussianMixtureClustering): Finding {
  const { uncertainty, k } = mixture;
  const doubtful = doubtfulCustomers(mixture);
  const where = prose`In the mixture with ${counted(k, "component")}`;
  if (doubtful === 0)
    return prose`${where}, every customer belongs to one with a probability of at least ${percent(1 - DOUBT, 0)}.`;
  return prose`${where}, ${count(doubtful)} of ${counted(uncertainty.length, "customer")} ${verb(doubtful, "belongs", "belong")} to none with a probability of at least ${percent(1 - DOUBT, 0)}.`;
}

/** The best BIC, and what was left out. */
export function bicFinding({ fits, bestByBic }: GaussianMixtureSweep): Finding {
  const tried = Math.max(...fits.map(({ k }) => k));
  const edge = bestByBic.k === tried && tried > 1 ? ", the most that were tried, so more may fit better" : "";
  const held = fits.filter(({ heldDirections }) => heldDirections > 0).length;
  const best = prose`BIC is highest for ${counted(bestByBic.k, "component")} (${bestByBic.covariance})${edge}: ${decimal(bestByBic.bic, 1)}. In the sign used here higher is better.`;
  if (held === 0) return best;
  return prose`${best} Left out, whatever their BIC: ${count(held)} of ${count(fits.length)} mixtures in which a component shrank onto a few similar customers.`;
}

/** What leaves are good for with so many customers. */
export function leavesFinding(customers: number): Finding {
  const many = prose`of a million rows the leaves are what fits into memory.`;
  if (customers < FEW) return prose`A few dozen customers gain nothing; ${many}`;
  return prose`${counted(customers, "customer")} can be clustered as they are; ${many}`;
}

/** How many numbers the richest mixture estimates, and from how many customers. */
export function parametersFinding(fits: readonly GaussianMixtureClustering[], customers: number): Finding {
  const most = Math.max(...fits.map(({ parameterCount }) => parameterCount));
  return prose`The richest of these mixtures estimates ${count(most)} parameters from ${counted(customers, "customer")}. Where "held directions" is above zero, a component has shrunk onto a few similar customers and was held at the least variance: its likelihood means nothing.`;
}
