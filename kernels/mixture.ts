// Sums over rows for Gaussian mixtures: the plain functions of src/clustering/mixture/mixture-rows.ts.
import { at, COLUMN, TILE } from "./tiles";

/**
 * The squared distance of each row to a mean, by a root of the inverse covariance (a lower triangle, of which `axisParallel`
 * takes the diagonal alone). Rows in tiles; `off` is room for a tile, `squares` for whole tiles of numbers.
 */
export function squaresFromMean(
  n: i32,
  d: i32,
  axisParallel: bool,
  tiles: usize,
  mean: usize,
  root: usize,
  off: usize,
  squares: usize,
): void {
  for (let i = 0; i < n; i += TILE, squares += 64) {
    let sum0 = f64x2.splat(0),
      sum1 = sum0,
      sum2 = sum0,
      sum3 = sum0;
    for (let j = 0; j < d; j++, tiles += COLUMN) {
      const center = v128.load_splat<f64>(at(mean, j));
      let scaled0 = f64x2.sub(v128.load(tiles), center),
        scaled1 = f64x2.sub(v128.load(tiles, 16), center),
        scaled2 = f64x2.sub(v128.load(tiles, 32), center),
        scaled3 = f64x2.sub(v128.load(tiles, 48), center);
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
