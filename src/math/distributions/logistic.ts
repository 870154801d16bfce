import { exponential } from "../functions/exponential";

/** The logistic function: log odds to a probability, 0 to 1; no overflow for odds however long. */
export function logistic(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + exponential(-logOdds));
  const odds = exponential(logOdds);
  return odds / (1 + odds);
}
