import { sumOf } from "../../core/sum";
import type { CategoryUnit, TwinUnits } from "./twin-units";

/** Which of a number's values are placed: those on its straight scale, or their normal scores. */
export type PlacedValues = "straight" | "scores";

/**
 * Places the values of all units by latent columns, which only order the rows: the smallest value of a number goes to
 * the row with the smallest latent value, and so on. A category's rarest level goes to the rows with the largest
 * latent values of that level, the next one to the largest of the rows left. Private to this folder.
 *
 * @param latent one column a latent, `size` in all.
 * @returns for each latent its placed column, with mean 0 and mean square 1. Cost O(size n log n).
 */
export function placeStandard(
  { units }: TwinUnits,
  latent: readonly Float64Array[],
  which: PlacedValues,
): Float64Array[] {
  const placed: Float64Array[] = [];
  for (const unit of units) {
    if (unit.kind === "number") placed.push(byRank(latent[placed.length], unit[which]));
    else {
      const levels = placeLevels(unit, latent.slice(placed.length, placed.length + unit.columns.length - 1));
      unit.sizes.slice(0, -1).forEach((size, level) => {
        const share = size / levels.length;
        const spread = Math.sqrt(share * (1 - share));
        placed.push(Float64Array.from(levels, (each) => ((each === level ? 1 : 0) - share) / spread));
      });
    }
  }
  return placed;
}

/** As `placeStandard`, into a copy of the data: the units' own values, row after row. */
export function placeValues(
  { units }: TwinUnits,
  latent: readonly Float64Array[],
  data: Float64Array,
  columns: number,
): Float64Array {
  const result = data.slice();
  let at = 0;
  for (const unit of units) {
    if (unit.kind === "number") {
      const values = byRank(latent[at++], unit.sorted);
      values.forEach((value, i) => (result[i * columns + unit.column] = value));
      continue;
    }
    const levels = placeLevels(unit, latent.slice(at, at + unit.columns.length - 1));
    at += unit.columns.length - 1;
    unit.columns.forEach((column, l) =>
      levels.forEach((level, i) => (result[i * columns + column] = level === l ? unit.high[l] : unit.low[l])),
    );
  }
  return result;
}

function byRank(latent: Float64Array, sorted: Float64Array): Float64Array {
  const order = Uint32Array.from(latent.keys()).sort((a, b) => latent[a] - latent[b]);
  const result = new Float64Array(latent.length);
  for (let place = 0; place < order.length; place++) result[order[place]] = sorted[place];
  return result;
}

/** The level of each row; the last level takes the rows that are left. */
function placeLevels({ sizes }: CategoryUnit, latent: readonly Float64Array[]): Uint32Array {
  const n = sumOf(sizes);
  const levels = new Uint32Array(n).fill(sizes.length - 1);
  let left = Uint32Array.from({ length: n }, (_, i) => i);
  latent.forEach((column, level) => {
    const order = left.sort((a, b) => column[b] - column[a] || a - b);
    for (let place = 0; place < sizes[level]; place++) levels[order[place]] = level;
    left = order.slice(sizes[level]);
  });
  return levels;
}
