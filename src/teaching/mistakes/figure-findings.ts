import type { ScoreCurve } from "../../charts/validity/score-by-k";
import type { PartitionSizes } from "../../clustering/partition-sizes";
import { count, counted, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { Assessment } from "../../validity/how-many/assess";
import type { TwinNull } from "../../validity/structure/twin-null";

/** What the published way claims, and what twins of its data reach. */
export function claimFinding({ k, silhouette }: Assessment, chance: TwinNull): Finding {
  const claim = prose`Clustered as published solutions do it, the data reach a silhouette of ${decimal(silhouette)} at k = ${count(k)}.`;
  if (chance.mean === null) return claim;
  return prose`${claim} Twins of the data (same columns, same correlations, no groups) reach ${decimal(chance.mean)} on average.`;
}

/** Whom the published division separates. */
export function giantFinding({ smallest }: Assessment): Finding {
  const size = prose`The smallest of its groups holds ${counted(smallest, "customer")}.`;
  return smallest === 1 ? prose`${size} The score praises a division into one giant and all others.` : size;
}

/** What the same labels score on two matrices. */
export function twoScoresFinding(own: readonly Assessment[], other: readonly Assessment[]): Finding {
  const [here, there] = [own.at(-1), other.at(-1)];
  if (here === undefined || there === undefined) return prose`No clustering was scored.`;
  return prose`At k = ${count(here.k)} the same labels score ${decimal(here.silhouette)} on the matrix they were made on and ${decimal(there.silhouette)} on the other one. The second number is about a matrix that was not clustered.`;
}

/** How often a division holds a group of one, with raw sums and with the study's features. */
export function groupsOfOneFinding(
  raw: readonly PartitionSizes[],
  study: readonly PartitionSizes[],
): Finding {
  const ones = (ways: readonly PartitionSizes[]) => ways.filter(({ smallest }) => smallest === 1).length;
  const raws = ones(raw);
  return prose`On raw sums, ${count(raws)} of ${counted(raw.length, "division")} ${verb(raws, "holds", "hold")} a group of one; on the study's features, ${count(ones(study))} of ${count(study.length)}.`;
}

/** From where to where a score goes over the numbers of clusters, on the data and on their twin. */
export function riseFinding(data: ScoreCurve, twin: ScoreCurve): Finding {
  const ends = ({ points }: ScoreCurve) => [points[0]?.value ?? NaN, points.at(-1)?.value ?? NaN] as const;
  const [[from, to], [twinFrom, twinTo]] = [ends(data), ends(twin)];
  return prose`BSS/TSS goes from ${percent(from, 0)} to ${percent(to, 0)} on the data, and from ${percent(twinFrom, 0)} to ${percent(twinTo, 0)} on the twin.`;
}
