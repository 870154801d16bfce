import type { Problem } from "./problems";

/** How many problems of one kind are listed. */
const LISTED = 5;

/** What is known of a problem when it is met; places that do not apply are left out. */
export interface ProblemFound {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value: string;
  readonly legal: string;
  readonly remedy: string;
}

/** Collects problems: lists the first few of each kind and counts them all. */
export class ProblemLog {
  private readonly kinds = new Map<string, { listed: ProblemFound[]; count: number }>();
  private total = 0;

  /** How many problems were added. */
  get count(): number {
    return this.total;
  }

  add(problem: ProblemFound): void {
    this.total++;
    const key = JSON.stringify([problem.sheet, problem.column, problem.legal]);
    const kind = this.kinds.get(key) ?? { listed: [], count: 0 };
    this.kinds.set(key, kind);
    kind.count++;
    if (kind.listed.length < LISTED) kind.listed.push(problem);
  }

  /** The problems listed, kind after kind in the order in which the kinds were first met. */
  list(): readonly Problem[] {
    return Object.freeze(
      [...this.kinds.values()].flatMap(({ listed, count }) =>
        listed.map((found) =>
          Object.freeze({
            sheet: found.sheet ?? null,
            row: found.row ?? null,
            column: found.column ?? null,
            value: found.value,
            legal: found.legal,
            remedy: found.remedy,
            ofKind: count,
          }),
        ),
      ),
    );
  }
}
