import { orderKey, type SalesLine, type SalesLines } from "../lines/sales-lines";

/** What of a line is put into a basket: of its own fields, those that hold words. */
export type BasketField<Line extends SalesLine> = {
  [Field in keyof Line]: Line[Field] extends string | null ? Field : never;
}[keyof Line];

/**
 * Every order as the list of what it holds: one basket per customer and order, each thing once; what is not known or was given
 * back is left out. Cost O(lines).
 *
 * @param what the field that is put into the baskets; default the product.
 * @example associationRules(orderBaskets(study.lines), { minCount: 3 })
 */
export function orderBaskets<Line extends SalesLine>(
  { lines }: SalesLines<Line>,
  what: BasketField<Line> = "product" as BasketField<Line>,
): readonly (readonly string[])[] {
  const baskets = new Map<string, Set<string>>();
  for (const line of lines) {
    const thing = line[what] as string | null;
    if (thing === null || line.amount < 0) continue;
    const key = JSON.stringify([line.customer, orderKey(line)]);
    const basket = baskets.get(key) ?? new Set<string>();
    baskets.set(key, basket.add(thing));
  }
  return Object.freeze([...baskets.values()].map((basket) => Object.freeze([...basket].sort())));
}
