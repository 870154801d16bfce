// A tile is eight rows column by column: the eight values of column 0, then those of column 1, and so on. Two rows share a
// vector, so that each row's own sum runs over the columns in order.

/** Rows in a tile. */
export const TILE: i32 = 8;

/** Bytes of one column of a tile. */
export const COLUMN: usize = 64;

export function at(base: usize, index: i32): usize {
  return base + ((<usize>index) << 3);
}

export function atInteger(base: usize, index: i32): usize {
  return base + ((<usize>index) << 2);
}

export function integer(base: usize, index: i32): i32 {
  return load<i32>(atInteger(base, index));
}

/** Writes the rows at `r0` and `r1` (addresses) to the tile at `tile`, as its rows `place` and `place` + 1. */
export function layPair(r0: usize, r1: usize, d: i32, tile: usize, place: i32): void {
  let to = at(tile, place);
  let j = 0;
  for (; j + 1 < d; j += 2) {
    const a = v128.load(r0);
    const b = v128.load(r1);
    v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
    v128.store(to, v128.shuffle<f64>(a, b, 1, 3), 64);
    r0 += 16;
    r1 += 16;
    to += 2 * COLUMN;
  }
  if (j < d) {
    store<f64>(to, load<f64>(r0));
    store<f64>(to, load<f64>(r1), 8);
  }
}

/** Lays rows in a tile: `count` of them, whose numbers are at `waiting`, and the last again where they are fewer than eight. */
export function layRows(waiting: usize, count: i32, data: usize, d: i32, tile: usize): void {
  for (let r = 0; r < TILE; r += 2) {
    const one = integer(waiting, min(r, count - 1));
    const two = integer(waiting, min(r + 1, count - 1));
    layPair(at(data, one * d), at(data, two * d), d, tile, r);
  }
}

/** The squared distance between d numbers at `a` and at `b`, summed in order. */
export function squared(a: usize, b: usize, d: i32): f64 {
  let sum: f64 = 0;
  for (const end = at(a, d); a < end; a += 8, b += 8) {
    const difference = load<f64>(a) - load<f64>(b);
    sum += difference * difference;
  }
  return sum;
}

/** Adds to `sum` the square of `x` - `y`. */
export function addSquare(sum: v128, x: v128, y: v128): v128 {
  const difference = f64x2.sub(x, y);
  return f64x2.add(sum, f64x2.mul(difference, difference));
}
