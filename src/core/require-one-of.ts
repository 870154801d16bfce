import { InputError } from "./input-error";

/**
 * Checks an argument that is one of a few words (or numbers, or true and false).
 *
 * @param where function and argument, as the error shall name them: `gapStatistic(distribution)`.
 * @throws InputError when `value` is none of `legal`.
 */
export function requireOneOf(value: unknown, legal: readonly unknown[], where: string): void {
  if (legal.includes(value)) return;
  const what = typeof value === "string" ? `"${value}"` : String(value);
  throw new InputError({ where, what, legal: legal.map(String).join(legal.length === 2 ? " or " : ", ") });
}
