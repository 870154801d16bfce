import { requireCustomers, type CustomerTable } from "../customer-table";
import { rawFeature } from "./raw-feature";

/** Who buys what: the share of each product type in each customer's pieces. */
export interface ProductShares {
  /** The largest revenue first. */
  readonly customers: readonly string[];
  /** The most bought type first, by the mean of the shares. */
  readonly products: readonly string[];
  /** One row per customer, one share per product, 0 to 1; NaN for a customer without pieces. */
  readonly shares: readonly (readonly number[])[];
  /** Buyers of each product. */
  readonly buyers: readonly number[];
}

/** The product mix of every customer. Cost O(customers x products). */
export function productShares(table: CustomerTable): ProductShares {
  requireCustomers(table, "productShares(table)");
  const records = [...table.records].sort(
    (a, b) => b.revenue - a.revenue || (a.customer < b.customer ? -1 : 1),
  );
  const shareOf = (product: string) =>
    records.map((record) => rawFeature(record, { kind: "share", product }) ?? NaN);
  const columns = table.products.map((product) => {
    const shares = shareOf(product);
    const sum = shares.reduce((total, share) => total + (Number.isNaN(share) ? 0 : share), 0);
    return { product, shares, sum, buyers: records.filter((record) => record.products[product] > 0).length };
  });
  columns.sort((a, b) => b.sum - a.sum || (a.product < b.product ? -1 : 1));
  return Object.freeze({
    customers: Object.freeze(records.map((record) => record.customer)),
    products: Object.freeze(columns.map((column) => column.product)),
    shares: Object.freeze(records.map((_, i) => Object.freeze(columns.map((column) => column.shares[i])))),
    buyers: Object.freeze(columns.map((column) => column.buyers)),
  });
}
