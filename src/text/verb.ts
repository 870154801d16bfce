/**
 * The form of a verb (or of another word) that agrees with a number.
 *
 * @example `1 of 38 months ${verb(1, "lies", "lie")} beyond` // "1 of 38 months lies beyond"
 */
export function verb(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}
