import { sumBy } from "../../core/sum";
import type { CustomerBase } from "../customer-base";

/** How much of a column is missing. */
export interface MissingShare {
  readonly column: string;
  readonly missing: number;
  /** Of all customers, 0 to 1. */
  readonly share: number;
  /** Whether customers are compared by the column: only then its holes are filled. */
  readonly compared: boolean;
}

/** How much of each column is missing, the emptiest first. Cost O(cells). @example missingShares(base)[0].share */
export function missingShares(base: CustomerBase): readonly MissingShare[] {
  const shares = base.columns.map(({ name, role, numbers, texts }): MissingShare => {
    const missing =
      numbers === null
        ? (texts ?? []).filter((text) => text === null).length
        : sumBy(numbers, (value) => (Number.isNaN(value) ? 1 : 0));
    const share = missing / base.customers.length;
    return Object.freeze({ column: name, missing, share, compared: role === "feature" });
  });
  return Object.freeze(shares.sort((a, b) => b.share - a.share));
}
