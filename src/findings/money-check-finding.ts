import { count, money, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import type { CustomerLifetime } from "../value/customer-lifetime";
import { lifetimeStanding } from "../value/lifetime-standing";

/** How the forecast of money did on the held-back time, and what follows for planning. */
export function moneyCheckFinding(lifetime: Pick<CustomerLifetime, "check">): Finding {
  const { check } = lifetime;
  const standing = lifetimeStanding(lifetime);
  if (check === null || check.money === null || standing === "unchecked") {
    return prose`Too few accounts repeat to check the forecast of money: no figure of value is to be used for planning.`;
  }
  const { foreseen, low, high, seen, naive, meanError, naiveError } = check.money;
  const both = prose`In money, the model foresaw ${money(foreseen)} for these ${count(check.heldBackDays)} days (${percent(0.8, 0)} interval ${money(low)} to ${money(high)}), and ${money(seen)} came; "as much as in the same time before" says ${money(naive)}. The error per account is ${money(meanError)}, compared with ${money(naiveError)} for that`;
  if (standing === "misses")
    return prose`${both}. The money misses: the values are not to be used for planning.`;
  return prose`${both}. The money of all accounts together came as foreseen; single accounts may still miss.`;
}
