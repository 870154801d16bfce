import { InputError } from "./input-error";

/**
 * Checks a whole-number argument.
 *
 * @param where function and argument, as the error shall name them: `gapStatistic(maxK)`.
 * @throws InputError when `value` is not a whole number from `from` to `to`.
 */
export function requireWhole(value: unknown, where: string, from: number, to = Infinity): void {
  if (Number.isInteger(value) && (value as number) >= from && (value as number) <= to) return;
  const limit = to === Infinity ? `of at least ${from}` : `from ${from} to ${to}`;
  throw new InputError({ where, what: String(value), legal: `a whole number ${limit}` });
}
