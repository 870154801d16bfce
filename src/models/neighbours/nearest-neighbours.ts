import { requireWhole } from "../../core/require-whole";
import { distinctRows } from "../../math/linear/distinct-rows";
import type { Matrix } from "../../math/linear/matrix";
import { requireTrainedColumns, requireTrainingData } from "../classifier";

/** Training rows, to be asked for the nearest. */
export interface NeighbourModel {
  readonly x: Matrix;
  readonly y: Uint8Array;
  readonly weights: Float64Array;
  readonly neighbours: number;
}

/** Options of `fitNeighbours`. */
export interface NeighbourOptions {
  /** How many are asked; default 15, at most the rows. */
  readonly neighbours?: number;
  readonly weights?: Float64Array;
}

/**
 * k nearest neighbours (Fix & Hodges 1951): what is like a row turned out so often. Scale the columns first.
 *
 * @param y 0 or 1 per row.
 * @throws InputError for values that are not finite, other outcomes, or neighbours out of range. Cost O(n d).
 * @example fitNeighbours(x, Uint8Array.of(0, 0, 0, 1, 1, 1), { neighbours: 3 }).neighbours // 3
 */
export function fitNeighbours(x: Matrix, y: Uint8Array, options: NeighbourOptions = {}): NeighbourModel {
  const { weights = new Float64Array(x.rows).fill(1), neighbours = Math.min(15, x.rows) } = options;
  requireTrainingData("fitNeighbours", x, y, weights);
  requireWhole(neighbours, "fitNeighbours(neighbours)", 1, x.rows);
  return Object.freeze({ x, y, weights, neighbours });
}

/**
 * The probability of "yes" for each row: the weighted share among its nearest training rows (Euclidean); of equally near ones
 * the earlier row. @throws InputError when the columns differ in number. Cost O(different rows · n d).
 */
export function predictNeighbours(model: NeighbourModel, rows: Matrix): Float64Array {
  const { columns } = model.x;
  requireTrainedColumns("predictNeighbours(x)", rows, columns);
  const { count, data, placeOf } = distinctRows(rows.data, rows.rows, columns);
  const near = new Int32Array(model.neighbours);
  const distance = new Float64Array(model.neighbours);
  const shares = Float64Array.from({ length: count }, (_, i) => {
    findNearest(model.x, data.subarray(i * columns, (i + 1) * columns), near, distance);
    let [yes, all] = [0, 0];
    for (const row of near) {
      all += model.weights[row];
      if (model.y[row] === 1) yes += model.weights[row];
    }
    return all > 0 ? yes / all : 0;
  });
  return Float64Array.from(placeOf, (place) => shares[place]);
}

/** Fills `near` with the rows nearest to a point, and `distance` with their squared distances, the nearest first. */
function findNearest(
  { data, rows, columns }: Matrix,
  point: Float64Array,
  near: Int32Array,
  distance: Float64Array,
): void {
  const last = near.length - 1;
  distance.fill(Infinity);
  for (let other = 0; other < rows; other++) {
    const farthest = distance[last];
    let sum = 0;
    for (let j = 0, at = other * columns; j < columns && sum < farthest; j++, at++) {
      const difference = point[j] - data[at];
      sum += difference * difference;
    }
    if (!(sum < farthest)) continue;
    let place = last;
    for (; place > 0 && distance[place - 1] > sum; place--) {
      distance[place] = distance[place - 1];
      near[place] = near[place - 1];
    }
    distance[place] = sum;
    near[place] = other;
  }
}
