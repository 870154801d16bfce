import { count, decimal, money, percent, type Quantity } from "../../text/format";

/** Below this, a share in whole percents would be called 0% or 1%. */
const SMALL = 0.015;

/** How a value of a descriptor is written, by its unit. @example inUnit(0.35, "share of pieces").text // "35%" */
export function inUnit(value: number, unit: string): Quantity {
  if (unit === "currency") return money(value);
  if (unit.startsWith("share")) return percent(value, value !== 0 && Math.abs(value) < SMALL ? 1 : 0);
  if (Math.abs(value) >= 100) return count(value);
  return decimal(value, Number.isInteger(value) ? 0 : 1);
}

/** What follows a value that `inUnit` wrote: nothing where the value has its unit already. @example unitAfter("orders") // " orders" */
export function unitAfter(unit: string): string {
  return unit === "" || unit === "currency" || unit.startsWith("share") ? "" : ` ${unit}`;
}
