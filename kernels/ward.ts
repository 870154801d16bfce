// The search for the cluster that is cheapest to join: `seekCheapest` of src/clustering/hierarchical/hierarchical-ward.ts.
import { at, integer, squared } from "./tiles";

let d: i32;
let centers: usize, sizes: usize, inverse: usize, start: usize, end: usize;
/** The cluster that searches, and its 1 / size. */
let tip: i32, tipInverse: f64;
/** What has been found. */
let cluster: i32, cost: f64;

/**
 * Looks for a cluster that is cheaper to join with `tipAt` than `best` is, at `least`: in its own box first, then in the nearest,
 * then in all that may have one. Returns it; its cost goes to `found`. `bounds` is room for a number a box.
 */
export function seekCheapest(
  columns: i32,
  boxes: i32,
  tipAt: i32,
  best: i32,
  least: f64,
  centersAt: usize,
  sizesAt: usize,
  inverseAt: usize,
  startAt: usize,
  endAt: usize,
  lower: usize,
  upper: usize,
  largestInverse: usize,
  bounds: usize,
  own: i32,
  found: usize,
): i32 {
  d = columns;
  centers = centersAt;
  sizes = sizesAt;
  inverse = inverseAt;
  start = startAt;
  end = endAt;
  tip = tipAt;
  tipInverse = load<f64>(at(inverse, tip));
  cluster = best;
  cost = least;
  seekInBox(own);
  const nearest = fillBounds(boxes, own, lower, upper, largestInverse, bounds);
  if (nearest >= 0) {
    seekInBox(nearest);
    for (let box = 0; box < boxes; box++) {
      if (load<f64>(at(bounds, box)) < cost && box !== nearest) seekInBox(box);
    }
  }
  store<f64>(found, cost);
  return cluster;
}

/** What joining any cluster of each box costs at least, Infinity where that is too much; returns the box of the least. */
function fillBounds(
  boxes: i32,
  own: i32,
  lower: usize,
  upper: usize,
  largestInverse: usize,
  bounds: usize,
): i32 {
  const bytes = (<usize>d) << 3;
  let nearest = -1;
  let least: f64 = Infinity;
  for (let box = 0; box < boxes; box += 2) {
    // Two boxes at a time; a last single one is looked at twice.
    const two = box + 1 < boxes ? bytes : 0;
    let point = at(centers, tip * d);
    let low = lower + bytes * box;
    let high = upper + bytes * box;
    let sum = f64x2.splat(0);
    const stop = point + (bytes & ~15);
    for (; point < stop; point += 16, low += 16, high += 16) {
      const lowOne = v128.load(low),
        lowTwo = v128.load(low + two);
      const highOne = v128.load(high),
        highTwo = v128.load(high + two);
      const x = v128.load_splat<f64>(point),
        y = v128.load_splat<f64>(point, 8);
      sum = f64x2.add(
        sum,
        outside(x, v128.shuffle<f64>(lowOne, lowTwo, 0, 2), v128.shuffle<f64>(highOne, highTwo, 0, 2)),
      );
      sum = f64x2.add(
        sum,
        outside(y, v128.shuffle<f64>(lowOne, lowTwo, 1, 3), v128.shuffle<f64>(highOne, highTwo, 1, 3)),
      );
    }
    if (d & 1) {
      const x = v128.load_splat<f64>(point);
      const lowest = f64x2.replace_lane(v128.load_splat<f64>(low), 1, load<f64>(low + two));
      const highest = f64x2.replace_lane(v128.load_splat<f64>(high), 1, load<f64>(high + two));
      sum = f64x2.add(sum, outside(x, lowest, highest));
    }
    for (let lane = 0; lane < 2 && box + lane < boxes; lane++) {
      const each = box + lane;
      const squares = lane === 0 ? f64x2.extract_lane(sum, 0) : f64x2.extract_lane(sum, 1);
      const inverses = tipInverse + load<f64>(at(largestInverse, each));
      const empty = integer(start, each) === integer(end, each);
      let bound: f64 = Infinity;
      if (each !== own && !empty && squares < 4 * (cost * inverses)) {
        bound = squares / 4 / inverses;
        if (bound < least) {
          least = bound;
          nearest = each;
        }
      }
      store<f64>(at(bounds, each), bound);
    }
  }
  return nearest;
}

/** Four times the square of how far `x` lies outside `low` … `high`: z + |z| is 2 z or 0. */
function outside(x: v128, low: v128, high: v128): v128 {
  const below = f64x2.sub(low, x);
  const above = f64x2.sub(x, high);
  const twiceBelow = f64x2.add(below, f64x2.abs(below));
  const twiceAbove = f64x2.add(above, f64x2.abs(above));
  return f64x2.add(f64x2.mul(twiceBelow, twiceBelow), f64x2.mul(twiceAbove, twiceAbove));
}

/** Looks at the clusters of a box, two at a time, four columns at a time, while one of the two may still be cheap enough. */
function seekInBox(box: i32): void {
  const last = integer(end, box);
  const bytes = (<usize>d) << 3;
  const point = at(centers, tip * d);
  const whole = point + (bytes & ~31);
  for (let c = integer(start, box); c < last; c += 2) {
    const two = c + 1 < last ? bytes : 0;
    const inverses = f64x2.replace_lane(
      v128.load_splat<f64>(at(inverse, c)),
      1,
      load<f64>(at(inverse, c + 1)),
    );
    const limit = f64x2.mul(f64x2.splat(cost), f64x2.add(f64x2.splat(tipInverse), inverses));
    let row = at(centers, c * d);
    let sum = f64x2.splat(0);
    let open = true;
    let p = point;
    for (; p < whole; p += 32, row += 32) {
      const x = v128.load(p),
        y = v128.load(p, 16);
      let x0 = f64x2.sub(x, v128.load(row)),
        y0 = f64x2.sub(y, v128.load(row, 16));
      let x1 = f64x2.sub(x, v128.load(row + two)),
        y1 = f64x2.sub(y, v128.load(row + two, 16));
      x0 = f64x2.mul(x0, x0);
      y0 = f64x2.mul(y0, y0);
      x1 = f64x2.mul(x1, x1);
      y1 = f64x2.mul(y1, y1);
      const firstTwo = f64x2.add(v128.shuffle<f64>(x0, x1, 0, 2), v128.shuffle<f64>(x0, x1, 1, 3));
      const lastTwo = f64x2.add(v128.shuffle<f64>(y0, y1, 0, 2), v128.shuffle<f64>(y0, y1, 1, 3));
      sum = f64x2.add(sum, f64x2.add(firstTwo, lastTwo));
      open = v128.any_true(f64x2.lt(sum, limit));
      if (!open) break;
    }
    if (!open) continue;
    for (const stop = point + bytes; p < stop; p += 8, row += 8) {
      const value = f64x2.replace_lane(v128.load_splat<f64>(row), 1, load<f64>(row + two));
      const difference = f64x2.sub(v128.load_splat<f64>(p), value);
      sum = f64x2.add(sum, f64x2.mul(difference, difference));
    }
    judge(c, f64x2.extract_lane(sum, 0));
    if (two > 0) judge(c + 1, f64x2.extract_lane(sum, 1));
  }
}

/** Takes cluster c where its squares to the tip are few enough and joining it costs less. */
function judge(c: i32, squares: f64): void {
  if (c === tip || squares >= cost * (tipInverse + load<f64>(at(inverse, c)))) return;
  const a = load<f64>(at(sizes, tip));
  const b = load<f64>(at(sizes, c));
  const own = squared(at(centers, tip * d), at(centers, c * d), d) * ((a * b) / (a + b));
  if (own < cost) {
    cost = own;
    cluster = c;
  }
}
