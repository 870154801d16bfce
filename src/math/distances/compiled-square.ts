import type { CompiledKernels } from "../compiled/compiled-kernels";
import type { Matrix } from "../linear/matrix";
import { fillSquare, type Dissimilarities } from "./distances";
import { fillEuclidean } from "./fill-euclidean";

/** Distances of all pairs, or rows whose Euclidean distances these are. */
export type DistanceSource = Dissimilarities | Matrix;

/** Rows in a tile of the compiled kernels. */
const TILE = 8;

/** How many rows there are distances of. */
export function sizeOfSource(source: DistanceSource): number {
  return "values" in source ? source.size : source.rows;
}

/** The distances of all pairs, in the order of `Dissimilarities.values`: those given, or new ones from rows. */
export function pairsOfSource(source: DistanceSource): Float64Array {
  if ("values" in source) return source.values;
  const { rows, columns, data } = source;
  const values = new Float64Array((rows * (rows - 1)) / 2);
  fillEuclidean(data, rows, columns, values);
  return values;
}

/** The lengths of the first three arrays of numbers that `fillCompiledSquare` needs: the square first. */
export function squareLengths(source: DistanceSource): readonly number[] {
  const n = sizeOfSource(source);
  const d = "values" in source ? 0 : source.columns;
  return [n * n + TILE, n * d, Math.ceil(n / TILE) * TILE * d];
}

/** Fills the square of distances, n x n, in the memory of the compiled kernels. Cost O(n^2), from rows O(n^2 d). */
export function fillCompiledSquare(source: DistanceSource, { run, numbers }: CompiledKernels): void {
  if ("values" in source) return fillSquare(source, numbers[0]);
  const { rows, columns, data } = source;
  const [squareAt, rowsAt, tilesAt] = numbers.map(({ byteOffset }) => byteOffset);
  numbers[1].set(data);
  run.layInTiles(rows, columns, rowsAt, tilesAt);
  run.distanceSquare(rows, columns, rowsAt, tilesAt, squareAt);
}
