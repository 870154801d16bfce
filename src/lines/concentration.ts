import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";

/** One holder of a part of the whole, with its place in the order of size. */
export interface ConcentrationShare {
  readonly name: string;
  readonly revenue: number;
  /** Its share of the whole, 0 to 1. */
  readonly share: number;
  /** The share of it and all larger ones together, 0 to 1. */
  readonly cumulative: number;
}

/** How unevenly revenue is spread over its holders. */
export interface Concentration {
  readonly total: number;
  /** The largest first. */
  readonly shares: readonly ConcentrationShare[];
  /** Gini coefficient, 0 (all equal) to (n - 1) / n (one holds all). */
  readonly gini: number;
  /** Herfindahl-Hirschman index: the sum of squared shares, 1/n (all equal) to 1 (one holds all). */
  readonly hhi: number;
  /** 1 / HHI: how many equal holders would be as concentrated. */
  readonly effectiveNumber: number;
  /** Holders whose returns exceed what they bought: they count as nothing, and the total is that of the others. */
  readonly belowZero: number;
}

/**
 * Measures the concentration of revenue: shares, Gini coefficient (Gini 1912; the population version,
 * not corrected for small n) and Herfindahl-Hirschman index (Hirschman 1964). Higher is more concentrated.
 *
 * @param holders names with their revenue, such as `salesTotals(orders, "customer")`. What is below 0 counts as nothing.
 * @throws InputError for no holders, a revenue that is not finite, or a total of 0: a share of nothing is undefined.
 * Cost O(n log n).
 * @example concentration([{ name: "A", revenue: 3 }, { name: "B", revenue: 1 }]).hhi // 0.625
 */
export function concentration(
  holders: readonly { readonly name: string; readonly revenue: number }[],
): Concentration {
  const where = "concentration(holders)";
  const wrong = holders.find(({ revenue }) => !Number.isFinite(revenue));
  if (wrong) {
    throw new InputError({
      where: `${where}, "${wrong.name}"`,
      what: String(wrong.revenue),
      legal: "a finite number",
    });
  }
  const held = holders.map(({ name, revenue }) => ({ name, revenue: Math.max(0, revenue) }));
  const total = sumBy(held, ({ revenue }) => revenue);
  if (total === 0) {
    throw new InputError({ where, what: `${holders.length} holders of nothing`, legal: "a total above 0" });
  }
  const ordered = held.sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
  const n = ordered.length;
  let [running, ranked, hhi] = [0, 0, 0];
  const shares = ordered.map(({ name, revenue }, i) => {
    running += revenue;
    ranked += (n + 1 - 2 * (i + 1)) * revenue;
    hhi += (revenue / total) ** 2;
    return Object.freeze({ name, revenue, share: revenue / total, cumulative: running / total });
  });
  return Object.freeze({
    total,
    shares: Object.freeze(shares),
    gini: ranked / (n * total),
    hhi,
    effectiveNumber: 1 / hhi,
    belowZero: holders.filter(({ revenue }) => revenue < 0).length,
  });
}

/**
 * The share of the `n` largest together, 0 to 1; with fewer holders than `n`, 1.
 *
 * @throws InputError unless `n` is a whole number of at least 1.
 * @example topShare(concentration([{ name: "Ash", revenue: 3 }, { name: "Bay", revenue: 1 }]), 1) // 0.7500
 */
export function topShare(result: Concentration, n: number): number {
  if (!Number.isInteger(n) || n < 1) {
    throw new InputError({ where: "topShare(n)", what: String(n), legal: "a whole number of at least 1" });
  }
  return result.shares[Math.min(n, result.shares.length) - 1].cumulative;
}
