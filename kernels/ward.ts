// The search for the cluster that is cheapest to join: `seekCheapest` of src/clustering/hierarchical/hierarchical-ward.ts.
import { at, integer, squared } from "./tiles";

let d: i32;
let centers: usize, sizes: usize, inverse: usize, start: usize, end: usize;
/** The cluster that searches, and its 1 / size. */
let tip: i32, tipInverse: f64;
/** Centres and 1 / size in single precision, four clusters side by side (0 where there are none), and how far off they may be. */
let sketch: usize, slack: f32;
/** What has been found. */
let cluster: i32, cost: f64;

/**
 * Looks for a cluster that is cheaper to join with `tipAt` than `best` is, at `least`: in its own box first, then in the nearest,
 * then in all that may have one. Returns it; its cost goes to `found`. `bounds` is room for a number a box. `sketchAt` and
 * `slackOfSketch` are as `sketchOf` of src/clustering/hierarchical/ward-sketch.ts makes them: they only pass over clusters that
 * cost too much whatever was lost in rounding.
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
  sketchAt: usize,
  slackOfSketch: f64,
): i32 {
  d = columns;
  sketch = sketchAt;
  slack = <f32>slackOfSketch;
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

/** Looks at the clusters of a box. */
function seekInBox(box: i32): void {
  const first = integer(start, box);
  const last = integer(end, box);
  if (sketch !== 0) return seekInSketch(first, last);
  for (let c = first; c < last; c++) judge(c, squaresTo(c));
}

/** Looks at the sketches of four clusters at a time, and closely at those that may be cheap enough. */
function seekInSketch(first: i32, last: i32): void {
  const column: usize = 16;
  const four = column * (d + 1);
  const point = sketch + four * (tip >> 2) + ((<usize>(tip & 3)) << 2);
  const whole = point + column * (d & ~3);
  const inverses = column * d;
  const rounding = f32x4.splat(slack);
  const ofTip = v128.load_splat<f32>(point + inverses);
  let row = sketch + four * (first >> 2);
  for (let c = first & ~3; c < last; c += 4, row += four) {
    const added = f32x4.mul(f32x4.splat(<f32>(cost * 1.002)), f32x4.add(ofTip, v128.load(row + inverses)));
    const limit = f32x4.add(added, rounding);
    let sum = f32x4.splat(0);
    let p = point;
    let q = row;
    let open = true;
    for (; p < whole; p += 4 * column, q += 4 * column) {
      const one = squareOf(p, q, 0);
      const two = squareOf(p, q, 16);
      const three = squareOf(p, q, 32);
      sum = f32x4.add(sum, f32x4.add(f32x4.add(one, two), f32x4.add(three, squareOf(p, q, 48))));
      open = v128.any_true(f32x4.lt(sum, limit));
      if (!open) break;
    }
    if (!open) continue;
    for (const stop = point + inverses; p < stop; p += column, q += column)
      sum = f32x4.add(sum, squareOf(p, q, 0));
    let lanes = i32x4.bitmask(f32x4.lt(sum, limit));
    for (; lanes !== 0; lanes &= lanes - 1) {
      const each = c + ctz(lanes);
      if (each >= first && each < last) judge(each, squaresTo(each));
    }
  }
}

function squareOf(p: usize, q: usize, place: usize): v128 {
  const difference = f32x4.sub(v128.load_splat<f32>(p + place), v128.load(q + place));
  return f32x4.mul(difference, difference);
}

/** The squares from the tip to cluster c, four columns added up at a time. */
function squaresTo(c: i32): f64 {
  let p = at(centers, tip * d);
  let row = at(centers, c * d);
  const stop = at(p, d);
  let sum: f64 = 0;
  for (const whole = at(p, d & ~3); p < whole; p += 32, row += 32) {
    const x = f64x2.sub(v128.load(p), v128.load(row));
    const y = f64x2.sub(v128.load(p, 16), v128.load(row, 16));
    sum += sumOfLanes(f64x2.mul(x, x)) + sumOfLanes(f64x2.mul(y, y));
  }
  for (; p < stop; p += 8, row += 8) {
    const difference = load<f64>(p) - load<f64>(row);
    sum += difference * difference;
  }
  return sum;
}

function sumOfLanes(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
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
