import type { Quantity } from "../text/format";
import type { TwelveMonths, WindowRange } from "../value/twelve-months";
import type { Effect } from "./recommendation";

/**
 * What accounts bring in twelve months, as the effect of keeping them: the last twelve, between the least and the most so far.
 *
 * @param of which figure. @param shown writes it.
 * @returns null where the lines cover twelve months once, or not at all: then there is no range.
 */
export function yearEffect(
  year: TwelveMonths | null,
  of: (year: TwelveMonths) => WindowRange,
  shown: (value: number) => Quantity,
  measure: string,
): Effect | null {
  if (year === null || year.windows === 1) return null;
  const { last, least, most } = of(year);
  return {
    measure,
    estimate: shown(last),
    low: shown(least),
    high: shown(most),
    interval: "least and most of all twelve-month windows so far",
  };
}
