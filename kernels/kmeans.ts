// One pass of Lloyd's algorithm over all rows: `assign` and `loosenBounds` of src/clustering/kmeans/kmeans-lloyd.ts.
import { addSquare, at, atInteger, COLUMN, integer, layRows, squared, TILE } from "./tiles";

// What the arguments say, for the functions below: the module runs one call at a time.
let d: i32, k: i32;
let data: usize, weights: usize, centers: usize, sums: usize, counts: usize, members: usize;
let labels: usize, upper: usize, lower: usize;
/**
 * Working room: the numbers of eight rows (32 bytes), their nearest cluster, its square and the second square (64 each), the
 * numbers of the rows whose own centre is looked at (32), how far that is (64), a tile.
 */
let room: usize;

const BEST: usize = 32;
const NEAREST: usize = 96;
const SECOND: usize = 160;
const ASKED: usize = 224;
const REACH: usize = 256;
const ROWS: usize = 320;

/**
 * Rows that bounds do not keep where they are wait until eight are together: first for a look at their own centre, and those
 * that may have a nearer one for a look at all. They are moved in their order. Returns how many changed their cluster.
 */
export function assignRows(
  n: i32,
  columns: i32,
  clusters: i32,
  dataAt: usize,
  weightsAt: usize,
  centersAt: usize,
  sumsAt: usize,
  countsAt: usize,
  membersAt: usize,
  labelsAt: usize,
  upperAt: usize,
  lowerAt: usize,
  halfGaps: usize,
  roomAt: usize,
): i32 {
  d = columns;
  k = clusters;
  data = dataAt;
  weights = weightsAt;
  centers = centersAt;
  sums = sumsAt;
  counts = countsAt;
  members = membersAt;
  labels = labelsAt;
  upper = upperAt;
  lower = lowerAt;
  room = roomAt;
  waiting = 0;
  let asked = 0;
  let moved = 0;
  for (let i = 0; i < n; i++) {
    const own = integer(labelsAt, i);
    if (own < 0) {
      moved += wait(i);
      continue;
    }
    if (load<f64>(at(upperAt, i)) <= safeReach(i, own, halfGaps)) continue;
    store<i32>(atInteger(roomAt + ASKED, asked), i);
    if (++asked < TILE) continue;
    moved += look(TILE, halfGaps);
    asked = 0;
  }
  moved += look(asked, halfGaps);
  return waiting > 0 ? moved + settle() : moved;
}

/** How many rows wait for a look at all centres. */
let waiting: i32;

function wait(i: i32): i32 {
  store<i32>(atInteger(room, waiting), i);
  if (++waiting < TILE) return 0;
  const moved = settle();
  waiting = 0;
  return moved;
}

/** Up to this distance from its own centre a row surely has no nearer one. */
function safeReach(i: i32, own: i32, halfGaps: usize): f64 {
  const gap = load<f64>(at(halfGaps, own));
  const low = load<f64>(at(lower, i));
  return gap > low ? gap : low;
}

/** Measures rows against their own centres; those too far wait on. All are measured before any is judged: a guess costs more. */
function look(asked: i32, halfGaps: usize): i32 {
  for (let r = 0; r < asked; r++) {
    const i = integer(room + ASKED, r);
    const own = integer(labels, i);
    store<f64>(at(room + REACH, r), sqrt(squared(at(data, i * d), at(centers, own * d), d)));
  }
  let moved = 0;
  for (let r = 0; r < asked; r++) {
    const i = integer(room + ASKED, r);
    const own = integer(labels, i);
    const reach = load<f64>(at(room + REACH, r));
    store<f64>(at(upper, i), reach);
    if (reach > safeReach(i, own, halfGaps)) moved += wait(i);
  }
  return moved;
}

/** Compares the waiting rows with all centres, sets their bounds and moves those that are nearer to another centre. */
function settle(): i32 {
  layRows(room, waiting, data, d, room + ROWS);
  compare();
  let moved = 0;
  for (let r = 0; r < waiting; r++) {
    const i = integer(room, r);
    const own = integer(labels, i);
    const best = <i32>load<i64>(at(room + BEST, r));
    store<f64>(at(upper, i), sqrt(load<f64>(at(room + NEAREST, r))));
    store<f64>(at(lower, i), sqrt(load<f64>(at(room + SECOND, r))));
    if (best === own) continue;
    if (own >= 0) addRow(i, own, -1);
    addRow(i, best, 1);
    store<i32>(atInteger(labels, i), best);
    moved++;
  }
  return moved;
}

/** The nearest centre of each row of the tile, its square and the second; of equal ones the first. */
function compare(): void {
  const tile = room + ROWS;
  const infinite = f64x2.splat(Infinity);
  let n0 = infinite,
    n1 = infinite,
    n2 = infinite,
    n3 = infinite;
  let t0 = infinite,
    t1 = infinite,
    t2 = infinite,
    t3 = infinite;
  let b0 = i64x2.splat(0),
    b1 = b0,
    b2 = b0,
    b3 = b0;
  let center = centers;
  for (let c = 0; c < k; c++) {
    let s0 = f64x2.splat(0),
      s1 = s0,
      s2 = s0,
      s3 = s0;
    let p = tile;
    for (const end = at(center, d); center < end; center += 8, p += COLUMN) {
      const value = v128.load_splat<f64>(center);
      s0 = addSquare(s0, v128.load(p), value);
      s1 = addSquare(s1, v128.load(p, 16), value);
      s2 = addSquare(s2, v128.load(p, 32), value);
      s3 = addSquare(s3, v128.load(p, 48), value);
    }
    const cluster = i64x2.splat(c);
    b0 = v128.bitselect(cluster, b0, f64x2.lt(s0, n0));
    b1 = v128.bitselect(cluster, b1, f64x2.lt(s1, n1));
    b2 = v128.bitselect(cluster, b2, f64x2.lt(s2, n2));
    b3 = v128.bitselect(cluster, b3, f64x2.lt(s3, n3));
    // The larger of the new and the nearest so far is a candidate for the second place.
    t0 = f64x2.pmin(t0, f64x2.pmax(s0, n0));
    t1 = f64x2.pmin(t1, f64x2.pmax(s1, n1));
    t2 = f64x2.pmin(t2, f64x2.pmax(s2, n2));
    t3 = f64x2.pmin(t3, f64x2.pmax(s3, n3));
    n0 = f64x2.pmin(n0, s0);
    n1 = f64x2.pmin(n1, s1);
    n2 = f64x2.pmin(n2, s2);
    n3 = f64x2.pmin(n3, s3);
  }
  keepFour(room + BEST, b0, b1, b2, b3);
  keepFour(room + NEAREST, n0, n1, n2, n3);
  keepFour(room + SECOND, t0, t1, t2, t3);
}

function keepFour(to: usize, a: v128, b: v128, c: v128, e: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, e, 48);
}

/** Adds row i to the sums of a cluster; with the sign -1 takes it out of them, to the last bit as by subtraction. */
function addRow(i: i32, cluster: i32, sign: i32): void {
  const weight = <f64>sign * load<f64>(at(weights, i));
  const w = f64x2.splat(weight);
  let row = at(data, i * d);
  let sum = at(sums, cluster * d);
  const end = at(row, d);
  for (; row + 8 < end; row += 16, sum += 16)
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(w, v128.load(row))));
  if (row < end) store<f64>(sum, load<f64>(sum) + weight * load<f64>(row));
  const count = at(counts, cluster);
  store<f64>(count, load<f64>(count) + weight);
  store<i32>(atInteger(members, cluster), integer(members, cluster) + sign);
}

/** Widens the bounds of all rows: the upper by what its own centre moved, the lower by `least[own]`, what the others did at most. */
export function loosenBounds(
  n: i32,
  labelsAt: usize,
  upperAt: usize,
  lowerAt: usize,
  shifts: usize,
  least: usize,
): void {
  for (let i = 0; i < n; i++, labelsAt += 4, upperAt += 8, lowerAt += 8) {
    const own = load<i32>(labelsAt);
    store<f64>(upperAt, load<f64>(upperAt) + load<f64>(at(shifts, own)));
    store<f64>(lowerAt, load<f64>(lowerAt) - load<f64>(at(least, own)));
  }
}

/** Adds every row to the sums of its cluster: `recomputeSums`. */
export function sumRows(
  n: i32,
  columns: i32,
  dataAt: usize,
  weightsAt: usize,
  sumsAt: usize,
  countsAt: usize,
  membersAt: usize,
  labelsAt: usize,
): void {
  d = columns;
  data = dataAt;
  weights = weightsAt;
  sums = sumsAt;
  counts = countsAt;
  members = membersAt;
  for (let i = 0; i < n; i++) {
    const own = integer(labelsAt, i);
    if (own >= 0) addRow(i, own, 1);
  }
}

/** The weighted sum of the squared distances of all rows to their own centres: `inertiaOf`. */
export function inertia(
  n: i32,
  columns: i32,
  dataAt: usize,
  weightsAt: usize,
  centersAt: usize,
  labelsAt: usize,
): f64 {
  let total: f64 = 0;
  for (let i = 0; i < n; i++)
    total += ownSquare(i, integer(labelsAt, i), columns, dataAt, weightsAt, centersAt);
  return total;
}

/** The squared distance of row i to its own centre, times its weight. */
function ownSquare(i: i32, own: i32, columns: i32, dataAt: usize, weightsAt: usize, centersAt: usize): f64 {
  return (
    load<f64>(at(weightsAt, i)) * squared(at(dataAt, i * columns), at(centersAt, own * columns), columns)
  );
}

/** The same for each cluster, added to `sums`: `inertiasOf`. */
export function inertias(
  n: i32,
  columns: i32,
  dataAt: usize,
  weightsAt: usize,
  centersAt: usize,
  labelsAt: usize,
  sumsAt: usize,
): void {
  for (let i = 0; i < n; i++) {
    const own = integer(labelsAt, i);
    const square = ownSquare(i, own, columns, dataAt, weightsAt, centersAt);
    store<f64>(at(sumsAt, own), load<f64>(at(sumsAt, own)) + square);
  }
}

/**
 * Mean and sum of squared differences of each column, row by row, added up by weight: `meanColumnVariance` of kmeans-starts.ts.
 * `means` and `squares` (d each) begin at 0. Returns the sum of the weights.
 */
export function columnSpreads(
  n: i32,
  columns: i32,
  dataAt: usize,
  weightsAt: usize,
  means: usize,
  squares: usize,
): f64 {
  let total: f64 = 0;
  let row = dataAt;
  for (let i = 0; i < n; i++) {
    const own = load<f64>(at(weightsAt, i));
    total += own;
    const weight = f64x2.splat(own);
    const all = f64x2.splat(total);
    let mean = means;
    let square = squares;
    const end = at(row, columns);
    for (; row + 8 < end; row += 16, mean += 16, square += 16) {
      const value = v128.load(row);
      const before = v128.load(mean);
      const difference = f64x2.sub(value, before);
      const after = f64x2.add(before, f64x2.div(f64x2.mul(difference, weight), all));
      v128.store(mean, after);
      v128.store(
        square,
        f64x2.add(v128.load(square), f64x2.mul(f64x2.mul(weight, difference), f64x2.sub(value, after))),
      );
    }
    if (row < end) {
      const value = load<f64>(row);
      const difference = value - load<f64>(mean);
      const after = load<f64>(mean) + (difference * own) / total;
      store<f64>(mean, after);
      store<f64>(square, load<f64>(square) + own * difference * (value - after));
      row += 8;
    }
  }
  return total;
}
