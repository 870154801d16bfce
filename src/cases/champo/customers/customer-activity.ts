import type { Workbook } from "../workbook/tables";

/** What order, sales and sample lines show about one customer. */
export interface CustomerActivity {
  /** Quantity x ft2 over its order lines; `null` where it has none. */
  readonly trueAreaFt2: number | null;
  readonly country: string | null;
  readonly orders: number;
  readonly orderLines: number;
  readonly firstOrder: Date | null;
  readonly lastOrder: Date | null;
  readonly samples: number;
  readonly converted: number;
}

const NONE: CustomerActivity = Object.freeze({
  trueAreaFt2: null,
  country: null,
  orders: 0,
  orderLines: 0,
  firstOrder: null,
  lastOrder: null,
  samples: 0,
  converted: 0,
});

/** Sums lines up by customer. An order is a number on a day: numbers are used again after months. */
export function customerActivity(workbook: Workbook): {
  readonly of: (customer: string) => CustomerActivity;
  /** Area of a piece, ft2, averaged over all pieces ordered; 0 where nothing was ordered. */
  readonly meanPieceAreaFt2: number;
} {
  const found = new Map<string, CustomerActivity>();
  const change = (customer: string, by: (known: CustomerActivity) => Partial<CustomerActivity>) => {
    const known = found.get(customer) ?? NONE;
    found.set(customer, { ...known, ...by(known) });
  };
  let [pieces, areaFt2] = [0, 0];
  for (const line of workbook.orders) {
    const area = line.quantity * line.pieceAreaFt2;
    pieces += line.quantity;
    areaFt2 += area;
    change(line.customer, (known) => ({
      trueAreaFt2: (known.trueAreaFt2 ?? 0) + area,
      orderLines: known.orderLines + 1,
      country: line.country,
    }));
  }
  for (const line of workbook.samples) {
    change(line.customer, (known) => ({
      samples: known.samples + 1,
      converted: known.converted + (line.converted ? 1 : 0),
      country: known.country ?? line.country,
    }));
  }
  for (const [customer, { keys, first, last }] of ordersOf(workbook)) {
    change(customer, () => ({ orders: keys.size, firstOrder: new Date(first), lastOrder: new Date(last) }));
  }
  return {
    of: (customer) => found.get(customer) ?? NONE,
    meanPieceAreaFt2: pieces === 0 ? 0 : areaFt2 / pieces,
  };
}

function ordersOf(workbook: Workbook): Map<string, { keys: Set<string>; first: number; last: number }> {
  const orders = new Map<string, { keys: Set<string>; first: number; last: number }>();
  for (const line of workbook.sales) {
    if (line.kind !== "order") continue;
    const time = line.date.getTime();
    const known = orders.get(line.customer) ?? { keys: new Set<string>(), first: time, last: time };
    known.keys.add(JSON.stringify([line.orderNumber, time]));
    known.first = Math.min(known.first, time);
    known.last = Math.max(known.last, time);
    orders.set(line.customer, known);
  }
  return orders;
}
