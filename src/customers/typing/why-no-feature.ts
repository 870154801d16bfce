/** Fewer rows may be consecutive by accident. */
const LEAST_ROWS = 10;
/** Codes of contracts, phones and articles have so many digits or more … */
const LONG = 9;
/** … and hardly ever occur twice. */
const NEARLY_ALL = 0.95;

/**
 * Why numbers are no quantity of a customer, whatever the name of their column: they number the rows (from 0 or 1 on), or they are long
 * codes, of which hardly any is there twice. Cost O(rows).
 *
 * @param numbers one a row; null where there is none.
 * @returns the reason in words; null where nothing speaks against comparing them.
 * @example whyNoFeature([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) // "It numbers the rows."
 */
export function whyNoFeature(numbers: readonly (number | null)[]): string | null {
  // Most columns are done with at their first numbers.
  const first = numbers.find((value) => value !== null);
  if (first === undefined || first === null || !Number.isInteger(first)) return null;
  const mayCount = first === 0 || first === 1;
  const digits = String(Math.abs(first)).length;
  if (!mayCount && digits < LONG) return null;
  if (numbers.some((value) => value !== null && !Number.isInteger(value))) return null;
  const known = numbers.filter((value) => value !== null);
  if (known.length < LEAST_ROWS) return null;
  const counts = mayCount && known.length === numbers.length;
  if (counts && known.every((value, row) => value === first + row)) return "It numbers the rows.";
  const codes = digits >= LONG && known.every((value) => String(Math.abs(value)).length === digits);
  return codes && new Set(known).size >= NEARLY_ALL * known.length
    ? `Whole numbers of ${digits} digits each, hardly any twice: codes, no quantities.`
    : null;
}
