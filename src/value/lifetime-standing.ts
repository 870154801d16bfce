import type { CustomerLifetime } from "./customer-lifetime";

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
  const within = money.low <= money.seen && money.seen <= money.high;
  return within && Math.abs(money.foreseen - money.seen) <= FAR_OFF * money.seen ? "holds" : "misses";
}
