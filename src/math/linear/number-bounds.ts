import { InputError } from "../../core/input-error";
import type { Matrix } from "./matrix";

/** Distances are sums of squares: beyond this the square of a difference is no longer a number … */
export const LARGEST_VALUE = 1e150;

/** … and where no column varies by more than this, squares of differences are lost below what a number holds. */
const SMALLEST_SPREAD = 1e-140;

/** What `requireSizeOf` accepts, for messages about a single value. */
export const LEGAL_SIZE = `a number from -${LARGEST_VALUE} to ${LARGEST_VALUE}`;

/** Whether a finite number can be squared, and such squares summed; NaN and infinities cannot. */
export function hasLegalSize(value: number): boolean {
  return Math.abs(value) <= LARGEST_VALUE;
}

/**
 * Throws for a finite number whose square is beyond what a number holds. Asked where numbers come in (observations, distances,
 * scaling), so that no method has to: past this point no sum of squares overflows.
 *
 * @param where of the value, as the error shall name it: row and column.
 */
export function requireSizeOf(value: number, where: string): void {
  if (hasLegalSize(value)) return;
  throw new InputError({
    where,
    what: `${value}, a number whose square is beyond what a number holds`,
    legal: LEGAL_SIZE,
    remedy: "Scale the columns first",
  });
}

/** Throws where columns vary, but all so little that squared differences are lost. Cost O(n d). */
export function requireSpread({ rows, columns, data }: Matrix, where: string): void {
  let widest = 0;
  for (let j = 0; j < columns; j++) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0, at = j; i < rows; i++, at += columns) {
      if (data[at] < low) low = data[at];
      if (data[at] > high) high = data[at];
    }
    if (high - low > widest) widest = high - low;
  }
  if (widest === 0 || widest >= SMALLEST_SPREAD) return;
  throw new InputError({
    where,
    what: `columns that vary by ${widest} at most, a number whose square is below what a number holds`,
    legal: `columns of which one varies by ${SMALLEST_SPREAD} or more, or none at all`,
    remedy: "Scale the columns first",
  });
}
