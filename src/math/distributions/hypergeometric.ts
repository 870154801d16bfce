import { InputError } from "../../core/input-error";
import { logChoose } from "./log-gamma";
import { requireWhole } from "../../core/require-whole";
import { exponential } from "../functions/exponential";

/** A draw without replacement: `drawn` of `total` things, of which `marked` carry a mark. */
export interface Urn {
  readonly total: number;
  readonly marked: number;
  readonly drawn: number;
}

/**
 * The probabilities of the hypergeometric distribution around one outcome.
 *
 * @param found how many of the drawn things are marked.
 * @returns `atLeast` P(X >= found), `atMost` P(X <= found), `twoSided` the sum over all outcomes no likelier
 * than this one (Fisher's exact test as in R's `fisher.test`, with its tolerance of 1e-7).
 * @throws InputError for counts that no such draw can give. Cost O(min(marked, drawn)), of many O(the root of `drawn`).
 * @example hypergeometric({ total: 10, marked: 5, drawn: 5 }, 5).atLeast // 1/252
 */
export function hypergeometric(
  urn: Urn,
  found: number,
): { readonly atLeast: number; readonly atMost: number; readonly twoSided: number } {
  const { total, marked, drawn } = urn;
  requireWhole(total, "hypergeometric(total)", 0, Infinity);
  requireWhole(marked, "hypergeometric(marked)", 0, total);
  requireWhole(drawn, "hypergeometric(drawn)", 0, total);
  const [least, most] = [Math.max(0, marked + drawn - total), Math.min(marked, drawn)];
  if (!Number.isInteger(found) || found < least || found > most) {
    throw new InputError({
      where: "hypergeometric(found)",
      what: String(found),
      legal: `a whole number from ${least} to ${most}`,
    });
  }
  const all = logChoose(total, drawn);
  const probability = (x: number): number =>
    exponential(logChoose(marked, x) + logChoose(total - marked, drawn - x) - all);
  const here = probability(found) * (1 + 1e-7);
  let [atLeast, atMost, twoSided] = [0, 0, 0];
  // Far from the likeliest outcome all probabilities are 0 in numbers of this size: of a million things most are.
  const likeliest = Math.floor(((drawn + 1) * (marked + 1)) / (total + 2));
  const first = nearestThat((x) => probability(x) > 0, least, likeliest);
  const last = nearestThat((x) => probability(x) > 0, most, likeliest);
  for (let x = first; x <= last; x++) {
    const p = probability(x);
    if (x >= found) atLeast += p;
    if (x <= found) atMost += p;
    if (p <= here) twoSided += p;
  }
  return Object.freeze({
    atLeast: Math.min(1, atLeast),
    atMost: Math.min(1, atMost),
    twoSided: Math.min(1, twoSided),
  });
}

/** Of whole numbers from `far` to `near` the first for which something holds that holds for all from there to `near`. */
function nearestThat(holds: (x: number) => boolean, far: number, near: number): number {
  let [without, within] = [far, near];
  if (holds(far)) return far;
  while (Math.abs(within - without) > 1) {
    const middle = Math.trunc((without + within) / 2);
    if (holds(middle)) within = middle;
    else without = middle;
  }
  return within;
}
