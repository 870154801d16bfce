import type { CustomerBase } from "../../customers/customer-base";
import { count, countOrNone, counted, decimal } from "../../text/format";
import { named, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import { jaccardWord, STABILITY_LIMITS } from "../../validity/stability/jaccard-word";
import type { LeaveOneOut } from "../../validity/stability/leave-one-out";

/** How well the weakest cluster comes back. */
export function weakestFinding({ lowest }: Pick<BootstrapJaccard, "lowest">): Finding {
  if (lowest === null) return prose`No cluster was found, so none can come back from resampling.`;
  return prose`The weakest cluster comes back from resampling with a Jaccard of ${named("weakestJaccard", decimal(lowest))}: ${jaccardWord(lowest)} on Hennig's scale.`;
}

/** How many clusters are stable. */
export function stableFinding({ segments, lowest }: Pick<BootstrapJaccard, "segments" | "lowest">): Finding {
  if (lowest === null) return weakestFinding({ lowest });
  const stable = segments.filter(({ jaccard }) => jaccard >= STABILITY_LIMITS.stable).length;
  return prose`${countOrNone(stable, "None")} of ${counted(segments.length, "cluster")} ${verb(Math.max(1, stable), "is", "are")} stable or better on Hennig's scale; the weakest comes back with a Jaccard of ${decimal(lowest)}.`;
}

/** What leaving out one of a few outstanding customers changes. */
export function leaveOneOutFinding({ cases, lowest }: LeaveOneOut, base: CustomerBase): Finding {
  const who = base.value === null ? "farthest from the others" : `largest by ${base.value}`;
  const few = prose`one of the ${count(cases.length)} customers ${who}`;
  if (lowest === null) return prose`Without ${few}, no two partitions can be compared.`;
  if (lowest > 0.9995)
    return prose`Without ${few}, the others stay grouped as they were (adjusted Rand index ${decimal(lowest)}).`;
  return prose`Without ${few}, the others keep an adjusted Rand index of at worst ${decimal(lowest, lowest > 0.995 ? 3 : 2)} with the full result (${count(1)} is the same partition).`;
}
