import { quantileSorted } from "simple-statistics";
import { count, counted, decimal, percent } from "../text/format";
import { prose } from "../text/prose";
import { STABILITY_LIMITS } from "../validity/stability/jaccard-word";
import { EVIDENCE_CELLS } from "./evidence-cells";
import type { RecommendationBasis } from "./recommendation-basis";
import { evidence, recommendation, type Effect, type Recommendation } from "./recommendation";

/** How far the segments may be relied on, and when to find them again. */
export function segmentsAdvice({ status, profiles, base, stability }: RecommendationBasis): Recommendation {
  const n = evidence("customers", count(base.customers.length), EVIDENCE_CELLS.standing);
  const k = evidence("segments", count(profiles.length), EVIDENCE_CELLS.standing);
  const effect = likenessOfWeakest(stability);
  const groups = counted(profiles.length, "segment");
  return recommendation("All customers", null, {
    kind: "method",
    action:
      status === "supported"
        ? prose`Use the segments, and test them again with the next year's orders`
        : prose`Use the segments as a working division only, and test them again with the next year's orders`,
    who: [],
    why:
      status === "supported"
        ? prose`The checks support ${groups}, but on ${n.quantity} customers.`
        : prose`The checks do not support any number of segments on these ${n.quantity} customers; the ${groups} ${profiles.length === 1 ? "is" : "are"} a convenience.`,
    evidence: [n, k],
    expected: effect
      ? prose`Decisions that can be undone when the segments change. When customers are drawn again, the weakest segment comes back with a similarity of ${effect.estimate} (Jaccard; ${effect.low} to ${effect.high} in ${percent(0.95, 0)} of the resamples)`
      : prose`Decisions that can be undone when the segments change`,
    effect,
    cost: prose`One run of this study a year`,
    risk: "Names make segments look more real than they are",
    watch: effect
      ? {
          metric: "similarity of the weakest segment when customers are drawn again (stability)",
          now: effect.estimate,
          // A group that lies below the limit today is watched against its own likeness, not alarmed on the first day.
          alarm: decimal(Math.min(STABILITY_LIMITS.pattern, effect.low.value)),
          when: "below",
        }
      : {
          metric: "customers in the study",
          now: n.quantity,
          alarm: count(Math.floor(base.customers.length / 2)),
          when: "below",
        },
  });
}

function likenessOfWeakest(stability: RecommendationBasis["stability"]): Effect | null {
  const segments = stability?.segments ?? [];
  if (segments.length === 0) return null;
  const weakest = segments.reduce((low, segment) => (segment.jaccard < low.jaccard ? segment : low));
  const sorted = [...weakest.perResample].sort((a, b) => a - b);
  return {
    measure: "similarity of the weakest segment to itself when customers are drawn again (Jaccard)",
    estimate: decimal(weakest.jaccard),
    low: decimal(quantileSorted(sorted, 0.025)),
    high: decimal(quantileSorted(sorted, 0.975)),
    interval: "central 95% of the bootstrap resamples",
  };
}
