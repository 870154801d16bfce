// Centroid linkage: `centroidPlainly` of src/clustering/hierarchical/hierarchical-centroid.ts. Places are in the order of the plain
// kernel's list of clusters: the last one moves to where one has gone.
import { addSquare, at, atInteger, COLUMN, integer, TILE } from "./tiles";

let d: i32;
/**
 * The centres in tiles, and by place: the square of the distance to the nearest other centre, and its place; -1 once that is gone, when
 * no other centre is nearer than the square says.
 */
let tiles: usize, nearest: usize, neighbor: usize;
/** Room for a centre, and for the sums of a tile. */
let point: usize, sums: usize;
let left: i32;

/**
 * Joins all n clusters. `tilesAt` holds their centres, the last tile filled up with Infinity; `nearestAt` is room for whole tiles
 * of numbers, `neighborAt` for whole tiles of whole numbers and `rows` for n of them, `roomAt` for d + 8 numbers.
 */
export function joinByCentroids(
  n: i32,
  columns: i32,
  tilesAt: usize,
  sizes: usize,
  nearestAt: usize,
  neighborAt: usize,
  rows: usize,
  roomAt: usize,
  first: usize,
  second: usize,
  heights: usize,
): void {
  d = columns;
  tiles = tilesAt;
  nearest = nearestAt;
  neighbor = neighborAt;
  sums = roomAt;
  point = at(roomAt, TILE);
  left = n;
  for (let p = 0; p < n; p++) store<i32>(atInteger(rows, p), p);
  for (let tile = 0; tile * TILE < n; tile++) {
    for (let r = 0; r < TILE; r++) store<f64>(at(nearest, tile * TILE + r), Infinity);
  }
  for (let p = 0; p < n; p++) seekOnward(p);
  while (left > 1) {
    let a = nearestPair();
    while (integer(neighbor, a) < 0) {
      seek(a);
      a = nearestPair();
    }
    const b = integer(neighbor, a);
    const merged = n - left;
    store<i32>(atInteger(first, merged), integer(rows, a));
    store<i32>(atInteger(second, merged), integer(rows, b));
    store<f64>(at(heights, merged), sqrt(load<f64>(at(nearest, a))));
    joinCenters(a, b, sizes);
    left--;
    const last = left;
    for (let j = 0; j < d; j++) {
      store<f64>(cell(b, j), load<f64>(cell(last, j)));
      store<f64>(cell(last, j), Infinity);
    }
    store<f64>(at(sizes, b), load<f64>(at(sizes, last)));
    store<f64>(at(nearest, b), load<f64>(at(nearest, last)));
    store<f64>(at(nearest, last), Infinity);
    store<i32>(atInteger(neighbor, b), integer(neighbor, last));
    store<i32>(atInteger(rows, b), integer(rows, last));
    const joined = a === last ? b : a;
    for (let p = 0; p < left; p++) {
      const other = integer(neighbor, p);
      if (other === a || other === b) store<i32>(atInteger(neighbor, p), -1);
      else if (other === last) store<i32>(atInteger(neighbor, p), b);
    }
    approach(joined);
    seek(joined);
  }
}

function cell(place: i32, column: i32): usize {
  return tiles + COLUMN * ((place >> 3) * d + column) + ((<usize>(place & 7)) << 3);
}

/** The first cluster whose nearest other is nearest. */
function nearestPair(): i32 {
  let least = v128.load(nearest);
  for (let p = 2; p < left; p += 2) least = f64x2.pmin(least, v128.load(at(nearest, p)));
  const one = f64x2.extract_lane(least, 0);
  const two = f64x2.extract_lane(least, 1);
  const value = two < one ? two : one;
  let place = 0;
  while (load<f64>(at(nearest, place)) !== value) place++;
  return place;
}

/** Puts the centre at a where that of both clusters is. */
function joinCenters(a: i32, b: i32, sizes: usize): void {
  const share = load<f64>(at(sizes, b)) / (load<f64>(at(sizes, a)) + load<f64>(at(sizes, b)));
  for (let j = 0; j < d; j++) {
    const own = load<f64>(cell(a, j));
    store<f64>(cell(a, j), own + (load<f64>(cell(b, j)) - own) * share);
  }
  store<f64>(at(sizes, a), load<f64>(at(sizes, a)) + load<f64>(at(sizes, b)));
}

function takePoint(place: i32): void {
  for (let j = 0; j < d; j++) store<f64>(at(point, j), load<f64>(cell(place, j)));
}

/** Writes the squared distances from the point to the centres of a tile to `sums`; returns which are below, a bit each. */
function compareTile(tile: i32, b0: v128, b1: v128, b2: v128, b3: v128): i32 {
  let s0 = f64x2.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0;
  let p = point;
  let from = tiles + COLUMN * (tile * d);
  for (const stop = at(p, d); p < stop; p += 8, from += COLUMN) {
    const x = v128.load_splat<f64>(p);
    s0 = addSquare(s0, v128.load(from), x);
    s1 = addSquare(s1, v128.load(from, 16), x);
    s2 = addSquare(s2, v128.load(from, 32), x);
    s3 = addSquare(s3, v128.load(from, 48), x);
  }
  const below0 = f64x2.lt(s0, b0),
    below1 = f64x2.lt(s1, b1),
    below2 = f64x2.lt(s2, b2),
    below3 = f64x2.lt(s3, b3);
  if (!v128.any_true(v128.or(v128.or(below0, below1), v128.or(below2, below3)))) return 0;
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  const firstFour = i64x2.bitmask(below0) | (i64x2.bitmask(below1) << 2);
  return firstFour | (i64x2.bitmask(below2) << 4) | (i64x2.bitmask(below3) << 6);
}

/** Compares the centre at a place with all behind it, and takes what is nearer, for it and for them. */
function seekOnward(place: i32): void {
  takePoint(place);
  let least = load<f64>(at(nearest, place));
  let found = integer(neighbor, place);
  for (let tile = place >> 3; tile * TILE < left; tile++) {
    const from = at(nearest, tile * TILE);
    const most = f64x2.splat(least);
    let near = compareTile(
      tile,
      f64x2.pmax(most, v128.load(from)),
      f64x2.pmax(most, v128.load(from, 16)),
      f64x2.pmax(most, v128.load(from, 32)),
      f64x2.pmax(most, v128.load(from, 48)),
    );
    for (; near !== 0; near &= near - 1) {
      const r = ctz(near);
      const other = tile * TILE + r;
      if (other <= place) continue;
      const value = load<f64>(at(sums, r));
      if (value < least) {
        least = value;
        found = other;
      }
      if (value >= load<f64>(at(from, r))) continue;
      store<f64>(at(from, r), value);
      store<i32>(atInteger(neighbor, other), place);
    }
  }
  store<f64>(at(nearest, place), least);
  store<i32>(atInteger(neighbor, place), found);
}

/** Finds the centre that is nearest to that at a place. */
function seek(place: i32): void {
  takePoint(place);
  let least: f64 = Infinity;
  let found = integer(neighbor, place);
  for (let tile = 0; tile * TILE < left; tile++) {
    const most = f64x2.splat(least);
    let near = compareTile(tile, most, most, most, most);
    for (; near !== 0; near &= near - 1) {
      const r = ctz(near);
      const value = load<f64>(at(sums, r));
      if (value >= least || tile * TILE + r === place) continue;
      least = value;
      found = tile * TILE + r;
    }
  }
  store<f64>(at(nearest, place), least);
  store<i32>(atInteger(neighbor, place), found);
}

/** Tells all clusters of a centre that is new: it may be nearer than their nearest. */
function approach(place: i32): void {
  takePoint(place);
  for (let tile = 0; tile * TILE < left; tile++) {
    const from = at(nearest, tile * TILE);
    let near = compareTile(
      tile,
      v128.load(from),
      v128.load(from, 16),
      v128.load(from, 32),
      v128.load(from, 48),
    );
    for (; near !== 0; near &= near - 1) {
      const r = ctz(near);
      store<f64>(at(from, r), load<f64>(at(sums, r)));
      store<i32>(atInteger(neighbor, tile * TILE + r), place);
    }
  }
}
