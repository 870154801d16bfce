import { groupBy } from "../../core/group-by";
import { commonSubsequence } from "../../notebook/git/line-diff";
import type { LedgerClaim } from "../claims/ledger";

/** A number of the report's prose that is not as it was. */
export interface MovedClaim {
  readonly notebook: string;
  readonly cell: string;
  /** Null where the number is new. */
  readonly was: LedgerClaim | null;
  /** Null where the number is gone. */
  readonly is: LedgerClaim | null;
}

/** What has to be equal for a number to count as unmoved. */
const COMPARED = ["kind", "text", "value", "unit", "sentence"] as const;

/**
 * Every number that moved between two ledgers, in the order of the report: another value, another text, other words
 * around it, new, or gone. A number is looked for in its own cell: first in the same sentence but for its numbers, then
 * in the same place among those that are left.
 */
export function compareClaims(
  before: readonly LedgerClaim[],
  after: readonly LedgerClaim[],
): readonly MovedClaim[] {
  const [was, is] = [before, after].map((claims) =>
    groupBy(claims, ({ notebook, cell }) => `${notebook}#${cell}`),
  );
  const places = [...new Set([...is.keys(), ...was.keys()])].sort((a, b) => notebookOf(a) - notebookOf(b));
  return places.flatMap((place) => {
    const [old, now] = [was.get(place) ?? [], is.get(place) ?? []];
    const [{ notebook, cell }] = [...now, ...old];
    return pairs(old, now)
      .filter(([a, b]) => a === null || b === null || COMPARED.some((field) => a[field] !== b[field]))
      .map(([a, b]) => Object.freeze({ notebook, cell, was: a, is: b }));
  });
}

/** Chapters in the order of their numbers; the sort is stable, so cells stay in theirs. */
function notebookOf(place: string): number {
  return Number.parseInt(place, 10) || 0;
}

type Pair = readonly [was: LedgerClaim | null, is: LedgerClaim | null];

function pairs(was: readonly LedgerClaim[], is: readonly LedgerClaim[]): Pair[] {
  const aligned = commonSubsequence(was, is, (a, b) => shapeOf(a) === shapeOf(b));
  const result: Pair[] = [];
  let [gone, came]: LedgerClaim[][] = [[], []];
  const flush = () => {
    for (let i = 0; i < Math.max(gone.length, came.length); i++) {
      result.push([gone[i] ?? null, came[i] ?? null]);
    }
    [gone, came] = [[], []];
  };
  for (const [a, b] of aligned) {
    if (a !== null && b !== null) {
      flush();
      result.push([was[a], is[b]]);
    } else if (a !== null) gone.push(was[a]);
    else if (b !== null) came.push(is[b]);
  }
  flush();
  return result;
}

/** The sentence without its numbers, and which kind of place it is in. */
function shapeOf({ kind, sentence }: LedgerClaim): string {
  return `${kind} ${sentence.replace(/[-−]?\d[\d,]*(?:\.\d+)?/g, "#")}`;
}
