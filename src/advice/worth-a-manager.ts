/** An account with a smaller share of all money of the last year costs a manager of its own more than it brings. */
const LEAST_SHARE = 0.02;

/**
 * Whether an account is large enough, compared with all, for a manager of its own.
 *
 * @param recent its money of the last year. @param all that of all customers.
 * @example worthAManager(30_000, 7_400_000) // false
 */
export function worthAManager(recent: number, all: number): boolean {
  return recent >= LEAST_SHARE * all;
}
