import { sumOf } from "../../core/sum";
import { firstAbove } from "../../math/first-above";
import { ascendingOrder } from "../../math/ascending-order";
import { counted, type RowCounts } from "./twin-counts";
import type { CategoryUnit, NumberUnit, TwinUnits } from "./twin-units";

/** Which of a number's values are placed: those on its straight scale, or their normal scores. */
export type PlacedValues = "straight" | "scores";

/**
 * Places the values of all units by latent columns, which only order the rows: the smallest value of a number goes to
 * the row with the smallest latent value, and so on. A category's rarest level goes to the rows with the largest
 * latent values of that level, the next one to the largest of the rows left. Where rows count by weights, a row takes the
 * value up to which as much of all weight lies in the data as in the rows before it and half of its own. Private to this folder.
 *
 * @param latent one column a latent, `size` in all.
 * @returns for each latent its placed column, with mean 0 and mean square 1, as `counted` makes it. Cost O(size n log n).
 */
export function placeStandard(
  { units, counts }: TwinUnits,
  latent: readonly Float64Array[],
  which: PlacedValues,
): Float64Array[] {
  const placed: Float64Array[] = [];
  for (const unit of units) {
    if (unit.kind === "number") placed.push(byRank(latent[placed.length], unit[which], unit, counts));
    else {
      const own = latent.slice(placed.length, placed.length + unit.columns.length - 1);
      const levels = placeLevels(unit, own, counts);
      unit.sizes.slice(0, -1).forEach((size, level) => {
        const share = size / levels.length;
        const spread = Math.sqrt(share * (1 - share));
        const [without, within] = [-share / spread, (1 - share) / spread];
        const column = new Float64Array(levels.length);
        for (let i = 0; i < levels.length; i++) column[i] = levels[i] === level ? within : without;
        placed.push(column);
      });
    }
  }
  return counts === undefined ? placed : placed.map((column) => counted(column, counts));
}

/** As `placeStandard`, into a copy of the data: the units' own values, row after row. */
export function placeValues(
  { units, counts }: TwinUnits,
  latent: readonly Float64Array[],
  data: Float64Array,
  columns: number,
): Float64Array {
  const result = data.slice();
  let at = 0;
  for (const unit of units) {
    if (unit.kind === "number") {
      const values = byRank(latent[at++], unit.sorted, unit, counts);
      values.forEach((value, i) => (result[i * columns + unit.column] = value));
      continue;
    }
    const levels = placeLevels(unit, latent.slice(at, at + unit.columns.length - 1), counts);
    at += unit.columns.length - 1;
    unit.columns.forEach((column, l) =>
      levels.forEach((level, i) => (result[i * columns + column] = level === l ? unit.high[l] : unit.low[l])),
    );
  }
  return result;
}

/** The value of each row's rank; rows of one latent value take theirs in order. */
function byRank(
  latent: Float64Array,
  sorted: Float64Array,
  { upTo }: NumberUnit,
  counts?: RowCounts,
): Float64Array {
  const order = ascendingOrder(latent);
  const result = new Float64Array(latent.length);
  if (upTo !== undefined && counts !== undefined) {
    let [before, at] = [0, 0];
    for (const row of order) {
      const middle = before + counts.weights[row] / 2;
      while (at < sorted.length - 1 && upTo[at] < middle) at++;
      result[row] = sorted[at];
      before += counts.weights[row];
    }
    return result;
  }
  for (let rank = 0; rank < order.length; rank++) result[order[rank]] = sorted[rank];
  return result;
}

/** The level of each row; the last level takes the rows that are left. Of rows with one latent value the first come first. */
function placeLevels(
  { sizes }: CategoryUnit,
  latent: readonly Float64Array[],
  counts?: RowCounts,
): Uint32Array {
  if (counts !== undefined) return placeCountedLevels(sizes, latent, counts);
  const last = sizes.length - 1;
  const n = sumOf(sizes);
  const levels = new Uint32Array(n).fill(last);
  let left = new Uint32Array(n);
  for (let row = 0; row < n; row++) left[row] = row;
  latent.forEach((column, level) => {
    const size = sizes[level];
    if (size === 0) return;
    const values = new Float64Array(left.length);
    for (let i = 0; i < left.length; i++) values[i] = column[left[i]];
    values.sort();
    const least = values[values.length - size];
    // Rows above the least value that still enters are sure; of those that equal it, as many as are missing.
    let equal = size - (values.length - firstAbove(values, least));
    const rest = new Uint32Array(left.length - size);
    let at = 0;
    for (const row of left) {
      if (column[row] > least || (column[row] === least && equal-- > 0)) levels[row] = level;
      else rest[at++] = row;
    }
    left = rest;
  });
  return levels;
}

/** The same where rows count by weights: a level takes rows until what they count comes nearest to what it counts in the data. */
function placeCountedLevels(
  sizes: readonly number[],
  latent: readonly Float64Array[],
  { weights }: RowCounts,
): Uint32Array {
  const levels = new Uint32Array(weights.length).fill(sizes.length - 1);
  const isLeft = new Uint8Array(weights.length).fill(1);
  latent.forEach((column, level) => {
    let taken = 0;
    for (const row of ascendingOrder(column).reverse()) {
      if (isLeft[row] === 0 || taken + weights[row] / 2 > sizes[level]) continue;
      levels[row] = level;
      isLeft[row] = 0;
      taken += weights[row];
    }
  });
  return levels;
}
