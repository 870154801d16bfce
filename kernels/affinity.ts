// The affinities of all pairs of rows: `plainAffinity` of src/clustering/spectral/spectral-affinity.ts.
import { exponentialOf } from "./exponential";
import { mirrorUpper, squaresOfRow } from "./square";
import { at } from "./tiles";

/**
 * exp(`factor` x squared distance) of all pairs, each divided by the root of both rows' sums, which go to `degrees` (n, all zero
 * before). `square` is room for n x n numbers and eight more.
 */
export function fillAffinities(
  n: i32,
  d: i32,
  factor: f64,
  data: usize,
  tiles: usize,
  square: usize,
  degrees: usize,
): void {
  const ofSquares = f64x2.splat(factor);
  for (let i = 0; i < n; i++) {
    const row = at(square, i * n);
    const stop = at(row, n);
    squaresOfRow(n, d, i, data, tiles, row);
    // Two at a time, from an even place: what is before the diagonal is written over at the end.
    for (let p = at(row, i & ~1); p < stop; p += 16)
      v128.store(p, exponentialOf(f64x2.mul(ofSquares, v128.load(p))));
    store<f64>(at(row, i), 1);
    let own = load<f64>(at(degrees, i)) + 1;
    let degree = at(degrees, i + 1);
    for (let p = at(row, i + 1); p < stop; p += 8, degree += 8) {
      const alike = load<f64>(p);
      own += alike;
      store<f64>(degree, load<f64>(degree) + alike);
    }
    store<f64>(at(degrees, i), own);
  }
  for (let i = 0; i < n; i++) {
    const row = at(square, i * n);
    const own = v128.load_splat<f64>(at(degrees, i));
    for (let j = i & ~1; j < n; j += 2) {
      const both = f64x2.mul(own, v128.load(at(degrees, j)));
      v128.store(at(row, j), f64x2.div(v128.load(at(row, j)), f64x2.sqrt(both)));
    }
  }
  mirrorUpper(n, square);
}
