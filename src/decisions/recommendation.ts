import type { Quantity } from "../format";

/** A number that speaks for a recommendation, and the cell in which it can be looked up. */
export interface Evidence {
  readonly what: string;
  readonly quantity: Quantity;
  /** Notebook and cell id, such as `08-segment-profiles#profile-table`. */
  readonly source: string;
}

/** What tells whether a recommendation works, and when to step in. */
export interface Watch {
  /** The metric: of lifetime value, churn, engagement or conversion. */
  readonly metric: string;
  readonly now: Quantity;
  /** Beyond this, act. */
  readonly alarm: Quantity;
}

/** Something the company should do, with what speaks for it and against it. */
export interface Recommendation {
  /** A segment's name, or `All customers`. */
  readonly scope: string;
  /** Index of the segment; null for all customers. */
  readonly segment: number | null;
  readonly kind: "dependence" | "win back" | "samples" | "cross-sell" | "rhythm" | "method";
  /** An imperative. */
  readonly action: string;
  /** The customers concerned, the largest revenue first. */
  readonly who: readonly string[];
  /** A sentence that contains the texts of the evidence. */
  readonly why: string;
  readonly evidence: readonly Evidence[];
  /** All numbers of `action`, `why` and `expected`, at full precision. */
  readonly numbers: readonly Quantity[];
  /** What it may bring, with an interval where the data allow one; says so where they do not. */
  readonly expected: string;
  readonly cost: string;
  readonly risk: string;
  readonly watch: Watch;
}
