import { decimalLog } from "../../math/functions/decimal-log";

/**
 * The roundest number that separates two values: at or above `low` and below `high`. A rule with "above 35%" can be
 * remembered; one with "above 34.137%" only pretends to be exact, since any number in the gap gives the same split.
 *
 * Among multiples of 1, 5 or a half of the largest power of ten that has one in the gap, the nearest to its middle.
 *
 * @returns the threshold: values up to it lie on the side of `low`. Cost O(1).
 * @example roundThreshold(0.312, 0.389) // 0.35
 */
export function roundThreshold(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  const widest = Math.ceil(decimalLog(Math.max(Math.abs(low), Math.abs(high), high - low)));
  for (let exponent = widest; exponent > widest - 16; exponent--) {
    for (const unit of [1, 0.5]) {
      const step = unit * 10 ** exponent;
      // Through text, since 7 * 0.05 is not 0.35 in binary.
      // The lower of two that are as near: of whole numbers, "more than 1" and not "more than 1.5".
      const nearest = Number((Math.ceil(middle / step - 0.5) * step).toPrecision(14));
      if (nearest >= low && nearest < high) return nearest;
    }
  }
  return low;
}
