import { countsOf } from "../../core/counts-of";
import { groupBy } from "../../core/group-by";
import type { SalesLines } from "../../lines/sales-lines";
import { sumBy } from "../../core/sum";
import type { PurchaseTable } from "./suggest-products";

/** Of more products the most bought, of more customers every so manieth: enough to see whether neighbours foresee anything. */
const MOST_PRODUCTS = 30;
const MOST_CUSTOMERS = 200;
/** Fewer customers with two products or more have no neighbours to learn from. */
const LEAST_CUSTOMERS = 10;

/**
 * What customers bought of the most common products: for a recommender. In pieces where all lines have them, else in lines.
 *
 * @returns the 30 products with the most buyers, and up to 200 customers with two of them or more; null where fewer than ten
 * customers have two. Cost O(lines).
 * @example purchaseTable(study.lines)?.attributes.length
 */
export function purchaseTable({ lines }: SalesLines): PurchaseTable | null {
  const sold = lines.filter(({ product }) => product !== null);
  const pieces = sold.every(({ quantity }) => !Number.isNaN(quantity));
  const bought = new Map(
    [...groupBy(sold, ({ customer }) => customer)].map(([customer, own]) => [
      customer,
      new Map(
        [...groupBy(own, ({ product }) => product!)].map(([product, of]) => [
          product,
          // What was given back was not bought.
          Math.max(0, pieces ? sumBy(of, ({ quantity }) => quantity) : of.length),
        ]),
      ),
    ]),
  );
  const buyers = countsOf(
    [...bought.values()].flatMap((own) => [...own].flatMap(([product, much]) => (much > 0 ? [product] : []))),
  );
  const attributes = [...buyers]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_PRODUCTS)
    .map(([product]) => product);
  const all = [...bought].flatMap(([customer, own]) => {
    const values = attributes.map((product) => own.get(product) ?? 0);
    return values.filter((value) => value > 0).length > 1 ? [{ customer, values }] : [];
  });
  if (all.length < LEAST_CUSTOMERS) return null;
  const kept = all.filter((_, i) => (i * MOST_CUSTOMERS) % all.length < MOST_CUSTOMERS);
  return Object.freeze({
    customers: Object.freeze(kept.map(({ customer }) => customer)),
    attributes: Object.freeze(attributes),
    values: Object.freeze(kept.map(({ values }) => Object.freeze(values))),
  });
}
