import { sampleRankCorrelation } from "simple-statistics";
import { sumOf } from "../../../core/sum";
import type { OrderLine, SalesLine, Unit } from "../workbook/tables";
import { lineAreaFt2 } from "./line-area";

/** A customer's area as the customer sheet reports it, and as it truly is. */
export interface CustomerArea {
  readonly customer: string;
  /** Sum of the pieces' areas in mixed units, quantities ignored. Has no unit. */
  readonly reported: number;
  /** Sum of pieces x area of a piece, ft2. */
  readonly trueFt2: number;
  /** The unit most of its order lines are in; `null` where it has no sales line. */
  readonly unit: Unit | null;
}

/** How far the reported area leads astray. */
export interface UnitTrap {
  readonly customers: readonly CustomerArea[];
  /** Spearman's rank correlation of reported and true area, -1 to 1; NaN with fewer than two customers. */
  readonly rankCorrelation: number;
  /** True area in all per reported area in all. */
  readonly ratio: number;
}

/**
 * Compares the area the customer sheet reports with quantity x area in ft2, over the order lines.
 *
 * @param orders order lines, for the areas. @param sales sales lines, for the unit of each customer.
 * Cost O(n log n).
 * @example unitTrap(workbook.orders, workbook.sales).customers.length // 45
 */
export function unitTrap(orders: readonly OrderLine[], sales: readonly SalesLine[]): UnitTrap {
  const units = mainUnits(sales);
  const sums = new Map<string, { reported: number; trueFt2: number }>();
  for (const line of orders) {
    const sum = sums.get(line.customer) ?? { reported: 0, trueFt2: 0 };
    sum.reported += line.pieceAreaInUnit;
    sum.trueFt2 += lineAreaFt2(line);
    sums.set(line.customer, sum);
  }
  const customers = [...sums].map(([customer, { reported, trueFt2 }]) =>
    Object.freeze({ customer, reported, trueFt2, unit: units.get(customer) ?? null }),
  );
  customers.sort((a, b) => b.trueFt2 - a.trueFt2 || (a.customer < b.customer ? -1 : 1));
  const [reported, trueFt2] = [customers.map((c) => c.reported), customers.map((c) => c.trueFt2)];
  return Object.freeze({
    customers: Object.freeze(customers),
    rankCorrelation: customers.length < 2 ? NaN : sampleRankCorrelation(reported, trueFt2),
    ratio: sumOf(trueFt2) / sumOf(reported),
  });
}

function mainUnits(sales: readonly SalesLine[]): Map<string, Unit> {
  const counts = new Map<string, Map<Unit, number>>();
  for (const { kind, customer, unit } of sales) {
    if (kind !== "order") continue;
    const units = counts.get(customer) ?? new Map<Unit, number>();
    units.set(unit, (units.get(unit) ?? 0) + 1);
    counts.set(customer, units);
  }
  return new Map(
    [...counts].map(([customer, units]) => [customer, [...units].sort((a, b) => b[1] - a[1])[0][0]]),
  );
}
