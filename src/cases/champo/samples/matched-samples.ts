import { sumBy } from "../../../core/sum";
import type { SalesLine } from "../workbook/tables";
import type { CellAllocation } from "./cell-allocation";

/** Samples of an account that agree with a later order. */
export interface MatchedAccount {
  readonly account: string;
  readonly samples: number;
  /** Samples with a later order of the same type, quality, design and colour. */
  readonly matched: number;
  /** Money of those orders; each order line counts once, however many samples agree with it. */
  readonly money: number;
}

/** Samples that agree with later orders: the money behind samples, without the flag. */
export interface MatchedSamples {
  readonly samples: number;
  readonly matched: number;
  readonly money: number;
  /** The most samples first. */
  readonly accounts: readonly MatchedAccount[];
}

/**
 * Matches samples to later orders of the same customer, product type, quality, design and colour. That an order came after such a
 * sample does not say that it came from it; and an order in another colour may have come from it all the same. It is a
 * second definition next to the flag, and the only one with money. Cost O(lines).
 *
 * @example matchedSamples(workbook.sales).matched // 4
 */
export function matchedSamples(sales: readonly SalesLine[]): MatchedSamples {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const line of sales) {
    const key = namesKey(line);
    if (key === null) continue;
    const time = line.date.getTime();
    if (line.kind === "sample") first.set(key, Math.min(first.get(key) ?? Infinity, time));
    else last.set(key, Math.max(last.get(key) ?? -Infinity, time));
  }
  const sums = new Map<string, { samples: number; matched: number; money: number }>();
  for (const line of sales) {
    const sum = sums.get(line.customer) ?? { samples: 0, matched: 0, money: 0 };
    sums.set(line.customer, sum);
    const [key, time] = [namesKey(line), line.date.getTime()];
    if (line.kind === "sample") {
      sum.samples++;
      if (key !== null && time < (last.get(key) ?? -Infinity)) sum.matched++;
    } else if (key !== null && time > (first.get(key) ?? Infinity)) sum.money += line.amount;
  }
  const accounts = [...sums]
    .filter(([, { samples }]) => samples > 0)
    .map(([account, sum]) => Object.freeze({ account, ...sum }));
  const total = (key: "samples" | "matched" | "money"): number => sumBy(accounts, (each) => each[key]);
  return Object.freeze({
    samples: total("samples"),
    matched: total("matched"),
    money: total("money"),
    accounts: Object.freeze(
      accounts.sort((a, b) => b.samples - a.samples || (a.account < b.account ? -1 : 1)),
    ),
  });
}

/**
 * What a plan changes in money, if every sample of an account brings what its samples brought in matched orders and a further one
 * the assumed share of that. NaN where no sample is matched.
 */
export function planInMoney({ accounts, assumptions }: CellAllocation, matches: MatchedSamples): number {
  if (matches.matched === 0) return NaN;
  const worth = new Map(matches.accounts.map(({ account, money, samples }) => [account, money / samples]));
  return accounts.reduce((sum, { name, planned, samples }) => {
    const more = planned - samples;
    return sum + more * (worth.get(name) ?? 0) * (more > 0 ? assumptions.furtherSampleReturn : 1);
  }, 0);
}

/** Customer, type, quality, design and colour; null where one of them is a dash. */
function namesKey({ customer, item, quality, design, colour }: SalesLine): string | null {
  const names = [item, quality, design, colour].map((name) => name.trim().toUpperCase());
  return names.includes("-") ? null : JSON.stringify([customer, ...names]);
}
