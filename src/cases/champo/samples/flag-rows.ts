import { count, money, percent, type Quantity } from "../../../text/format";
import type { FlagAudit } from "./flag-audit";
import type { MatchedSamples } from "./matched-samples";

/**
 * Flags, orders and matched orders by account, the most samples first, at most `most` accounts.
 *
 * @example flagRows(flagAudit(workbook), matchedSamples(workbook.sales), 3).length // 3
 */
export function flagRows(
  { accounts }: FlagAudit,
  matches: MatchedSamples,
  most = 12,
): readonly Readonly<Record<string, string | Quantity>>[] {
  const matched = new Map(matches.accounts.map((account) => [account.account, account]));
  return accounts.slice(0, most).map(({ account, samples, flags, neverOrdered, orderLines }) => {
    const own = matched.get(account);
    return Object.freeze({
      account,
      samples: count(samples),
      "flagged as converted": count(flags),
      "share of its samples": percent(flags / samples),
      "order lines": count(orderLines),
      "flags in types never ordered": count(neverOrdered),
      "samples matched to a later order": count(own?.matched ?? 0),
      "money of those orders": money(own?.money ?? 0),
    });
  });
}
