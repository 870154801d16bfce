import type { SampleLine } from "../workbook/tables";

/** How often one product was sent to one account, and with what success. */
export interface PairTally {
  readonly account: string;
  readonly product: string;
  readonly samples: number;
  readonly converted: number;
}

/** Sums samples up by account and product: the most samples first, among ties by name. Cost O(n log n). */
export function pairTallies(samples: readonly SampleLine[]): PairTally[] {
  const cells = new Map<string, { account: string; product: string; samples: number; converted: number }>();
  for (const { customer: account, item, converted } of samples) {
    const product = item.trim();
    const key = JSON.stringify([account, product]);
    const cell = cells.get(key) ?? { account, product, samples: 0, converted: 0 };
    cell.samples++;
    if (converted) cell.converted++;
    cells.set(key, cell);
  }
  return [...cells.entries()]
    .sort(([a, one], [b, other]) => other.samples - one.samples || (a < b ? -1 : 1))
    .map(([, cell]) => cell);
}
