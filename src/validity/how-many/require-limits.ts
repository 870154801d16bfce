import { requireBetween } from "../../core/require-between";
import { requireOneOf } from "../../core/require-one-of";
import { requireRecord } from "../../core/require-record";
import { DECISION_LIMITS, type DecisionLimits } from "./decision-rule";

/**
 * Checks limits that replace those of `DECISION_LIMITS`.
 *
 * @param where function and argument, as the error shall name them: `scorecard(limits)`.
 * @throws InputError for a name that is no limit, and for a limit below 0 or not finite.
 */
export function requireLimits(limits: Partial<DecisionLimits>, where: string): void {
  requireRecord(limits, where);
  for (const [name, limit] of Object.entries(limits)) {
    requireOneOf(name, Object.keys(DECISION_LIMITS), where);
    requireBetween(limit, `${where}.${name}`, 0);
  }
}
