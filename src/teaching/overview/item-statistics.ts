import { countsOf } from "../../core/counts-of";
import { sumBy } from "../../core/sum";
import type { GradedSubmission, Mark } from "../grade/grade-submission";

/** What an item shows about the class. */
export interface ItemStatistics {
  readonly mark: Mark;
  /** Submissions whose item is marked. */
  readonly marked: number;
  /** Of these, how many did not get all points. */
  readonly missed: number;
  /** Mean share of the points, 0 to 1: 1 is an item that everybody has; NaN while nothing is marked. */
  readonly easiness: number;
  /**
   * Correlation of the item with the points of all other items, -1 to 1: below .2 it does not separate the stronger from the
   * weaker. null where it is the same for all, or fewer than four are marked.
   */
  readonly discrimination: number | null;
  /** The most frequent reason; "" where there is none. */
  readonly commonest: string;
}

/** Fewer submissions say nothing about an item. */
const FEWEST = 4;

/** Statistics of each item over the class, the one that most missed first (classical test theory: corrected item-total). */
export function itemStatistics(all: readonly GradedSubmission[]): readonly ItemStatistics[] {
  const items = (all[0]?.marks ?? []).map((mark) => {
    const pairs = all.flatMap(({ marks }) => {
      const own = marks.find(({ id, kind }) => id === mark.id && kind === mark.kind);
      if (own === undefined || own.given === null) return [];
      const rest = sumBy(marks, (each) => each.given ?? 0) - own.given;
      return [{ own, share: own.given / own.points, rest }];
    });
    const misses = pairs.filter(({ share }) => share < 1);
    const [commonest = ["", 0]] = [...countsOf(misses.map(({ own }) => own.why))].sort((a, b) => b[1] - a[1]);
    return {
      mark,
      marked: pairs.length,
      missed: misses.length,
      easiness: sumBy(pairs, ({ share }) => share) / pairs.length,
      discrimination: correlation(pairs.map(({ share, rest }) => [share, rest])),
      commonest: commonest[0],
    };
  });
  return items.sort((a, b) => b.missed - a.missed);
}

function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < FEWEST) return null;
  const mean = [0, 1].map((at) => sumBy(pairs, (pair) => pair[at] ?? 0) / pairs.length) as [number, number];
  const [xx, yy, xy] = (
    [
      [0, 0],
      [1, 1],
      [0, 1],
    ] as const
  ).map(([a, b]) => sumBy(pairs, (pair) => (pair[a] - mean[a]) * (pair[b] - mean[b]))) as [
    number,
    number,
    number,
  ];
  return xx > 1e-12 && yy > 1e-12 ? xy / Math.sqrt(xx * yy) : null;
}
