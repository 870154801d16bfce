import { requireWhole } from "../core/require-whole";
import type { SalesLines } from "../lines/sales-lines";
import { customerLifetime, type CustomerLifetime } from "./customer-lifetime";
import { daysCovered, LIFETIME_DAYS } from "./lifetime-days";

/**
 * Lifetime value where sales lines cover enough days to say who comes back, else null.
 *
 * @example lifetimeWhereLong(study.lines, 7)?.months // 12
 */
export function lifetimeWhereLong(sales: SalesLines, seed: number): CustomerLifetime | null {
  requireWhole(seed, "lifetimeWhereLong(seed)", 0, 2 ** 32 - 1);
  return daysCovered(sales) >= LIFETIME_DAYS ? customerLifetime(sales, { seed }) : null;
}
