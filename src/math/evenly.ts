/**
 * An even selection: every second, third … item, at most `most` of them, in their order. All of them where they are few.
 *
 * @example evenly([1, 2, 3, 4, 5], 3) // [1, 3, 5]
 */
export function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return step === 1 ? items : items.filter((_, i) => i % step === 0);
}
