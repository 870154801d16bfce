import type { CustomerLifetime } from "./customer-lifetime";
import type { SegmentCheck, SegmentLifetime } from "./lifetime-by-segment";
import type { AccountCheck } from "./lifetime-check";

/**
 * Whether figures of lifetime value may be used for planning. `holds`: on held-back orders the money came within the forecast's
 * interval, and the forecast was not off by more than half of it. `misses`: it did not. `unchecked`: nothing could be held back.
 */
export type LifetimeStanding = "holds" | "misses" | "unchecked";

/** A forecast that is off by more than this share of what came misses, however wide its interval. */
const FAR_OFF = 0.5;

/** Judges a lifetime study by its own check in money. @example lifetimeStanding(lifetime) === "misses" */
export function lifetimeStanding({ check }: Pick<CustomerLifetime, "check">): LifetimeStanding {
  const money = check?.money ?? null;
  if (money === null) return "unchecked";
  return isMet(money) ? "holds" : "misses";
}

/** An account with more than this share of a segment's expected value decides it. */
const MOST = 0.5;

/**
 * Whether a segment's own figure may be used for planning: its money of the held-back time came as foreseen, too, and no account whose
 * own forecast was far off is most of its expected value. Sums of all accounts can hold where those of a segment do not.
 *
 * @example segmentHolds(lifetimeBySegment(lifetime, groups)[0])
 */
export function segmentHolds({ check, largest }: Pick<SegmentLifetime, "check" | "largest">): boolean {
  return check !== null && isMet(check) && !(largest !== null && largest.farOff && largest.share > MOST);
}

/** Whether what was foreseen for an account in the held-back time is off by more than half of what came; not where nothing was foreseen. */
export function isFarOff({
  foreseenMoney,
  seenMoney,
}: Pick<AccountCheck, "foreseenMoney" | "seenMoney">): boolean {
  return Math.abs(foreseenMoney - seenMoney) > FAR_OFF * seenMoney;
}

function isMet({ foreseen, low, high, seen }: SegmentCheck): boolean {
  return low <= seen && seen <= high && Math.abs(foreseen - seen) <= FAR_OFF * seen;
}
