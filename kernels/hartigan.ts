// One pass of single-row moves over all rows: `passOver` of src/clustering/kmeans/kmeans-hartigan.ts.
import { addSquare, at, atInteger, COLUMN, integer, layRows, squared, TILE } from "./tiles";

let d: i32, k: i32;
let data: usize,
  weights: usize,
  centers: usize,
  counts: usize,
  members: usize,
  labels: usize,
  upper: usize,
  lower: usize;
/** k: how far each centre has moved; then how far any has at most. */
let drift: usize;
/** Working room, in bytes: the numbers of eight rows (32), their best cluster, cost, own and nearest square (64 each), a tile. */
let room: usize;
let smallest: f64;

const BEST: usize = 32;
const COST: usize = 96;
const OWN: usize = 160;
const NEAREST: usize = 224;
const ROWS: usize = 288;

/** A move must lower the sum of squares by more than this part of the row's own share: less is rounding. */
const MARGIN: f64 = 1e-10;

/**
 * Rows that bounds do not keep wait until eight are together, and are then compared with all centres. After a move the rows
 * behind it are asked again, as the plain kernel asks them later. Returns how many moved.
 */
export function moveRows(
  n: i32,
  columns: i32,
  clusters: i32,
  dataAt: usize,
  weightsAt: usize,
  centersAt: usize,
  countsAt: usize,
  membersAt: usize,
  labelsAt: usize,
  upperAt: usize,
  lowerAt: usize,
  driftAt: usize,
  roomAt: usize,
): i32 {
  d = columns;
  k = clusters;
  data = dataAt;
  weights = weightsAt;
  centers = centersAt;
  counts = countsAt;
  members = membersAt;
  labels = labelsAt;
  upper = upperAt;
  lower = lowerAt;
  drift = driftAt;
  room = roomAt;
  smallest = smallestCount();
  let moved = 0;
  let waiting = 0;
  for (let i = 0; i < n || waiting > 0;) {
    if (i < n && waiting < TILE) {
      if (mayMove(i)) {
        store<i32>(atInteger(room, waiting), i);
        waiting++;
      }
      i++;
      continue;
    }
    const mover = judge(waiting);
    waiting = 0;
    if (mover < 0) continue;
    moved++;
    i = mover + 1;
  }
  return moved;
}

function smallestCount(): f64 {
  let least: f64 = Infinity;
  for (let c = 0; c < k; c++) if (load<f64>(at(counts, c)) < least) least = load<f64>(at(counts, c));
  return least;
}

/** Whether the bounds leave it open that row i moves. */
function mayMove(i: i32): bool {
  const own = integer(labels, i);
  if (integer(members, own) < 2) return false;
  const weight = load<f64>(at(weights, i));
  const count = load<f64>(at(counts, own));
  const without = count / (count - weight);
  const reach = load<f64>(at(upper, i)) + load<f64>(at(drift, own));
  const gap = load<f64>(at(lower, i)) - load<f64>(at(drift, k));
  return !(gap > 0 && (smallest / (smallest + weight)) * gap * gap >= without * reach * reach);
}

/** Compares the waiting rows with all centres, in their order up to the first that moves; returns that row, -1 for none. */
function judge(waiting: i32): i32 {
  layRows(room, waiting, data, d, room + ROWS);
  for (let r = 0; r < TILE; r += 2) comparePair(r, waiting - 1);
  for (let r = 0; r < waiting; r++) {
    const i = integer(room, r);
    const own = integer(labels, i);
    const count = load<f64>(at(counts, own));
    const square = load<f64>(at(room + OWN, r));
    const gain = (count / (count - load<f64>(at(weights, i)))) * square;
    if (load<f64>(at(room + COST, r)) < gain * (1 - MARGIN)) {
      moveOne(i, <i32>load<i64>(at(room + BEST, r)));
      smallest = smallestCount();
      store<f64>(at(upper, i), Infinity);
      return i;
    }
    store<f64>(at(upper, i), sqrt(square) - load<f64>(at(drift, own)));
    store<f64>(at(lower, i), sqrt(load<f64>(at(room + NEAREST, r))) + load<f64>(at(drift, k)));
  }
  return -1;
}

/** Rows r and r + 1 of the tile: the square to the own centre, the nearest other, and what moving to the best other would cost. */
function comparePair(r: i32, last: i32): void {
  const one = integer(room, min(r, last));
  const two = integer(room, min(r + 1, last));
  const labelsOfTwo = i64x2.replace_lane(i64x2.splat(integer(labels, one)), 1, integer(labels, two));
  const weight = f64x2.replace_lane(v128.load_splat<f64>(at(weights, one)), 1, load<f64>(at(weights, two)));
  const infinite = f64x2.splat(Infinity);
  let own = infinite,
    nearest = infinite,
    cost = infinite;
  let best = i64x2.splat(-1);
  let center = centers;
  for (let c = 0; c < k; c++) {
    let sum = f64x2.splat(0);
    let p = at(room + ROWS, r);
    for (const end = at(center, d); center < end; center += 8, p += COLUMN) {
      sum = addSquare(sum, v128.load(p), v128.load_splat<f64>(center));
    }
    const cluster = i64x2.splat(c);
    const isOwn = i64x2.eq(cluster, labelsOfTwo);
    own = v128.bitselect(sum, own, isOwn);
    sum = v128.bitselect(infinite, sum, isOwn);
    nearest = f64x2.pmin(nearest, sum);
    const count = v128.load_splat<f64>(at(counts, c));
    const value = f64x2.mul(f64x2.div(count, f64x2.add(count, weight)), sum);
    const less = f64x2.lt(value, cost);
    cost = v128.bitselect(value, cost, less);
    best = v128.bitselect(cluster, best, less);
  }
  v128.store(at(room + OWN, r), own);
  v128.store(at(room + NEAREST, r), nearest);
  v128.store(at(room + COST, r), cost);
  v128.store(at(room + BEST, r), best);
}

/** Moves row i to cluster `to`, and both means with it. */
function moveOne(i: i32, to: i32): void {
  const label = atInteger(labels, i);
  const from = load<i32>(label);
  const weight = load<f64>(at(weights, i));
  const out = weight / (load<f64>(at(counts, from)) - weight);
  const into = weight / (load<f64>(at(counts, to)) + weight);
  const row = at(data, i * d);
  const a = at(centers, from * d);
  const b = at(centers, to * d);
  const fromShift = sqrt(squared(row, a, d)) * out;
  const toShift = sqrt(squared(row, b, d)) * into;
  for (let j = 0; j < d; j++) {
    const value = load<f64>(at(row, j));
    store<f64>(at(a, j), load<f64>(at(a, j)) - (value - load<f64>(at(a, j))) * out);
    store<f64>(at(b, j), load<f64>(at(b, j)) + (value - load<f64>(at(b, j))) * into);
  }
  store<f64>(at(counts, from), load<f64>(at(counts, from)) - weight);
  store<f64>(at(counts, to), load<f64>(at(counts, to)) + weight);
  store<i32>(atInteger(members, from), integer(members, from) - 1);
  store<i32>(atInteger(members, to), integer(members, to) + 1);
  store<i32>(label, to);
  store<f64>(at(drift, from), load<f64>(at(drift, from)) + fromShift);
  store<f64>(at(drift, to), load<f64>(at(drift, to)) + toShift);
  store<f64>(at(drift, k), load<f64>(at(drift, k)) + max(fromShift, toShift));
}
