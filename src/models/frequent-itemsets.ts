import { InputError } from "../core/input-error";
import { requireWhole } from "../core/require-whole";

/** Items that occur together in enough baskets. */
export interface FrequentItemset {
  /** In alphabetical order. */
  readonly items: readonly string[];
  /** Baskets that hold all of them. */
  readonly count: number;
}

/**
 * All sets of items that occur together in at least `minCount` baskets: Apriori (Agrawal & Srikant 1994), each
 * set carrying the list of its baskets, so that a larger set is counted by intersecting two lists (Zaki 2000).
 *
 * @param options.maxItems the size of the largest sets looked for.
 * @returns smaller sets first, alphabetical within a size.
 * @throws InputError for no baskets or options that are no whole numbers of at least 1.
 */
export function frequentItemsets(
  baskets: readonly (readonly string[])[],
  options: { readonly minCount: number; readonly maxItems: number },
): readonly FrequentItemset[] {
  const { minCount, maxItems } = options;
  requireWhole(minCount, "frequentItemsets(minCount)", 1);
  requireWhole(maxItems, "frequentItemsets(maxItems)", 1);
  if (baskets.length === 0) {
    throw new InputError({
      where: "frequentItemsets(baskets)",
      what: "no baskets",
      legal: "at least one basket",
    });
  }
  const holders = new Map<string, number[]>();
  baskets.forEach((basket, i) => {
    for (const item of new Set(basket)) {
      const list = holders.get(item);
      if (list) list.push(i);
      else holders.set(item, [i]);
    }
  });
  let level = [...holders]
    .filter(([, list]) => list.length >= minCount)
    .map(([item, list]) => ({ items: [item], baskets: list }))
    .sort((a, b) => (a.items[0] < b.items[0] ? -1 : 1));
  const found = [...level];
  for (let size = 2; size <= maxItems && level.length > 1; size++) {
    const known = new Set(level.map((set) => JSON.stringify(set.items)));
    const next: typeof level = [];
    level.forEach((first, i) => {
      for (let k = i + 1; k < level.length; k++) {
        const second = level[k];
        // Sets that share all but their last item stand side by side.
        if (first.items.slice(0, -1).some((item, at) => item !== second.items[at])) break;
        const items = [...first.items, second.items[second.items.length - 1]];
        const everyPartIsFrequent = items.every((_, left) =>
          known.has(JSON.stringify(items.filter((_item, at) => at !== left))),
        );
        if (!everyPartIsFrequent) continue;
        const joint = intersection(first.baskets, second.baskets);
        if (joint.length >= minCount) next.push({ items, baskets: joint });
      }
    });
    found.push(...next);
    level = next;
  }
  return Object.freeze(
    found.map((set) => Object.freeze({ items: Object.freeze(set.items), count: set.baskets.length })),
  );
}

/** What two ascending lists have in common. */
function intersection(a: readonly number[], b: readonly number[]): number[] {
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      common.push(a[i]);
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return common;
}
