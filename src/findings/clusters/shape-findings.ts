import type { Study } from "../../study/study";
import { partitionSizes } from "../../clustering/partition-sizes";
import type { PrincipalPlane } from "../../customers/explore/principal-plane";
import { count, counted, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { Silhouette } from "../../validity/scores/silhouette";

/** How many customers lie nearer to another cluster than to their own. */
export function misplacedFinding({ perRow }: Silhouette): Finding {
  const rows = Array.from(perRow).filter((value) => !Number.isNaN(value));
  const nearer = rows.filter((value) => value < 0).length;
  if (nearer === 0) return prose`No customer lies nearer to another cluster than to its own.`;
  return prose`${count(nearer)} of ${counted(rows.length, "customer")} ${verb(nearer, "lies nearer to another cluster than to its own. It is", "lie nearer to another cluster than to their own. They are")} placed, not grouped.`;
}

/** How much of the variance a map shows. */
export function planeFinding({ explained }: PrincipalPlane): Finding {
  const shown = explained[0] + explained[1];
  return prose`The plane shows ${percent(shown, 0)} of the variance; what overlaps here may lie apart in the other directions.`;
}

/** How large the smallest cluster is. */
export function smallestFinding(labels: ArrayLike<number>, { whole }: Pick<Study, "whole"> = {}): Finding {
  const { smallest } = partitionSizes(labels);
  const size = prose`The smallest cluster holds ${counted(smallest, "customer")} of ${count(labels.length)}${whole === undefined ? "" : " in the random sample"}.`;
  return smallest === 1 ? prose`${size} A cluster of one customer is no segment.` : size;
}

/** Where the largest cluster has such a share, the method has hardly divided. */
const PEELED = 0.9;

/** How unequal two partitions are, by the share of the largest cluster. */
export function largestShareFinding(
  partitions: readonly { readonly name: string; readonly labels: ArrayLike<number> }[],
): Finding {
  const shares = partitions
    .map(({ name, labels }) => ({ name, share: partitionSizes(labels).largestShare }))
    .sort((a, b) => b.share - a.share);
  const [most, least] = [shares[0], shares[shares.length - 1]];
  if (percent(most.share, 0).text === percent(least.share, 0).text)
    return prose`With each method the largest cluster holds ${percent(most.share, 0)} of the customers.`;
  const range = prose`The largest cluster holds ${percent(most.share, 0)} of the customers with ${most.name}, ${percent(least.share, 0)} with ${least.name}.`;
  return most.share < PEELED
    ? range
    : prose`${range} A method that peels off single customers does not segment.`;
}

/** How far methods agree. */
export function agreementFinding({
  lowest,
  highest,
}: {
  readonly lowest: number;
  readonly highest: number;
}): Finding {
  return prose`The most similar pair agrees with an adjusted Rand index of ${decimal(highest)}, the least similar with ${decimal(lowest)}.`;
}
