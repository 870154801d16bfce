import { InputError } from "./input-error";

/**
 * Checks a number that need not be whole.
 *
 * @param where function and argument, as the error shall name them: `redundancy(strong)`.
 * @throws InputError when `value` is no finite number from `from` to `to`, both included.
 */
export function requireBetween(value: unknown, where: string, from: number, to = Infinity): void {
  if (typeof value === "number" && Number.isFinite(value) && value >= from && value <= to) return;
  const limit = from === -Infinity ? "" : to === Infinity ? ` of at least ${from}` : ` from ${from} to ${to}`;
  throw new InputError({ where, what: String(value), legal: `a finite number${limit}` });
}
