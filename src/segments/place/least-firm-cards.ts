import { requireWhole } from "../../core/require-whole";
import type { ConfidenceCard } from "./confidence-cards";

/**
 * As many cards as a reader looks at: the least firm of every group, the same number of each where they have so many.
 *
 * @param cards the least firm first within each group, as `confidenceCards` gives them.
 * @param most how many in all, 0 or more.
 * @returns in the order of `cards`. Cost O(cards log cards).
 * @throws InputError for a number that is not whole or below 0.
 * @example leastFirmCards(confidenceCards(segmentation, { resamples: 5, seed: 7 }), 8).length // 8
 */
export function leastFirmCards(cards: readonly ConfidenceCard[], most: number): readonly ConfidenceCard[] {
  requireWhole(most, "leastFirmCards(most)", 0);
  const seen = new Map<number, number>();
  const places = cards.map((card, index) => {
    const place = seen.get(card.group) ?? 0;
    seen.set(card.group, place + 1);
    return { card, index, place };
  });
  const kept = places.sort((a, b) => a.place - b.place || a.index - b.index).slice(0, most);
  return Object.freeze(kept.sort((a, b) => a.index - b.index).map(({ card }) => card));
}
