import { FAR_OFF, type ForecastCheck, type LifetimeCheck } from "./lifetime-check";

/**
 * Whether figures of lifetime value may be used for planning. `holds`: on held-back orders the money came within the forecast's
 * interval, and the forecast was not off by more than half of it. `misses`: it did not. `unchecked`: nothing could be held back.
 */
export type LifetimeStanding = "holds" | "misses" | "unchecked";

/** Judges a lifetime study by its own check in money. @example lifetimeStanding(lifetime) === "misses" */
export function lifetimeStanding({ check }: { readonly check: LifetimeCheck | null }): LifetimeStanding {
  const money = check?.money ?? null;
  if (money === null) return "unchecked";
  return isMet(money) ? "holds" : "misses";
}

/** What was foreseen of money, within what, and what came. */
type MoneyCheck = Pick<ForecastCheck, "foreseen" | "low" | "high" | "seen">;

/** What `segmentHolds` needs of a segment. */
interface CheckedSegment {
  readonly check: MoneyCheck | null;
  readonly largest: { readonly share: number; readonly farOff: boolean } | null;
}

/** An account with more than this share of a segment's expected value decides it. */
const MOST = 0.5;

/**
 * Whether a segment's own figure may be used for planning: its money of the held-back time came as foreseen, too, and no account whose
 * own forecast was far off is most of its expected value. Sums of all accounts can hold where those of a segment do not.
 *
 * @example segmentHolds(lifetimeBySegment(lifetime, groups)[0])
 */
export function segmentHolds({ check, largest }: CheckedSegment): boolean {
  return check !== null && isMet(check) && !(largest !== null && largest.farOff && largest.share > MOST);
}

/** Whether a segment does not hold for one reason only: its money came as foreseen, but that of the account with most of its value did not. */
export function missedByLargest(segment: CheckedSegment): boolean {
  return !segmentHolds(segment) && segmentHolds({ ...segment, largest: null });
}

function isMet({ foreseen, low, high, seen }: MoneyCheck): boolean {
  return low <= seen && seen <= high && Math.abs(foreseen - seen) <= FAR_OFF * seen;
}
