import { sumBy, sumOf } from "../../../core/sum";
import type { CustomerSheetRow, OrderLine } from "../workbook/tables";

/** A customer's figures on the customer sheet, compared with the sums of its order lines. */
export interface CustomerDifference {
  readonly customer: string;
  readonly orderLines: number;
  /** Sheet minus order lines: pieces, money, and area as reported. */
  readonly quantity: number;
  readonly amount: number;
  readonly reportedTotalArea: number;
  /** True where all three agree to rounding (within 1, or one part in a million). */
  readonly reconciles: boolean;
  /** Pieces of the sheet that its product columns do not account for. */
  readonly unlistedPieces: number;
}

/** Whether the customer sheet is the sum of the order lines. */
export interface Reconciliation {
  readonly customers: readonly CustomerDifference[];
  readonly reconciling: number;
  /** Customers of the sheet whose product columns do not add up to the quantity. */
  readonly withUnlistedPieces: number;
  readonly unlistedPieces: number;
  /** Customers with order lines that the customer sheet does not list. */
  readonly notOnSheet: readonly string[];
}

/**
 * Adds the order lines up and compares with the customer sheet, customer by customer.
 * Cost O(lines + customers).
 */
export function reconcile(
  customers: readonly CustomerSheetRow[],
  orders: readonly OrderLine[],
): Reconciliation {
  const sums = new Map<string, { lines: number; quantity: number; amount: number; area: number }>();
  for (const line of orders) {
    const sum = sums.get(line.customer) ?? { lines: 0, quantity: 0, amount: 0, area: 0 };
    sum.lines++;
    sum.quantity += line.quantity;
    sum.amount += line.amount;
    sum.area += line.pieceAreaInUnit;
    sums.set(line.customer, sum);
  }
  const differences = customers.map((row): CustomerDifference => {
    const sum = sums.get(row.customer) ?? { lines: 0, quantity: 0, amount: 0, area: 0 };
    const listed = sumOf(Object.values(row.products));
    return Object.freeze({
      customer: row.customer,
      orderLines: sum.lines,
      quantity: row.quantity - sum.quantity,
      amount: row.amount - sum.amount,
      reportedTotalArea: row.reportedTotalArea - sum.area,
      reconciles:
        agree(row.quantity, sum.quantity) &&
        agree(row.amount, sum.amount) &&
        agree(row.reportedTotalArea, sum.area),
      unlistedPieces: row.quantity - listed,
    });
  });
  const onSheet = new Set(customers.map((row) => row.customer));
  const unlisted = differences.filter((row) => !agree(row.unlistedPieces, 0));
  return Object.freeze({
    customers: Object.freeze(differences),
    reconciling: differences.filter((row) => row.reconciles).length,
    withUnlistedPieces: unlisted.length,
    unlistedPieces: sumBy(unlisted, (row) => row.unlistedPieces),
    notOnSheet: Object.freeze([...sums.keys()].filter((customer) => !onSheet.has(customer)).sort()),
  });
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, 1e-6 * Math.abs(b));
}
