// Searches in a k-d tree for all rows: src/math/distances/kd-tree-nearest.ts and src/clustering/density/foreign-search.ts. The rows
// of a leaf lie in tiles of four, column by column, the last filled up with rows at Infinity, which are never near.
import { addSquare, at, atInteger, integer } from "./tiles";

export let d: i32;
export let start: usize, end: usize, right: usize;
/** By node: the first tile of a leaf. */
export let firstTile: usize;
export let tiles: usize;
/** By node, column by column: the lower corners of its two children, then the upper ones. */
let boxes: usize;
/** The rows in the order of the tree, row by row. */
let points: usize;
/** Room for the sums of a tile. */
export let sums: usize;

export function useTree(
  columns: i32,
  startAt: usize,
  endAt: usize,
  rightAt: usize,
  firstTileAt: usize,
  tilesAt: usize,
  boxesAt: usize,
  pointsAt: usize,
  sumsAt: usize,
): void {
  d = columns;
  start = startAt;
  end = endAt;
  right = rightAt;
  firstTile = firstTileAt;
  tiles = tilesAt;
  boxes = boxesAt;
  points = pointsAt;
  sums = sumsAt;
}

/** The address of the row that is searched for. */
let point: usize;

export function searchFor(place: i32): void {
  point = at(points, place * d);
}

/** The squared distances of the point to the boxes of both children of a node. */
export function toChildren(node: i32): v128 {
  const zero = f64x2.splat(0);
  let sum = zero;
  let p = point;
  let box = boxes + ((<usize>d) << 5) * node;
  for (const stop = at(p, d); p < stop; p += 8, box += 32) {
    const x = v128.load_splat<f64>(p);
    const below = f64x2.sub(v128.load(box), x);
    const above = f64x2.sub(x, v128.load(box, 16));
    const out = f64x2.pmax(zero, f64x2.pmax(below, above));
    sum = f64x2.add(sum, f64x2.mul(out, out));
  }
  return sum;
}

/** Writes the squared distances of four rows to `sums`; returns which are below the limit, a bit each. */
export function compareTile(tile: usize, limit: f64): i32 {
  const most = f64x2.splat(limit);
  let a = f64x2.splat(0),
    b = a;
  let p = point;
  const stop = at(p, d);
  while (p < stop) {
    // In many columns most rows are too far after a few, and the rest need not be added up.
    for (const look = min(stop, p + 40); p < look; p += 8, tile += 32) {
      const x = v128.load_splat<f64>(p);
      a = addSquare(a, x, v128.load(tile));
      b = addSquare(b, x, v128.load(tile, 16));
    }
    if (!v128.any_true(v128.or(f64x2.lt(a, most), f64x2.lt(b, most)))) return 0;
  }
  v128.store(sums, a);
  v128.store(sums, b, 16);
  return i64x2.bitmask(f64x2.lt(a, most)) | (i64x2.bitmask(f64x2.lt(b, most)) << 2);
}

// The nearest rows of all rows.

let order: usize, count: i32, without: i32;
let nearRows: usize, nearSquares: usize;

/**
 * The `wanted` nearest other rows of the rows at the places from … to - 1: `around` gets them (by row, nearest first), `farthest` the square of the distance
 * to the last of them. `squares` is room for `wanted` numbers.
 */
export function nearestOfAll(
  from: i32,
  to: i32,
  wanted: i32,
  orderAt: usize,
  around: usize,
  farthest: usize,
  squares: usize,
): void {
  order = orderAt;
  count = wanted;
  nearSquares = squares;
  for (let place = from; place < to; place++) {
    without = integer(order, place);
    nearRows = atInteger(around, without * wanted);
    for (let t = 0; t < wanted; t++) {
      store<f64>(at(squares, t), Infinity);
      store<i32>(atInteger(nearRows, t), -1);
    }
    searchFor(place);
    visit(0);
    store<f64>(at(farthest, without), load<f64>(at(squares, wanted - 1)));
  }
}

function visit(node: i32): void {
  const two = integer(right, node);
  if (two === 0) {
    scan(node);
    return;
  }
  const squares = toChildren(node);
  const toOne = f64x2.extract_lane(squares, 0);
  const toTwo = f64x2.extract_lane(squares, 1);
  const last = at(nearSquares, count - 1);
  if (toOne <= toTwo) {
    if (toOne < load<f64>(last)) visit(node + 1);
    if (toTwo < load<f64>(last)) visit(two);
  } else {
    if (toTwo < load<f64>(last)) visit(two);
    if (toOne < load<f64>(last)) visit(node + 1);
  }
}

function scan(node: i32): void {
  const last = at(nearSquares, count - 1);
  const tileBytes = (<usize>d) << 5;
  let tile = tiles + tileBytes * integer(firstTile, node);
  const stop = integer(end, node);
  for (let place = integer(start, node); place < stop; place += 4, tile += tileBytes) {
    let near = compareTile(tile, load<f64>(last));
    for (; near !== 0; near &= near - 1) {
      const r = ctz(near);
      const square = load<f64>(at(sums, r));
      const row = integer(order, place + r);
      if (square < load<f64>(last) && row !== without) insert(row, square);
    }
  }
}

function insert(row: i32, square: f64): void {
  let place = count - 1;
  for (; place > 0 && load<f64>(at(nearSquares, place - 1)) > square; place--) {
    store<f64>(at(nearSquares, place), load<f64>(at(nearSquares, place - 1)));
    store<i32>(atInteger(nearRows, place), integer(nearRows, place - 1));
  }
  store<f64>(at(nearSquares, place), square);
  store<i32>(atInteger(nearRows, place), row);
}

// The nearest row of another component.

let core: usize, component: usize, leastCore: usize, nodeComponent: usize;
let own: i32, ownCore: f64, limit: f64, found: i32;

/**
 * The squared mutual reachability from the row at a place to the nearest row of another component, or `least` where none is
 * nearer; the place of that row, or -1, goes to `foundAt`.
 */
export function nearestForeign(
  place: i32,
  least: f64,
  coreAt: usize,
  componentAt: usize,
  leastCoreAt: usize,
  nodeComponentAt: usize,
  foundAt: usize,
): f64 {
  core = coreAt;
  component = componentAt;
  leastCore = leastCoreAt;
  nodeComponent = nodeComponentAt;
  searchFor(place);
  own = integer(component, place);
  ownCore = load<f64>(at(core, place));
  limit = least;
  found = -1;
  seek(0);
  store<i32>(foundAt, found);
  return limit;
}

function seek(node: i32): void {
  const two = integer(right, node);
  if (two === 0) {
    seekInLeaf(node);
    return;
  }
  const oneIsOpen = isOpen(node + 1);
  const twoIsOpen = isOpen(two);
  if (!oneIsOpen && !twoIsOpen) return;
  const squares = toChildren(node);
  const toOne = oneIsOpen ? f64x2.extract_lane(squares, 0) : Infinity;
  const toTwo = twoIsOpen ? f64x2.extract_lane(squares, 1) : Infinity;
  if (toOne <= toTwo) {
    if (toOne < limit) seek(node + 1);
    if (toTwo < limit) seek(two);
  } else {
    if (toTwo < limit) seek(two);
    if (toOne < limit) seek(node + 1);
  }
}

/** Whether a node may hold a foreign row that is near enough by its core distance. */
function isOpen(node: i32): bool {
  return integer(nodeComponent, node) !== own && load<f64>(at(leastCore, node)) < limit;
}

function seekInLeaf(node: i32): void {
  const tileBytes = (<usize>d) << 5;
  let tile = tiles + tileBytes * integer(firstTile, node);
  const stop = integer(end, node);
  for (let place = integer(start, node); place < stop; place += 4, tile += tileBytes) {
    let near = 0;
    for (let r = 0; r < 4 && place + r < stop; r++) {
      if (integer(component, place + r) !== own && load<f64>(at(core, place + r)) < limit) near |= 1 << r;
    }
    if (near === 0) continue;
    near &= compareTile(tile, limit);
    for (; near !== 0; near &= near - 1) {
      const r = ctz(near);
      const reach = max(load<f64>(at(sums, r)), max(load<f64>(at(core, place + r)), ownCore));
      if (reach >= limit) continue;
      limit = reach;
      found = place + r;
    }
  }
}
