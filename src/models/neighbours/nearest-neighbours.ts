import { requireWhole } from "../../core/require-whole";
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
 * the earlier row. @throws InputError when the columns differ in number. Cost O(rows · n d).
 */
export function predictNeighbours({ x, y, weights, neighbours }: NeighbourModel, rows: Matrix): Float64Array {
  requireTrainedColumns("predictNeighbours(x)", rows, x.columns);
  const near = new Int32Array(neighbours);
  const distance = new Float64Array(neighbours);
  return Float64Array.from({ length: rows.rows }, (_, i) => {
    distance.fill(Infinity);
    for (let other = 0; other < x.rows; other++) {
      const farthest = distance[neighbours - 1];
      let sum = 0;
      for (let j = 0; j < x.columns && sum < farthest; j++) {
        const difference = rows.data[i * x.columns + j] - x.data[other * x.columns + j];
        sum += difference * difference;
      }
      if (!(sum < farthest)) continue;
      let place = neighbours - 1;
      for (; place > 0 && distance[place - 1] > sum; place--) {
        distance[place] = distance[place - 1];
        near[place] = near[place - 1];
      }
      distance[place] = sum;
      near[place] = other;
    }
    let [yes, all] = [0, 0];
    for (const row of near) {
      all += weights[row];
      if (y[row] === 1) yes += weights[row];
    }
    return all > 0 ? yes / all : 0;
  });
}
