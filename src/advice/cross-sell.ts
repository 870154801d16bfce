import type { CustomerTable } from "../cases/champo/customers/customer-table";
import { productName } from "../cases/champo/product-name";

/** A product type that the buyers of another often buy too. */
export interface CrossSell {
  /** What the group mostly buys. */
  readonly main: string;
  /** What it might also buy: bought by the largest share of the main product's other buyers. */
  readonly product: string;
  /** Buyers of `main` outside the group, and how many of them buy `product` too. */
  readonly otherBuyers: number;
  readonly ofThoseAlso: number;
  /** Members of the group that do not buy it yet. */
  readonly notYet: readonly string[];
}

/**
 * The product type to offer next to a group of customers: of those the group mostly leaves alone, the one most
 * bought by the other buyers of its main product.
 *
 * @param customers all customers. @param group names of the group.
 * @returns null where the group buys nothing, nobody else buys its main product, or at least half of the group
 * buys everything that the others do. Cost O(customers · products).
 */
export function crossSell(customers: CustomerTable, group: readonly string[]): CrossSell | null {
  const inside = new Set(group);
  const members = customers.records.filter((record) => inside.has(record.customer));
  const others = customers.records.filter((record) => !inside.has(record.customer));
  const buys = (record: (typeof members)[number], product: string): boolean => record.products[product] > 0;
  const named = customers.products.filter((product) => product !== productName("other"));
  const pieces = (product: string): number =>
    members.reduce((sum, record) => sum + record.products[product], 0);
  const main = named.reduce((best, product) => (pieces(product) > pieces(best) ? product : best), named[0]);
  if (main === undefined || pieces(main) === 0) return null;
  const otherBuyers = others.filter((record) => buys(record, main));
  const candidates = named
    .filter((product) => product !== main)
    .map((product) => ({
      product,
      also: otherBuyers.filter((record) => buys(record, product)).length,
      notYet: members.filter((record) => !buys(record, product)).map((record) => record.customer),
    }))
    .filter(({ also, notYet }) => also > 0 && 2 * notYet.length > members.length)
    .sort((a, b) => b.also - a.also);
  if (candidates.length === 0) return null;
  const [{ product, also, notYet }] = candidates;
  return Object.freeze({
    main,
    product,
    otherBuyers: otherBuyers.length,
    ofThoseAlso: also,
    notYet: Object.freeze(notYet),
  });
}
