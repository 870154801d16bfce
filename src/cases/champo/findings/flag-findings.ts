import { sumBy } from "../../../core/sum";
import { count, counted, decimal, money, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { CellAllocation } from "../samples/cell-allocation";
import type { FlagAudit } from "../samples/flag-audit";
import { planInMoney, type MatchedSamples } from "../samples/matched-samples";

/** Whether the flags of samples agree with the orders. */
export function flagsFinding({ flags, neverOrdered, pairs, accounts }: FlagAudit): Finding {
  if (accounts.length === 0) return prose`The workbook holds no samples, so no flag contradicts an order.`;
  if (flags === 0) return prose`No sample is flagged as converted.`;
  const [first] = accounts;
  const flagsOfFirst = prose`${first.account}, with most samples, has ${counted(first.flags, "flag")}`;
  const lines = prose`${counted(first.orderLines, "order line")}`;
  const more = first.flags > first.orderLines ? prose`: more flags than order lines` : prose``;
  if (neverOrdered === 0)
    return prose`Every flag "converted" is in a product type that the account ordered. ${flagsOfFirst} and ${lines}${more}.`;
  return prose`${count(neverOrdered)} of ${count(flags)} flags "converted" (${percent(neverOrdered / flags)}) ${verb(neverOrdered, "is", "are")} in product types that the account never ordered, in ${counted(pairs.length, "pair")} of account and product. One of the two sheets is wrong, so these pairs carry no plan. ${flagsOfFirst}, ${count(first.neverOrdered)} of them in types it never ordered, and ${lines}${more}.`;
}

/** What samples brought by matched orders, next to what the flags say. */
export function matchesFinding(
  { samples, matched, money: worth }: MatchedSamples,
  { flags }: Pick<FlagAudit, "flags">,
): Finding {
  if (samples === 0) return prose`There are no samples to match to orders.`;
  const flagged = prose`By the flag ${percent(flags / samples)} of ${count(samples)} samples converted`;
  if (matched === 0)
    return prose`${flagged}. None agrees with a later order of the same account in type, quality, design and colour: no money can be put on a sample.`;
  const each = worth / samples < 1 ? "less than 1" : money(worth / samples);
  return prose`${flagged}. By the orders, ${counted(matched, "sample")} (${percent(matched / samples)}) ${verb(matched, "was", "were")} followed by an order of the same account in the same type, quality, design and colour; those orders brought ${money(worth)}, ${each} per sample sent. Neither says that the sample caused the order.`;
}

/** What the plan comes to in money, by matched orders. */
export function planMoneyFinding(allocation: CellAllocation, matches: MatchedSamples): Finding {
  const change = planInMoney(allocation, matches);
  if (allocation.cells.length === 0) return prose`There is no plan to count in money.`;
  if (Number.isNaN(change))
    return prose`No sample agrees with a later order, so the plan cannot be counted in money.`;
  if (change === 0 && Math.round(allocation.expectedGain) === 0)
    return prose`The plan changes nothing, in converted samples or in money.`;
  const sign = change < 0 ? "loses" : "gains";
  const agree = change >= 0 === allocation.expectedGain >= 0;
  const both = prose`By the flags the plan changes converted samples by ${decimal(allocation.expectedGain, 0)}; by the money of matched orders it ${sign} ${money(Math.abs(change))}`;
  if (agree) return prose`${both}. Both definitions point the same way.`;
  return prose`${both}. The two definitions contradict each other: try the plan on a few accounts before relying on it.`;
}

/** What is kept out of the plan. */
export function keptOutFinding({ pairs }: Pick<FlagAudit, "pairs">): Finding {
  if (pairs.length === 0) return prose`Nothing is kept out: no flag contradicts the orders.`;
  const samples = sumBy(pairs, (pair) => pair.samples);
  return prose`${counted(pairs.length, "pair")} of account and product with ${counted(samples, "sample")} ${verb(pairs.length, "is", "are")} kept out of rates and plan, because ${verb(pairs.length, "its", "their")} flags contradict the orders (notebook 01). ${verb(pairs.length, "It keeps what it gets", "They keep what they get")}.`;
}
