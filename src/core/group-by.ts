/**
 * The items that have the same key, together: the groups in the order of their first items, the items of each in the order given.
 * @example [...groupBy(["ant", "bee", "asp"], (word) => word[0])] // [["a", ["ant", "asp"]], ["b", ["bee"]]]
 */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  key: (item: Item, index: number) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const of = key(item, index++);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [item]);
    else group.push(item);
  }
  return groups;
}
