import { requireObservations, type Observations } from "./observations";

/**
 * The same rows without their weights: for methods that count each row once, such as those by density. Rows that have no
 * weights are returned as they are.
 *
 * @throws InputError for anything else than observations.
 * @example countedOnce(observations([[1], [2]], { weights: [3, 1] })).weights // undefined
 */
export function countedOnce<Of extends Observations>(x: Of): Of {
  requireObservations(x, "countedOnce(x)");
  return x.weights === undefined ? x : Object.freeze({ ...x, weights: undefined });
}
