// Sums over rows for Gaussian mixtures: the plain functions of src/clustering/mixture/mixture-rows.ts.
import { exponentialOf } from "./exponential";
import { logarithmOf } from "./logarithm";
import { at, COLUMN, TILE } from "./tiles";

/**
 * E step: the share of each of k components in each row, to `shares` (n x k), and the log density of each row, to `densities`.
 * `roots` are roots of the inverse covariances (lower triangles, of which `axisParallel` takes the diagonal alone), `constants`
 * what log densities start from. Rows in tiles; `off` is room for a tile, `logs` for eight numbers a component; `shares` and
 * `densities` have room for whole tiles.
 */
export function shareRows(
  n: i32,
  d: i32,
  k: i32,
  axisParallel: bool,
  tiles: usize,
  means: usize,
  roots: usize,
  constants: usize,
  off: usize,
  logs: usize,
  shares: usize,
  densities: usize,
): void {
  const row = (<usize>k) << 3;
  for (let i = 0; i < n; i += TILE, tiles += COLUMN * d) {
    for (let c = 0; c < k; c++) {
      const to = logs + COLUMN * c;
      squaresOfTile(d, axisParallel, tiles, at(means, c * d), at(roots, c * d * d), off, to);
      const constant = v128.load_splat<f64>(at(constants, c));
      for (let pair: usize = 0; pair < COLUMN; pair += 16) {
        const half = f64x2.mul(v128.load(to + pair), f64x2.splat(0.5));
        v128.store(to + pair, f64x2.sub(constant, half));
      }
    }
    for (let pair: usize = 0; pair < COLUMN; pair += 16, shares += 2 * row, densities += 16) {
      v128.store(densities, shareTwo(logs + pair, k, shares, shares + row));
    }
  }
}

/** Shares of two rows from logarithms, a column of a tile for each component: `sharesFromLogs`, whose result it returns. */
function shareTwo(logs: usize, k: i32, one: usize, two: usize): v128 {
  const end = logs + COLUMN * k;
  let largest = f64x2.splat(-Infinity);
  for (let from = logs; from < end; from += COLUMN) largest = f64x2.pmax(largest, v128.load(from));
  let sum = f64x2.splat(0);
  for (let from = logs; from < end; from += COLUMN) {
    const own = exponentialOf(f64x2.sub(v128.load(from), largest));
    v128.store(from, own);
    sum = f64x2.add(sum, own);
  }
  for (let from = logs; from < end; from += COLUMN, one += 8, two += 8) {
    const own = f64x2.div(v128.load(from), sum);
    v128.store64_lane(one, own, 0);
    v128.store64_lane(two, own, 1);
  }
  return f64x2.add(largest, logarithmOf(sum));
}

/** The squared distances of a tile's rows to a mean, by a root of the inverse covariance. */
function squaresOfTile(
  d: i32,
  axisParallel: bool,
  tile: usize,
  mean: usize,
  root: usize,
  off: usize,
  squares: usize,
): void {
  let sum0 = f64x2.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0;
  for (let j = 0; j < d; j++, tile += COLUMN) {
    const center = v128.load_splat<f64>(at(mean, j));
    let scaled0 = f64x2.sub(v128.load(tile), center),
      scaled1 = f64x2.sub(v128.load(tile, 16), center),
      scaled2 = f64x2.sub(v128.load(tile, 32), center),
      scaled3 = f64x2.sub(v128.load(tile, 48), center);
    if (axisParallel) {
      const own = v128.load_splat<f64>(at(root, j * d + j));
      scaled0 = f64x2.mul(scaled0, own);
      scaled1 = f64x2.mul(scaled1, own);
      scaled2 = f64x2.mul(scaled2, own);
      scaled3 = f64x2.mul(scaled3, own);
    } else {
      const column = off + COLUMN * j;
      v128.store(column, scaled0);
      v128.store(column, scaled1, 16);
      v128.store(column, scaled2, 32);
      v128.store(column, scaled3, 48);
      scaled0 = scaled1 = scaled2 = scaled3 = f64x2.splat(0);
      let from = off;
      let factor = at(root, j * d);
      for (const stop = at(factor, j); factor <= stop; factor += 8, from += COLUMN) {
        const own = v128.load_splat<f64>(factor);
        scaled0 = f64x2.add(scaled0, f64x2.mul(own, v128.load(from)));
        scaled1 = f64x2.add(scaled1, f64x2.mul(own, v128.load(from, 16)));
        scaled2 = f64x2.add(scaled2, f64x2.mul(own, v128.load(from, 32)));
        scaled3 = f64x2.add(scaled3, f64x2.mul(own, v128.load(from, 48)));
      }
    }
    sum0 = f64x2.add(sum0, f64x2.mul(scaled0, scaled0));
    sum1 = f64x2.add(sum1, f64x2.mul(scaled1, scaled1));
    sum2 = f64x2.add(sum2, f64x2.mul(scaled2, scaled2));
    sum3 = f64x2.add(sum3, f64x2.mul(scaled3, scaled3));
  }
  v128.store(squares, sum0);
  v128.store(squares, sum1, 16);
  v128.store(squares, sum2, 32);
  v128.store(squares, sum3, 48);
}

/** The sums of share x value by column, to `sums`. */
export function sumShares(n: i32, d: i32, data: usize, shares: usize, sums: usize): void {
  const width = (<usize>d) << 3;
  const end = at(shares, n);
  let j = 0;
  for (; j + 4 <= d; j += 4) {
    let one = f64x2.splat(0),
      two = one;
    let row = at(data, j);
    for (let share = shares; share < end; share += 8, row += width) {
      const own = v128.load_splat<f64>(share);
      one = f64x2.add(one, f64x2.mul(own, v128.load(row)));
      two = f64x2.add(two, f64x2.mul(own, v128.load(row, 16)));
    }
    v128.store(at(sums, j), one);
    v128.store(at(sums, j), two, 16);
  }
  for (; j < d; j++) {
    let sum: f64 = 0;
    let row = at(data, j);
    for (let share = shares; share < end; share += 8, row += width) sum += load<f64>(share) * load<f64>(row);
    store<f64>(at(sums, j), sum);
  }
}

/**
 * Adds up the products of how far each row is from the mean, times its share, to the lower triangle of `scatter` (d rows of
 * `wide` numbers: d, or d + 1 where d is odd), or to its diagonal alone. Rows of less than the least share are left out. `off` is
 * room for two rows of `wide` numbers.
 */
export function sumScatter(
  n: i32,
  d: i32,
  axisParallel: bool,
  data: usize,
  shares: usize,
  least: f64,
  mean: usize,
  off: usize,
  scatter: usize,
): void {
  const wide = d + (d & 1);
  const other = at(off, wide);
  let held: f64 = 0;
  let waits = false;
  for (let i = 0; i < n; i++) {
    const share = load<f64>(at(shares, i));
    if (share < least) continue;
    const row = at(data, i * d);
    if (axisParallel) {
      for (let j = 0; j < d; j++) {
        const difference = load<f64>(at(row, j)) - load<f64>(at(mean, j));
        const to = at(scatter, j * wide + j);
        store<f64>(to, load<f64>(to) + share * difference * difference);
      }
      continue;
    }
    const room = waits ? other : off;
    for (let j = 0; j < d; j++) store<f64>(at(room, j), load<f64>(at(row, j)) - load<f64>(at(mean, j)));
    if (waits) addProducts(d, wide, held, share, off, other, scatter);
    held = share;
    waits = !waits;
  }
  if (waits) addProducts(d, wide, held, 0, off, off, scatter);
}

/** Adds the products of two rows, those of the first before those of the second. */
function addProducts(
  d: i32,
  wide: i32,
  shareOne: f64,
  shareTwo: f64,
  one: usize,
  two: usize,
  scatter: usize,
): void {
  for (let j = 0; j < d; j++) {
    const ofOne = f64x2.splat(shareOne * load<f64>(at(one, j)));
    const ofTwo = f64x2.splat(shareTwo * load<f64>(at(two, j)));
    let a = one,
      b = two;
    let to = at(scatter, j * wide);
    for (const stop = at(to, j); to <= stop; to += 16, a += 16, b += 16) {
      const sum = f64x2.add(v128.load(to), f64x2.mul(ofOne, v128.load(a)));
      v128.store(to, f64x2.add(sum, f64x2.mul(ofTwo, v128.load(b))));
    }
  }
}
