// Euclidean distances of all pairs of rows: `fillEuclidean` of src/math/distances/distances.ts.
import { addSquare, at, COLUMN, layPair, TILE } from "./tiles";

/** Lays n rows in tiles, the last one filled up with its last row. */
export function layInTiles(n: i32, d: i32, data: usize, tiles: usize): void {
  for (let i = 0; i < n; i += TILE, tiles += COLUMN * d) {
    for (let r = 0; r < TILE; r += 2) {
      layPair(at(data, min(i + r, n - 1) * d), at(data, min(i + r + 1, n - 1) * d), d, tiles, r);
    }
  }
}

/** The distances of rows from … to - 1 to all rows after each, row after row, to `values`. `room` is for eight numbers. */
export function distancesOfRows(
  n: i32,
  d: i32,
  data: usize,
  tiles: usize,
  from: i32,
  to: i32,
  values: usize,
  room: usize,
): void {
  const bytes = (<usize>d) << 3;
  const tileBytes = COLUMN * d;
  for (let i = from; i < to; i++) {
    const row = at(data, i * d);
    let first = i + 1;
    for (let t = first / TILE; t * TILE < n; t++) {
      const base = t * TILE;
      const last = min(base + TILE, n);
      const whole = base === first && last === base + TILE;
      const out = whole ? values : room;
      distancesToTile(row, bytes, tiles + tileBytes * t, out);
      if (!whole)
        for (let j = first; j < last; j++) store<f64>(at(values, j - first), load<f64>(at(room, j - base)));
      values = at(values, last - first);
      first = last;
    }
  }
}

function distancesToTile(row: usize, bytes: usize, p: usize, out: usize): void {
  let s0 = f64x2.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0;
  for (const end = row + bytes; row < end; row += 8, p += COLUMN) {
    const value = v128.load_splat<f64>(row);
    s0 = addSquare(s0, value, v128.load(p));
    s1 = addSquare(s1, value, v128.load(p, 16));
    s2 = addSquare(s2, value, v128.load(p, 32));
    s3 = addSquare(s3, value, v128.load(p, 48));
  }
  v128.store(out, f64x2.sqrt(s0));
  v128.store(out, f64x2.sqrt(s1), 16);
  v128.store(out, f64x2.sqrt(s2), 32);
  v128.store(out, f64x2.sqrt(s3), 48);
}
