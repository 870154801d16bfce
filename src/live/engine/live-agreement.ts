import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { matchLabels } from "../../validity/agreement/match-labels";
import type { LiveAgreement } from "./live-parts";

/** Labels under the numbers of a reference, and how far the two are from each other. */
export interface Compared {
  readonly labels: Int32Array;
  readonly agreement: LiveAgreement;
}

/**
 * Renumbers labels so that they agree with the reference where they can (the same colour for the same segment), and
 * says how far the two differ. A customer moved when the best matching of segments puts it elsewhere; one that is
 * noise in one of the two only, moved as well. The adjusted Rand index leaves noise out, as everywhere in the study.
 *
 * @param names of the rows, in order.
 */
export function compareWithChoice(
  reference: Int32Array,
  labels: Int32Array,
  names: readonly string[],
): Compared {
  const matched = matchLabels(reference, labels).labels;
  return {
    labels: matched,
    agreement: Object.freeze({
      adjustedRand: adjustedRand(reference, labels).value,
      moved: Object.freeze(names.filter((_, row) => matched[row] !== reference[row])),
      compared: names.length,
    }),
  };
}
