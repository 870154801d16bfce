import { count, counted, money, percent } from "../text/format";
import { joined, prose, type Finding } from "../text/prose";
import type { CustomerLifetime } from "../value/customer-lifetime";
import type { LifetimeCheck } from "../value/lifetime-check";
import { lifetimeStanding } from "../value/lifetime-standing";

/** How the forecast of money did on the held-back time, and what follows for planning. */
export function moneyCheckFinding(lifetime: Pick<CustomerLifetime, "check">): Finding {
  const { check } = lifetime;
  const standing = lifetimeStanding(lifetime);
  if (check === null || check.money === null || standing === "unchecked") {
    return prose`Too few customers repeat to check the forecast of money: no figure of value is to be used for planning.`;
  }
  const { foreseen, low, high, seen, naive, meanError, naiveError } = check.money;
  const outside = outsideFinding(check);
  // A mean lies above most of what is likely where a few draws are very large.
  const rare = foreseen > high ? "; a small chance of very much lifts the mean above it" : "";
  const both = prose`In money, the model foresaw ${money(foreseen)} for these ${count(check.heldBackDays)} days (${percent(0.8, 0)} interval ${money(low)} to ${money(high)}${rare}), and ${money(seen)} came; "as much as in the same time before" says ${money(naive)}. The error per customer is ${money(meanError)}, compared with ${money(naiveError)} for that`;
  if (standing === "misses")
    return prose`${both}. The forecast of money misses: do not plan with its values.${outside}`;
  return prose`${both}. The money of all these customers together came as foreseen; single customers may still miss.${outside}`;
}

/** Who brought money in the held-back time, and is not in the check: empty where that is nobody. */
function outsideFinding({ withoutForecast, newcomers }: LifetimeCheck): Finding {
  const accounts = (n: number, which: string): Finding => prose`${counted(n, "customer")} ${which}`;
  const some = [
    ...(withoutForecast.money > 0
      ? [
          prose`${accounts(withoutForecast.accounts, "with too few purchases before to foresee an amount")} (${money(withoutForecast.money)} came)`,
        ]
      : []),
    ...(newcomers.money > 0
      ? [
          prose`${accounts(newcomers.accounts, "that ordered for the first time")} (${money(newcomers.money)})`,
        ]
      : []),
  ];
  return some.length === 0 ? prose`` : prose` Not in these sums: ${joined(some, "; ")}.`;
}
