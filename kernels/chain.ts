// Complete and average linkage by the nearest-neighbour chain: `chainPlainly` of src/clustering/hierarchical/hierarchical-chain.ts.
// All distances lie in a square, so that what is read of a cluster lies together. Those to a cluster that has been joined are
// written to its own row alone; the rows of others take them over when they are read.
import { at, atInteger, integer } from "./tiles";

/** Below so many clusters the square is not closed up again. */
const FEW: i32 = 64;

let square: usize;
/** By place in the square: which row's cluster is there, in rising order; its size; 0 while it is there, Infinity once it is gone. */
let rows: usize, sizes: usize, gone: usize;
/** Room: the places that are kept, and where each goes. */
let kept: usize, moved: usize;
/** The places of joined clusters, one after the other, and by place how many of them its row has taken over. */
let joined: usize, seen: usize;
let joinedCount: i32;
/** Places in the square. */
let places: i32;

/**
 * Joins all n clusters. `squareAt` holds all distances, row after row, and is overwritten; `rowsAt` is
 * room for five times n whole numbers, `chain` for n, `goneAt` for n + 1 numbers.
 */
export function joinByChain(
  n: i32,
  complete: bool,
  squareAt: usize,
  sizesAt: usize,
  goneAt: usize,
  rowsAt: usize,
  chain: usize,
  first: usize,
  second: usize,
  heights: usize,
): void {
  square = squareAt;
  sizes = sizesAt;
  gone = goneAt;
  rows = rowsAt;
  kept = atInteger(rows, n);
  moved = atInteger(kept, n);
  joined = atInteger(moved, n);
  seen = atInteger(joined, n);
  joinedCount = 0;
  places = n;
  for (let p = 0; p < n; p++) {
    // A cluster is infinitely far from itself.
    store<f64>(cell(p, p), Infinity);
    store<i32>(atInteger(rows, p), p);
    store<f64>(at(gone, p), 0);
    store<i32>(atInteger(seen, p), 0);
  }
  let length = 0;
  for (let merged = 0; merged < n - 1;) {
    if (length === 0) store<i32>(atInteger(chain, length++), firstPlace());
    const tip = integer(chain, length - 1);
    const before = length > 1 ? integer(chain, length - 2) : -1;
    takeOver(tip);
    // On a tie the chain goes back rather than on, so that it ends.
    const back = before < 0 ? Infinity : load<f64>(cell(tip, before));
    const least = leastOf(tip);
    if (least < back) {
      store<i32>(atInteger(chain, length++), placeOf(tip, least));
      continue;
    }
    length -= 2;
    const lower = min(tip, before);
    const upper = max(tip, before);
    store<i32>(atInteger(first, merged), integer(rows, lower));
    store<i32>(atInteger(second, merged), integer(rows, upper));
    store<f64>(at(heights, merged), back);
    merged++;
    takeOver(before);
    join(lower, upper, complete);
    if (places > FEW && 2 * (n - merged) <= places) closeUp(chain, length);
  }
}

function cell(row: i32, column: i32): usize {
  return square + ((<usize>row * <usize>places + <usize>column) << 3);
}

function firstPlace(): i32 {
  let p = 0;
  while (load<f64>(at(gone, p)) !== 0) p++;
  return p;
}

/** The least distance from a cluster to another. */
function leastOf(tip: i32): f64 {
  let a = f64x2.splat(Infinity),
    b = a;
  let from = cell(tip, 0);
  let away = gone;
  for (const stop = from + (((<usize>places) & ~3) << 3); from < stop; from += 32, away += 32) {
    a = f64x2.pmin(a, f64x2.add(v128.load(from), v128.load(away)));
    b = f64x2.pmin(b, f64x2.add(v128.load(from, 16), v128.load(away, 16)));
  }
  a = f64x2.pmin(a, b);
  const one = f64x2.extract_lane(a, 0);
  const two = f64x2.extract_lane(a, 1);
  let least = two < one ? two : one;
  for (const stop = cell(tip, places); from < stop; from += 8, away += 8) {
    const value = load<f64>(from) + load<f64>(away);
    if (value < least) least = value;
  }
  return least;
}

/** The first cluster at this distance. */
function placeOf(tip: i32, distance: f64): i32 {
  const from = cell(tip, 0);
  let p = 0;
  while (load<f64>(at(from, p)) + load<f64>(at(gone, p)) !== distance) p++;
  return p;
}

/** The distances of the joined cluster, written over those of `upper`. */
function join(lower: i32, upper: i32, complete: bool): void {
  const share = load<f64>(at(sizes, lower)) / (load<f64>(at(sizes, lower)) + load<f64>(at(sizes, upper)));
  const ofOne = f64x2.splat(share);
  const ofTwo = f64x2.splat(1 - share);
  let one = cell(lower, 0);
  let two = cell(upper, 0);
  const stop = cell(upper, places);
  for (; two + 8 < stop; one += 16, two += 16) {
    const a = v128.load(one),
      b = v128.load(two);
    // What is gone is infinitely far in `gone`, whatever is written here.
    v128.store(two, complete ? f64x2.pmax(b, a) : f64x2.add(f64x2.mul(ofOne, a), f64x2.mul(ofTwo, b)));
  }
  if (two < stop) {
    const a = load<f64>(one),
      b = load<f64>(two);
    store<f64>(two, complete ? (b < a ? a : b) : share * a + (1 - share) * b);
  }
  store<f64>(cell(upper, upper), Infinity);
  store<f64>(at(gone, lower), Infinity);
  store<f64>(at(sizes, upper), load<f64>(at(sizes, upper)) + load<f64>(at(sizes, lower)));
  store<i32>(atInteger(joined, joinedCount++), upper);
  store<i32>(atInteger(seen, upper), joinedCount);
}

/** Brings the row of a cluster up to date. */
function takeOver(place: i32): void {
  const row = cell(place, 0);
  for (let t = integer(seen, place); t < joinedCount; t++) {
    const other = integer(joined, t);
    if (load<f64>(at(gone, other)) === 0) store<f64>(at(row, other), load<f64>(cell(other, place)));
  }
  store<i32>(atInteger(seen, place), joinedCount);
}

/** Gives the places of what is gone to those that are left; the chain follows. */
function closeUp(chain: usize, length: i32): void {
  let left = 0;
  for (let p = 0; p < places; p++) {
    store<i32>(atInteger(moved, p), left);
    if (load<f64>(at(gone, p)) === 0) store<i32>(atInteger(kept, left++), p);
  }
  let to = square;
  for (let t = 0; t < left; t++) takeOver(integer(kept, t));
  for (let row = 0; row < left; row++) {
    const old = integer(kept, row);
    const from = cell(old, 0);
    for (let column = 0; column < left; column++, to += 8)
      store<f64>(to, load<f64>(at(from, integer(kept, column))));
    store<i32>(atInteger(rows, row), integer(rows, old));
    store<f64>(at(sizes, row), load<f64>(at(sizes, old)));
  }
  for (let c = 0; c < length; c++) store<i32>(atInteger(chain, c), integer(moved, integer(chain, c)));
  memory.fill(gone, 0, (<usize>left) << 3);
  memory.fill(seen, 0, (<usize>left) << 2);
  joinedCount = 0;
  places = left;
}
