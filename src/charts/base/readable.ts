import { count } from "../../text/format";

/** So many customers can be named, or have a bar of their own, in one figure. */
export const MOST_NAMED = 250;
/** So many points of a cloud a browser draws without delay, and an eye still separates. */
export const MOST_POINTS = 3_000;

/**
 * An even selection: every second, third … item, at most `most` of them, in their order. All of them where they are few.
 *
 * @example evenly([1, 2, 3, 4, 5], 3) // [1, 3, 5]
 */
export function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return step === 1 ? items : items.filter((_, i) => i % step === 0);
}

/** What a figure's description says of the customers that it does not draw; "" where it draws all. */
export function notDrawn(drawn: number, of: number): string {
  return drawn === of ? "" : ` Drawn: ${count(drawn).text} of ${count(of).text}, an even selection.`;
}
