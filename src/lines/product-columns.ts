import { LINE_FIGURES } from "./line-figures";

/** More products than this are no mix that a person can read: the others are put together. */
const MOST_PRODUCTS = 12;
/** The product that takes those. */
export const OTHER_PRODUCTS = "(other products)";
/** Sums that differ by less than this share are equal: engines add in another order. */
const EQUAL = 1e-9;

/** The names of the columns that sums of lines have, but for the products. */
export const FIGURES: ReadonlySet<string> = new Set([
  ...Object.values(LINE_FIGURES).map(({ name }) => name),
  ...["products", "country", OTHER_PRODUCTS],
]);
const PRODUCT = " (product)";

/** The name of a product's column: a product may be called as one of the figures is. */
export function productColumn(product: string): string {
  return FIGURES.has(product) ? `${product}${PRODUCT}` : product;
}

/** The product that has a column of that name. */
export function productOfColumn(column: string): string {
  const product = column.slice(0, -PRODUCT.length);
  return column.endsWith(PRODUCT) && FIGURES.has(product) ? product : column;
}

/** The largest products by money, the largest first; of equal ones the first of the alphabet. */
export function largestProducts(totals: ReadonlyMap<string, number>): readonly string[] {
  const byMoney = [...totals].sort((a, b) => b[1] - a[1]);
  // Sums of several engines differ in their last digits, so equality is not exact: neighbours are put into runs first.
  const runs: string[][] = [];
  let before = NaN;
  for (const [product, total] of byMoney) {
    if (runs.length > 0 && before - total <= EQUAL * Math.abs(before)) runs[runs.length - 1].push(product);
    else if (runs.flat().length >= MOST_PRODUCTS) break;
    else runs.push([product]);
    before = total;
  }
  return runs.flatMap((run) => run.sort()).slice(0, MOST_PRODUCTS);
}
