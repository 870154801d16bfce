import type { Observations } from "../../math/linear/observations";
import { silhouette } from "../../validity/scores/silhouette";
import type { LiveMethod } from "../live-methods";
import type { LiveState } from "../live-state";

/** More segments than this are not tried. */
const MOST = 8;

/**
 * The number of segments from 2 to 8 with the highest silhouette; the smallest among equals.
 *
 * @returns null where no number has a silhouette, or where 8 has the highest: then it might go on rising. Cost: the method
 *   for each number, and O(n^2 d).
 */
export function proposeK(
  x: Observations,
  method: LiveMethod,
  { parameters, seed }: LiveState,
): { readonly k: number; readonly silhouette: number; readonly most: number } | null {
  const most = Math.min(MOST, x.rows - 1);
  let best: { k: number; silhouette: number } | null = null;
  for (let k = 2; k <= most; k++) {
    const { value } = silhouette(x, method.run(x, { ...parameters, k }, seed));
    if (value !== null && value > (best?.silhouette ?? -Infinity)) best = { k, silhouette: value };
  }
  return best === null || (best.k === most && most > 2) ? null : Object.freeze({ ...best, most });
}
