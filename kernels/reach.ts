// DBSCAN's searches in a k-d tree: `corePlaces`, `take` and `joinBorder` of src/clustering/density/dbscan-kernel.ts. `most` is the least square
// that is too far.
import { atInteger, integer } from "./tiles";
import { compareTile, d, end, firstTile, right, searchFor, start, tiles, toChildren } from "./tree";

let most: f64;

// Which rows have enough others around them.

let wanted: i32, count: i32;

/** Writes 1 to `core`, by place, for those from … to - 1 that have so many rows near, themselves included. */
export function findCore(from: i32, to: i32, tooFar: f64, minPoints: i32, core: usize): void {
  most = tooFar;
  wanted = minPoints;
  for (let place = from; place < to; place++) {
    searchFor(place);
    count = 0;
    countNear(0);
    store<i32>(atInteger(core, place), count >= wanted ? 1 : 0);
  }
}

function countNear(node: i32): void {
  const two = integer(right, node);
  if (two === 0) {
    const tileBytes = (<usize>d) << 5;
    let tile = tiles + tileBytes * integer(firstTile, node);
    const stop = integer(end, node);
    for (let place = integer(start, node); place < stop && count < wanted; place += 4, tile += tileBytes)
      count += popcnt(compareTile(tile, most));
    return;
  }
  const squares = toChildren(node);
  const toOne = f64x2.extract_lane(squares, 0);
  const toTwo = f64x2.extract_lane(squares, 1);
  const oneFirst = toOne <= toTwo;
  if (min(toOne, toTwo) < most) countNear(oneFirst ? node + 1 : two);
  if (max(toOne, toTwo) < most && count < wanted) countNear(oneFirst ? two : node + 1);
}

// Which rows wait near a row.

/** By tile: a bit for each row that waits. By node: how many wait below it. */
let waiting: usize, left: usize;
let labels: usize, cluster: i32;
let stack: usize, depth: i32;

/**
 * Grows a cluster from the place at the bottom of the stack until the stack is empty: all that wait near a place that is taken
 * from it are labelled, and go onto it. Rows wait no more once they are labelled.
 */
export function growCluster(
  tooFar: f64,
  number: i32,
  waitingAt: usize,
  leftAt: usize,
  labelsAt: usize,
  stackAt: usize,
): void {
  most = tooFar;
  cluster = number;
  waiting = waitingAt;
  left = leftAt;
  labels = labelsAt;
  stack = stackAt;
  depth = 1;
  while (depth > 0 && integer(left, 0) > 0) {
    searchFor(integer(stack, --depth));
    take(0);
  }
}

/** Takes what waits near out of a node; returns how many that are. */
function take(node: i32): i32 {
  const two = integer(right, node);
  let taken = 0;
  if (two !== 0) {
    const oneWaits = integer(left, node + 1) > 0;
    const twoWaits = integer(left, two) > 0;
    const squares = toChildren(node);
    if (oneWaits && f64x2.extract_lane(squares, 0) < most) taken += take(node + 1);
    if (twoWaits && f64x2.extract_lane(squares, 1) < most) taken += take(two);
  } else {
    const tileBytes = (<usize>d) << 5;
    let number = integer(firstTile, node);
    const stop = integer(end, node);
    for (let place = integer(start, node); place < stop; place += 4, number++) {
      const wait = integer(waiting, number);
      if (wait === 0) continue;
      let near = wait & compareTile(tiles + tileBytes * number, most);
      if (near === 0) continue;
      store<i32>(atInteger(waiting, number), wait & ~near);
      taken += popcnt(near);
      for (; near !== 0; near &= near - 1) {
        const reached = place + ctz(near);
        store<i32>(atInteger(labels, reached), cluster);
        store<i32>(atInteger(stack, depth++), reached);
      }
    }
  }
  store<i32>(atInteger(left, node), integer(left, node) - taken);
  return taken;
}

// The lowest cluster near a row.

/** By place: 1 for core rows. By node: the lowest cluster of its core rows. */
let core: usize, lowestIn: usize;
let lowest: i32;

/** Labels the rows that are not core with the lowest cluster of the core rows near them; `clusters` is above all. */
export function joinBorder(
  rows: i32,
  tooFar: f64,
  clusters: i32,
  coreAt: usize,
  labelsAt: usize,
  lowestAt: usize,
): void {
  most = tooFar;
  core = coreAt;
  labels = labelsAt;
  lowestIn = lowestAt;
  for (let place = 0; place < rows; place++) {
    if (integer(core, place) !== 0) continue;
    searchFor(place);
    lowest = clusters;
    seekLowest(0);
    if (lowest < clusters) store<i32>(atInteger(labels, place), lowest);
  }
}

/** Looks into what is near and holds a lower cluster than the lowest so far, the nearer half first. */
function seekLowest(node: i32): void {
  if (integer(lowestIn, node) >= lowest) return;
  const two = integer(right, node);
  if (two === 0) {
    seekLowestInLeaf(node);
    return;
  }
  const squares = toChildren(node);
  const toOne = f64x2.extract_lane(squares, 0);
  const toTwo = f64x2.extract_lane(squares, 1);
  const oneFirst = toOne <= toTwo;
  if (min(toOne, toTwo) < most) seekLowest(oneFirst ? node + 1 : two);
  if (max(toOne, toTwo) < most) seekLowest(oneFirst ? two : node + 1);
}

function seekLowestInLeaf(node: i32): void {
  const tileBytes = (<usize>d) << 5;
  let tile = tiles + tileBytes * integer(firstTile, node);
  const stop = integer(end, node);
  for (let place = integer(start, node); place < stop; place += 4, tile += tileBytes) {
    for (let near = compareTile(tile, most); near !== 0; near &= near - 1) {
      const reached = place + ctz(near);
      const cluster = integer(labels, reached);
      if (integer(core, reached) !== 0 && cluster < lowest) lowest = cluster;
    }
  }
}
