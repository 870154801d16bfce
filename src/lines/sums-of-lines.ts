import { DAY } from "../core/day";
import { sumBy, sumOf } from "../core/sum";
import { accountActivity } from "./account-activity";
import type { LineSums, ProductSums } from "./line-sums";
import { largestProducts, OTHER_PRODUCTS, productColumn, productOfColumn } from "./product-columns";
import type { SalesLines } from "./sales-lines";

/**
 * Sums sales lines that are in memory.
 *
 * @param mix the columns of the product mix, where an earlier base has made them; default the largest products by money.
 * Cost O(lines log lines + customers x products).
 */
export function sumsOfLines(sales: SalesLines, mix?: readonly string[]): LineSums {
  const accounts = [...accountActivity(sales)].sort((a, b) => (a.customer < b.customer ? -1 : 1));
  const customers = accounts.map(({ customer }) => customer);
  const { firstDay, lastDay, leftOut } = sales;
  return Object.freeze({
    lines: sales.lines.length,
    firstDay,
    lastDay,
    ...(leftOut === undefined ? {} : { leftOut }),
    accounts: Object.freeze({
      customers,
      revenue: accounts.map(({ revenue }) => revenue),
      orders: accounts.map(({ orders }) => orders),
      firstDay: accounts.map(({ firstOrder }) => firstOrder.getTime() / DAY),
      lastDay: accounts.map(({ lastOrder }) => lastOrder.getTime() / DAY),
      medianGapDays: accounts.map(({ medianGapDays }) => medianGapDays),
      gapSpreadDays: accounts.map(({ gapSpreadDays }) => gapSpreadDays),
      returned: accounts.map(({ returned }) => returned),
      weekendOrders: accounts.map(({ weekendOrders }) => weekendOrders),
      breadth: accounts.map(({ breadth }) => breadth),
      countries: accounts.map(({ country }) => country),
    }),
    products: productSums(sales, customers, mix),
  });
}

type ByCustomer = ReadonlyMap<string, number>;

function productSums(
  sales: SalesLines,
  customers: readonly string[],
  mix: readonly string[] | undefined,
): ProductSums {
  const money = new Map<string, Map<string, number>>();
  for (const { product, customer, amount } of sales.lines) {
    if (product === null) continue;
    const own = money.get(product) ?? new Map<string, number>();
    money.set(product, own.set(customer, (own.get(customer) ?? 0) + amount));
  }
  const totals = new Map([...money].map(([product, own]) => [product, sumOf([...own.values()])]));
  const kept =
    mix?.filter((column) => column !== OTHER_PRODUCTS).map(productOfColumn) ?? largestProducts(totals);
  const named = new Set(kept);
  const others = [...money].filter(([product]) => !named.has(product)).map(([, own]) => own);
  const bought = (some: readonly (ByCustomer | undefined)[]): number =>
    sumBy(some, (own) => sumBy([...(own?.values() ?? [])], (amount) => Math.max(0, amount)));
  const moneyOf = (some: readonly (ByCustomer | undefined)[]): readonly number[] =>
    customers.map((customer) => sumBy(some, (own) => Math.max(0, own?.get(customer) ?? 0)));
  return Object.freeze({
    count: money.size,
    named: kept.map((product) => ({ column: productColumn(product), money: moneyOf([money.get(product)]) })),
    others: others.length === 0 ? null : moneyOf(others),
    covered: bought(kept.map((product) => money.get(product))) / bought([...money.values()]),
  });
}
