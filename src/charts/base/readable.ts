import { count } from "../../text/format";

/** So many customers can be named, or have a bar of their own, in one figure. */
export const MOST_NAMED = 250;
/** So many points of a cloud a browser draws without delay, and an eye still separates. */
export const MOST_POINTS = 3_000;

/** What a figure's description says of the customers that it does not draw; "" where it draws all. */
export function notDrawn(drawn: number, of: number): string {
  return drawn === of ? "" : ` Drawn: ${count(drawn).text} of ${count(of).text}, an even selection.`;
}
