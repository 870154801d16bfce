/**
 * The sum of numbers, added from the first to the last; 0 without values. The order is part of the result: a sum in another order
 * may differ in its last bits.
 * @example sumOf([1, 2, 3]) // 6
 */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/**
 * The sum of one number of each item, added from the first item to the last; 0 without items.
 * @example sumBy(["one", "three"], (word) => word.length) // 8
 */
export function sumBy<Item>(items: ArrayLike<Item>, value: (item: Item, index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < items.length; i++) sum += value(items[i], i);
  return sum;
}

/** The sum of the products of two lists of one length, in their order. */
export function sumOfProducts(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
