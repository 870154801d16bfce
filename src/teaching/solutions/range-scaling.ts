import { largestCustomers } from "../../customers/largest-customers";
import type { CustomerBase } from "../../customers/customer-base";
import { columnOf } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";
import { count, counted, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { Cell } from "../../text/table";
import type { Assessment } from "../../validity/how-many/assess";
import { DECISION_LIMITS } from "../../validity/how-many/decision-rule";

/** Where the customers lie in the range of one column. */
export interface ColumnCrowding {
  readonly column: string;
  /** The customer with the largest value; the first of several. */
  readonly largest: string;
  /** Share of all customers in the lowest tenth of the range, 0 to 1; 1 for a column of one value. */
  readonly inLowestTenth: number;
}

/**
 * Where the customers lie once each column is divided by its range: one giant sends all others to the lowest tenth.
 * Cost O(cells).
 *
 * @example rangeCrowding(x)[0].inLowestTenth // 0.93
 */
export function rangeCrowding(x: Observations): readonly ColumnCrowding[] {
  return Object.freeze(
    x.columnNames.map((column, j) => {
      const values = Array.from(columnOf(x, j));
      const least = values.reduce((a, b) => Math.min(a, b), Infinity);
      const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
      const low = values.filter((value) => value <= least + (most - least) / 10).length;
      return Object.freeze({
        column,
        largest: x.rowNames[values.indexOf(most)],
        inLowestTenth: low / values.length,
      });
    }),
  );
}

/** The crowding as rows of a table. */
export function crowdingRows(list: readonly ColumnCrowding[]): readonly Readonly<Record<string, Cell>>[] {
  return list.map(({ column, largest, inLowestTenth }) => ({
    column,
    "largest customer": largest,
    "in the lowest tenth": percent(inLowestTenth, 0),
  }));
}

/** What the divisions by the sheet's columns show at first sight. */
export function rangeShows(best: Assessment, scores: readonly Assessment[]): Finding {
  const [from, to] = [scores[0].k, scores[scores.length - 1].k];
  return prose`Of k = ${count(from)} to ${count(to)}, the silhouette is highest at k = ${count(best.k)} with ${decimal(best.silhouette)}.`;
}

/** What is wrong with them. */
export function rangeWrong(list: readonly ColumnCrowding[], scores: readonly Assessment[]): Finding {
  const crowded = list.filter(({ inLowestTenth }) => inLowestTenth > 0.5).length;
  const least = DECISION_LIMITS.smallestSegment;
  const small = scores.filter(({ smallest }) => smallest < least).length;
  const range =
    crowded === 0
      ? prose`In none of ${counted(list.length, "column")} do most customers lie in the lowest tenth of the range.`
      : prose`In ${count(crowded)} of ${counted(list.length, "column")}, more than half of the customers lie in the lowest tenth of the range: the customer with the largest value sets the scale of a column.`;
  const groups =
    small === 0
      ? prose`Each group has ${counted(least, "customer")} or more.`
      : prose`${count(small)} of ${counted(scores.length, "division")} ${verb(small, "holds", "hold")} a group of fewer than ${counted(least, "customer")}.`;
  return prose`${range} ${groups} The columns also count pieces twice, once in all and once by product type, and hold an area in mixed units.`;
}

/** How many columns get their scale from the largest customer by value. */
export function giantSets(list: readonly ColumnCrowding[], base: CustomerBase): Finding {
  const [row] = largestCustomers(base, 1);
  if (row === undefined) return prose`There is no largest customer here.`;
  const giant = base.customers[row];
  const of = list.filter(({ largest }) => largest === giant).length;
  return prose`The largest customer, ${giant}, sets the scale of ${count(of)} of ${counted(list.length, "column")}.`;
}
