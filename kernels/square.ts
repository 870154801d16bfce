// What is known of all pairs of rows, in a square: `squareDistances` of src/math/distances/distances.ts.
import { addSquare, at, COLUMN, TILE } from "./tiles";

/** Rows and columns that are mirrored at a time. */
const BLOCK: i32 = 8;

/**
 * The Euclidean distances of all pairs of rows, which lie in tiles too. `square` is room for n x n numbers and eight more; its
 * diagonal is 0.
 */
export function distanceSquare(n: i32, d: i32, data: usize, tiles: usize, square: usize): void {
  for (let i = 0; i < n; i++) {
    const row = at(square, i * n);
    const stop = at(row, n);
    squaresOfRow(n, d, i, data, tiles, row);
    for (let p = at(row, i & ~1); p < stop; p += 16) v128.store(p, f64x2.sqrt(v128.load(p)));
    store<f64>(at(row, i), 0);
  }
  mirrorUpper(n, square);
}

/**
 * Writes the squared distances from row i to all rows after it to `to`, by row; what is before row i there is written over, from
 * the tile of row i on, and up to seven numbers behind the last.
 */
export function squaresOfRow(n: i32, d: i32, i: i32, data: usize, tiles: usize, to: usize): void {
  const row = at(data, i * d);
  const stop = at(row, d);
  const first = i / TILE;
  let p = tiles + COLUMN * (first * d);
  for (let j = first * TILE; j < n; j += TILE) {
    let s0 = f64x2.splat(0),
      s1 = s0,
      s2 = s0,
      s3 = s0;
    for (let value = row; value < stop; value += 8, p += COLUMN) {
      const x = v128.load_splat<f64>(value);
      s0 = addSquare(s0, x, v128.load(p));
      s1 = addSquare(s1, x, v128.load(p, 16));
      s2 = addSquare(s2, x, v128.load(p, 32));
      s3 = addSquare(s3, x, v128.load(p, 48));
    }
    const out = at(to, j);
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
  }
}

/** Copies what is above the diagonal below it: what is written at a time lies near what was written just before. */
export function mirrorUpper(n: i32, square: usize): void {
  for (let top = 0; top < n; top += BLOCK) {
    const bottom = min(top + BLOCK, n);
    for (let left = top; left < n; left += BLOCK) {
      const right = min(left + BLOCK, n);
      for (let j = left; j < right; j++) {
        const to = at(square, j * n);
        for (let i = top; i < bottom && i < j; i++) store<f64>(at(to, i), load<f64>(at(square, i * n + j)));
      }
    }
  }
}
