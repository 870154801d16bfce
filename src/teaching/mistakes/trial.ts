import type { Cell } from "../../text/table";
import type { Finding } from "../../text/prose";

/** One way of working, and whether it passes the test of a mistake: a row of the test's table. */
export interface TrialRow {
  readonly way: "published" | "cure";
  readonly verdict: "passes" | "fails";
  readonly [fact: string]: Cell;
}

/** A test of the published way and of its cure. */
export interface Trial {
  /** The published way first, then the cure. */
  readonly rows: readonly [TrialRow, TrialRow];
  /** What the test shows on this workbook. */
  readonly finding: Finding;
}

/** How one way did: facts by the name of their column, and whether it passes. */
export interface Tried {
  readonly facts: Readonly<Record<string, Cell>>;
  readonly passes: boolean;
}

/** The trial of two ways: the verdict is the last column. */
export function trialOf(published: Tried, cure: Tried, finding: Finding): Trial {
  return Object.freeze({ rows: [row("published", published), row("cure", cure)] as const, finding });
}

function row(way: TrialRow["way"], { facts, passes }: Tried): TrialRow {
  return Object.freeze({ way, ...facts, verdict: passes ? "passes" : "fails" });
}
