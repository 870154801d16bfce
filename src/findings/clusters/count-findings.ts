import { count, decimal, percent } from "../../text/format";
import { verb } from "../../text/verb";
import { prose, type Finding } from "../../text/prose";
import type { StartsAtBest } from "../../clustering/kmeans/starts-at-best";
import type { Assessment } from "../../validity/how-many/assess";
import type { Knee } from "../../validity/how-many/kneedle";

/** Where the elbow lies. */
export function elbowFinding(knee: Knee): Finding {
  const found =
    knee.x === null
      ? prose`Kneedle finds no knee, so it has no vote.`
      : prose`Kneedle puts the knee at k = ${count(knee.x)}; it is one vote among several.`;
  return prose`Inertia falls with every further cluster, as it does on any data, even on noise. ${found}`;
}

/** Which k each criterion prefers, and whether they agree. */
export function criteriaFinding(silhouette: Assessment, calinski: Assessment, davies: Assessment): Finding {
  const [bySilhouette, byCalinski, byDavies] = [silhouette, calinski, davies].map(({ k }) => k);
  const agree = bySilhouette === byCalinski && byCalinski === byDavies;
  const verdict = agree
    ? prose`The criteria agree.`
    : prose`The criteria disagree, so none may be quoted alone.`;
  return prose`The silhouette prefers k = ${count(bySilhouette)}, Calinski-Harabasz (higher is better) k = ${count(byCalinski)}, Davies-Bouldin (lower is better) k = ${count(byDavies)}. ${verdict} Notebook 07 weighs them.`;
}

/** From which k on a cluster holds a single customer. */
export function singleCustomerFinding(scores: readonly Assessment[]): Finding {
  const first = scores.find(({ smallest }) => smallest === 1)?.k;
  if (first === undefined) return prose`No cluster of a single customer appears at any k tried.`;
  return prose`From k = ${count(first)} on, a cluster holds a single customer.`;
}

/** How often a single start finds the best result. */
export function startsFinding(starts: StartsAtBest, ours: number, theirs: number): Finding {
  const share = prose`The best of ${count(starts.inertias.length)} single starts of ml-kmeans ends at ${decimal(theirs, 3)}, our search at ${decimal(ours, 3)}. ${starts.hits === 0 ? "None" : percent(starts.share, 1)} of the single starts ${verb(starts.hits === 0 ? 1 : 2, "reaches", "reach")} the better of the two`;
  if (starts.share < 0.5)
    return prose`${share}: the result of one start, the default of many tools, is mostly luck.`;
  return prose`${share}; here one start is often enough, but nobody knows that beforehand.`;
}
