import { columnOf } from "../../math/linear/matrix";
import { observations, requireObservations, type Observations } from "../../math/linear/observations";
import { randomSource, shuffle, type RandomSource } from "../../math/distributions/random";

/**
 * A copy of the rows with every column shuffled on its own: each column keeps its distribution, giants and zeros
 * too, and what ties the columns together is gone. Whatever a method or a score finds in it is no structure.
 *
 * @throws InputError when `x` is not a matrix of observations. Cost O(n d).
 * @example kmeans(shuffledColumns(features, 7), { k: 4, seed: 7 }) // segments of nothing
 */
export function shuffledColumns(x: Observations, seed: number): Observations {
  requireObservations(x, "shuffledColumns(x)");
  return columnsShuffled(x, randomSource(seed));
}

/** As `shuffledColumns`, from a stream of random numbers; the rows are assumed to be checked. */
export function columnsShuffled(x: Observations, random: RandomSource): Observations {
  const data = new Float64Array(x.data.length);
  for (let j = 0; j < x.columns; j++) {
    const column = shuffle(columnOf(x, j), random);
    for (let i = 0; i < x.rows; i++) data[i * x.columns + j] = column[i];
  }
  return observations({ rows: x.rows, columns: x.columns, data }, x);
}
