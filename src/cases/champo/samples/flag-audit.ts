import { countsOf } from "../../../core/counts-of";
import { sumBy } from "../../../core/sum";
import type { OrderLine, SampleLine, Workbook } from "../workbook/tables";

/** A product sent to an account: its samples, and the flags "converted" among them. */
export interface FlaggedPair {
  readonly account: string;
  readonly product: string;
  readonly samples: number;
  readonly flags: number;
}

/** The flags of one account, held against its orders. */
export interface FlaggedAccount {
  readonly account: string;
  readonly samples: number;
  readonly flags: number;
  /** Flags in product types that the account never ordered. */
  readonly neverOrdered: number;
  readonly orderLines: number;
}

/** Flags of samples held against the orders of the same workbook. */
export interface FlagAudit {
  readonly flags: number;
  /** Of these, flags in product types that the account never ordered: they contradict the orders. */
  readonly neverOrdered: number;
  /** The pairs with such flags, the most flags first. */
  readonly pairs: readonly FlaggedPair[];
  /** Accounts with samples, the most samples first. */
  readonly accounts: readonly FlaggedAccount[];
  /** The samples of all other pairs: those that a plan may go by. */
  readonly consistent: readonly SampleLine[];
}

/**
 * Holds the flag "an order followed" against the order lines. A flag in a product type that the account never ordered contradicts
 * them: one of the two is wrong, and which one, the workbook does not say. No plan may rest on such a pair of account and
 * product, so `consistent` leaves all its samples out. Cost O(lines).
 *
 * @example crossedConversion(flagAudit(workbook).consistent, { seed: 7 })
 */
export function flagAudit({ orders, samples }: Pick<Workbook, "orders" | "samples">): FlagAudit {
  const bought = new Set(orders.map(pairKey));
  const lines = countsOf(orders.map(({ customer }) => customer));
  const pairs = new Map<string, { -readonly [Key in keyof FlaggedPair]: FlaggedPair[Key] }>();
  for (const sample of samples) {
    const pair = pairs.get(pairKey(sample)) ?? {
      account: sample.customer,
      product: sample.item.trim(),
      samples: 0,
      flags: 0,
    };
    pairs.set(pairKey(sample), pair);
    pair.samples++;
    if (sample.converted) pair.flags++;
  }
  const contradicts = (key: string): boolean => pairs.get(key)!.flags > 0 && !bought.has(key);
  const wrong = [...pairs].filter(([key]) => contradicts(key)).map(([, pair]) => Object.freeze(pair));
  const total = (some: readonly FlaggedPair[], key: "samples" | "flags"): number =>
    sumBy(some, (pair) => pair[key]);
  const accounts = [...new Set(samples.map(({ customer }) => customer))].map((account) => {
    const own = [...pairs.values()].filter((pair) => pair.account === account);
    return Object.freeze({
      account,
      samples: total(own, "samples"),
      flags: total(own, "flags"),
      neverOrdered: total(
        wrong.filter((pair) => pair.account === account),
        "flags",
      ),
      orderLines: lines.get(account) ?? 0,
    });
  });
  return Object.freeze({
    flags: total([...pairs.values()], "flags"),
    neverOrdered: total(wrong, "flags"),
    pairs: Object.freeze(wrong.sort((a, b) => b.flags - a.flags || (pairName(a) < pairName(b) ? -1 : 1))),
    accounts: Object.freeze(
      accounts.sort((a, b) => b.samples - a.samples || (a.account < b.account ? -1 : 1)),
    ),
    consistent: Object.freeze(samples.filter((sample) => !contradicts(pairKey(sample)))),
  });
}

function pairKey({ customer, item }: Pick<SampleLine | OrderLine, "customer" | "item">): string {
  return JSON.stringify([customer, item.trim().toUpperCase()]);
}

function pairName({ account, product }: FlaggedPair): string {
  return JSON.stringify([account, product]);
}
