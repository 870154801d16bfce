// The step of k-means++ of src/clustering/kmeans/kmeans-seeding.ts.
import { addSquare, at } from "./tiles";

/**
 * Weighs four candidates in one pass over the rows. `candidates` has them column by column (d x 4). `squares` (n x 4) gets the
 * square of each row's distance to the nearest centre, were the candidate one; `potentials` their four weighted sums.
 */
export function weighFour(
  n: i32,
  d: i32,
  data: usize,
  weights: usize,
  nearest: usize,
  candidates: usize,
  squares: usize,
  potentials: usize,
): void {
  let p0 = f64x2.splat(0),
    p1 = p0;
  const bytes = (<usize>d) << 3;
  let i = 0;
  for (; i + 1 < n; i += 2, data += 2 * bytes, weights += 16, nearest += 16, squares += 64) {
    let a0 = f64x2.splat(0),
      a1 = a0,
      b0 = a0,
      b1 = a0;
    let q = candidates;
    for (let row = data, end = data + bytes; row < end; row += 8, q += 32) {
      const c0 = v128.load(q);
      const c1 = v128.load(q, 16);
      const one = v128.load_splat<f64>(row);
      const two = v128.load_splat<f64>(row + bytes);
      a0 = addSquare(a0, one, c0);
      a1 = addSquare(a1, one, c1);
      b0 = addSquare(b0, two, c0);
      b1 = addSquare(b1, two, c1);
    }
    let limit = v128.load_splat<f64>(nearest);
    let weight = v128.load_splat<f64>(weights);
    p0 = addNearest(p0, a0, limit, weight, squares);
    p1 = addNearest(p1, a1, limit, weight, squares + 16);
    limit = v128.load_splat<f64>(nearest, 8);
    weight = v128.load_splat<f64>(weights, 8);
    p0 = addNearest(p0, b0, limit, weight, squares + 32);
    p1 = addNearest(p1, b1, limit, weight, squares + 48);
  }
  if (i < n) {
    let a0 = f64x2.splat(0),
      a1 = a0;
    let q = candidates;
    for (let row = data, end = data + bytes; row < end; row += 8, q += 32) {
      const one = v128.load_splat<f64>(row);
      a0 = addSquare(a0, one, v128.load(q));
      a1 = addSquare(a1, one, v128.load(q, 16));
    }
    const limit = v128.load_splat<f64>(nearest);
    const weight = v128.load_splat<f64>(weights);
    p0 = addNearest(p0, a0, limit, weight, squares);
    p1 = addNearest(p1, a1, limit, weight, squares + 16);
  }
  v128.store(potentials, p0);
  v128.store(potentials, p1, 16);
}

/** Puts the squares of a row to two candidates at `to`, no square above `limit`, and adds them to `sum`, times the row's weight. */
function addNearest(sum: v128, squares: v128, limit: v128, weight: v128, to: usize): v128 {
  const nearest = f64x2.pmin(limit, squares);
  v128.store(to, nearest);
  return f64x2.add(sum, f64x2.mul(weight, nearest));
}

/**
 * Makes candidate t of `weighFour` a centre: `nearest` gets its squares, and `running` the running sums of weight x square.
 * Returns the whole sum.
 */
export function takeCandidate(
  n: i32,
  t: i32,
  squares: usize,
  weights: usize,
  nearest: usize,
  running: usize,
): f64 {
  let total: f64 = 0;
  squares = at(squares, t);
  for (let i = 0; i < n; i++, squares += 32, weights += 8, nearest += 8, running += 8) {
    const square = load<f64>(squares);
    store<f64>(nearest, square);
    total += load<f64>(weights) * square;
    store<f64>(running, total);
  }
  return total;
}
