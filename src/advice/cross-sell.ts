import { sumBy } from "../core/sum";
import type { CustomerBase } from "../customers/customer-base";
import { wholesOf } from "../customers/recipe/part-shares";

/** A product that the buyers of another often buy too. */
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
 * The product to offer next to a group of customers: of those the group mostly leaves alone, the one most bought by the
 * other buyers of its main product. Products are the parts of a whole, such as a product mix; those set aside are not offered.
 *
 * @param base all customers. @param group names of the group. @param whole default the base's first.
 * @returns null where the base has no such parts, the group buys nothing, nobody else buys its main product, or at least
 * half of the group buys everything that the others do. Cost O(customers · products).
 */
export function crossSell(
  base: CustomerBase,
  group: readonly string[],
  whole: string | undefined = wholesOf(base)[0],
): CrossSell | null {
  const inside = new Set(group);
  const rows = [...base.customers.keys()];
  const members = rows.filter((row) => inside.has(base.customers[row]));
  const others = rows.filter((row) => !inside.has(base.customers[row]));
  const products = base.columns
    .filter((column) => whole !== undefined && column.whole === whole && column.role !== "set aside")
    .map(({ name, numbers }) => ({ name, buys: (row: number) => numbers![row] > 0, numbers: numbers! }));
  const pieces = ({ numbers }: (typeof products)[number]): number =>
    sumBy(members, (row) => numbers[row] || 0);
  const main = products.reduce(
    (best, product) => (pieces(product) > pieces(best) ? product : best),
    products[0],
  );
  if (main === undefined || pieces(main) === 0) return null;
  const otherBuyers = others.filter((row) => main.buys(row));
  const candidates = products
    .filter((product) => product !== main)
    .map((product) => ({
      product: product.name,
      also: otherBuyers.filter((row) => product.buys(row)).length,
      notYet: members.filter((row) => !product.buys(row)).map((row) => base.customers[row]),
    }))
    .filter(({ also, notYet }) => also > 0 && 2 * notYet.length > members.length)
    .sort((a, b) => b.also - a.also);
  if (candidates.length === 0) return null;
  const [{ product, also, notYet }] = candidates;
  return Object.freeze({
    main: main.name,
    product,
    otherBuyers: otherBuyers.length,
    ofThoseAlso: also,
    notYet: Object.freeze(notYet),
  });
}
