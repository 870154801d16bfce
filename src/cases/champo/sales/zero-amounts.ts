import type { SalesLine } from "../workbook/tables";

/** How many lines of one product type carry no money. */
export interface ZeroAmounts {
  readonly name: string;
  readonly orderLines: number;
  readonly zeroOrderLines: number;
  /** Share of the order lines that carry no money, 0 to 1; NaN without order lines. */
  readonly zeroOrderShare: number;
  readonly sampleLines: number;
  readonly zeroSampleLines: number;
  readonly zeroSampleShare: number;
}

/** All lines, and each product type. */
export interface ZeroAmountAudit {
  readonly all: ZeroAmounts;
  /** The most zero order lines first. */
  readonly byItem: readonly ZeroAmounts[];
}

/**
 * Counts lines with an amount of 0, orders and samples apart: a free sample is a gift, a free order is
 * a question. Cost O(n log n).
 */
export function zeroAmounts(lines: readonly SalesLine[]): ZeroAmountAudit {
  const items = [...new Set(lines.map((line) => line.item))];
  const byItem = items.map((item) =>
    count(
      item,
      lines.filter((line) => line.item === item),
    ),
  );
  byItem.sort((a, b) => b.zeroOrderLines - a.zeroOrderLines || (a.name < b.name ? -1 : 1));
  return Object.freeze({ all: count("all", lines), byItem: Object.freeze(byItem) });
}

function count(name: string, lines: readonly SalesLine[]): ZeroAmounts {
  const tally = { order: [0, 0], sample: [0, 0] };
  for (const line of lines) {
    tally[line.kind][0]++;
    if (line.amount === 0) tally[line.kind][1]++;
  }
  return Object.freeze({
    name,
    orderLines: tally.order[0],
    zeroOrderLines: tally.order[1],
    zeroOrderShare: tally.order[1] / tally.order[0],
    sampleLines: tally.sample[0],
    zeroSampleLines: tally.sample[1],
    zeroSampleShare: tally.sample[1] / tally.sample[0],
  });
}
