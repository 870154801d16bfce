// What rows would do as medoids, for many rows at a time: `weighPlainly` of src/clustering/medoids/medoid-weighing.ts. The square of
// distances is read row by row: its columns are the same numbers.
import { at, atInteger, integer } from "./tiles";

/** The sums of distances to the nearest medoid, for each row that would be one more: `costsPlainly`. `sums` are all zero before. */
export function costsWith(n: i32, square: usize, weights: usize, nearest: usize, sums: usize): void {
  const width = (<usize>n) << 3;
  const stop = sums + (width & ~15);
  let o = 0;
  for (; o + 1 < n; o += 2) {
    const near0 = v128.load_splat<f64>(at(nearest, o)),
      near1 = v128.load_splat<f64>(at(nearest, o + 1));
    const weight0 = v128.load_splat<f64>(at(weights, o)),
      weight1 = v128.load_splat<f64>(at(weights, o + 1));
    let row = square + width * o;
    let to = sums;
    for (; to < stop; to += 16, row += 16) {
      const one = f64x2.mul(weight0, f64x2.pmin(near0, v128.load(row)));
      const two = f64x2.mul(weight1, f64x2.pmin(near1, v128.load(row + width)));
      v128.store(to, f64x2.add(f64x2.add(v128.load(to), one), two));
    }
    if (n & 1) {
      addLast(to, row, at(weights, o), at(nearest, o));
      addLast(to, row + width, at(weights, o + 1), at(nearest, o + 1));
    }
  }
  if (o < n) {
    const row = square + width * o;
    for (let c = 0; c < n; c++) addLast(at(sums, c), at(row, c), at(weights, o), at(nearest, o));
  }
}

function addLast(to: usize, distanceAt: usize, weightAt: usize, nearestAt: usize): void {
  const distance = load<f64>(distanceAt);
  const near = load<f64>(nearestAt);
  store<f64>(to, load<f64>(to) + load<f64>(weightAt) * (distance < near ? distance : near));
}

/**
 * For the `count` rows from `from` on: the medoid whose place each would best take, and what the sum of distances would change by.
 * `count` is even; `changes` is room for (k + 1) x count numbers.
 */
export function weighRows(
  n: i32,
  k: i32,
  from: i32,
  count: i32,
  square: usize,
  weights: usize,
  nearest: usize,
  nearestDistance: usize,
  secondDistance: usize,
  losses: usize,
  changes: usize,
  places: usize,
  values: usize,
): void {
  const width = (<usize>count) << 3;
  const shared = changes + width * k;
  for (let m = 0; m < k; m++) {
    for (let c = 0; c < count; c++) store<f64>(at(changes + width * m, c), load<f64>(at(losses, m)));
  }
  memory.fill(shared, 0, width);
  let o = 0;
  for (; o + 1 < n; o += 2) {
    const near0 = v128.load_splat<f64>(at(nearestDistance, o)),
      near1 = v128.load_splat<f64>(at(nearestDistance, o + 1));
    const next0 = v128.load_splat<f64>(at(secondDistance, o)),
      next1 = v128.load_splat<f64>(at(secondDistance, o + 1));
    const weight0 = v128.load_splat<f64>(at(weights, o)),
      weight1 = v128.load_splat<f64>(at(weights, o + 1));
    let row0 = at(square, o * n + from);
    let row1 = at(row0, n);
    let own0 = changes + width * integer(nearest, o);
    let own1 = changes + width * integer(nearest, o + 1);
    let all = shared;
    for (const stop = row0 + width; row0 < stop; row0 += 16, row1 += 16, own0 += 16, own1 += 16, all += 16) {
      const distance0 = v128.load(row0),
        distance1 = v128.load(row1);
      const gains = f64x2.add(v128.load(all), gainOf(distance0, near0, weight0));
      v128.store(all, f64x2.add(gains, gainOf(distance1, near1, weight1)));
      v128.store(own0, f64x2.add(v128.load(own0), changeOf(distance0, near0, next0, weight0)));
      v128.store(own1, f64x2.add(v128.load(own1), changeOf(distance1, near1, next1, weight1)));
    }
  }
  if (o < n) {
    const near = v128.load_splat<f64>(at(nearestDistance, o));
    const next = v128.load_splat<f64>(at(secondDistance, o));
    const weight = v128.load_splat<f64>(at(weights, o));
    let row = at(square, o * n + from);
    let own = changes + width * integer(nearest, o);
    let all = shared;
    for (const stop = row + width; row < stop; row += 16, own += 16, all += 16) {
      const distance = v128.load(row);
      v128.store(all, f64x2.add(v128.load(all), gainOf(distance, near, weight)));
      v128.store(own, f64x2.add(v128.load(own), changeOf(distance, near, next, weight)));
    }
  }
  for (let c = 0; c < count; c++) {
    const gain = load<f64>(at(shared, c));
    let best = 0;
    let least = load<f64>(at(changes, c)) + gain;
    for (let m = 1; m < k; m++) {
      const value = load<f64>(at(changes + width * m, c)) + gain;
      if (value < least) {
        least = value;
        best = m;
      }
    }
    store<i32>(atInteger(places, c), best);
    store<f64>(at(values, c), least);
  }
}

/** What a row gains if a medoid comes to this distance, below 0; 0 where its nearest is nearer. */
function gainOf(distance: v128, near: v128, weight: v128): v128 {
  return f64x2.mul(weight, f64x2.sub(f64x2.pmin(near, distance), near));
}

/** What it changes besides if its nearest medoid goes and the second takes over: 0 where the second is nearer than the new one. */
function changeOf(distance: v128, near: v128, next: v128, weight: v128): v128 {
  return f64x2.mul(weight, f64x2.sub(f64x2.pmax(near, f64x2.pmin(next, distance)), next));
}
