import { groupBy } from "../core/group-by";
import { orderKey, type SalesLines } from "./sales-lines";

/** Orders in which everything was given back, such as credit notes. */
export interface OrdersOfReturns {
  readonly orders: number;
  /** All orders, these counted. */
  readonly ofOrders: number;
  /** Customers without any other order. */
  readonly customers: number;
}

/** How many orders hold nothing but what was given back: an order number of its own counts as an order. Cost O(lines). */
export function ordersOfReturns({ lines }: Pick<SalesLines, "lines">): OrdersOfReturns {
  const orders = [...groupBy(lines, (line) => JSON.stringify([line.customer, orderKey(line)])).values()];
  const back = orders.filter((own) => own.every(({ amount }) => amount < 0));
  const customers = (some: typeof orders): Set<string> => new Set(some.map(([{ customer }]) => customer));
  const buyers = customers(orders.filter((own) => own.some(({ amount }) => amount >= 0)));
  return Object.freeze({
    orders: back.length,
    ofOrders: orders.length,
    customers: [...customers(back)].filter((customer) => !buyers.has(customer)).length,
  });
}
