/** Centres in single precision, four clusters side by side: what a search looks at first. */
export interface WardSketch {
  /** For each four places the columns of their centres, off the origin, and 1 / size. */
  readonly values: Float32Array;
  readonly origin: Float64Array;
  /** What rounding may add to the squares between two clusters, beyond a thousandth of them. */
  readonly slack: number;
}

/** Clusters side by side. */
const SIDE = 4;

/** Half of the last place of a single number near 1. */
const UNIT = 2 ** -24;

/** Beyond these, squares of single numbers are lost, and with heavier or lighter clusters their costs. */
const [LEAST, LARGEST, LIGHTEST, HEAVIEST] = [1e-10, 1e12, 1e-30, 1e30];

/** Sums over more columns are not sure enough. */
const MOST_COLUMNS = 4096;

/** How many numbers of double precision make room for the sketch of n clusters. */
export function sketchLength(n: number, d: number): number {
  return 2 * Math.ceil(n / SIDE) * (d + 1);
}

/**
 * The sketch of n clusters, or null where single precision does not do. With an error of at most e in the difference of two columns, the
 * root of the squares is off by at most e sqrt(d), so the squares by at most a thousandth of them and 1,001 d e^2 (Cauchy).
 *
 * @param room of `sketchLength` numbers. @param centers n x d. @param inverse 1 / size of each.
 */
export function sketchOf(
  room: Float64Array,
  centers: Float64Array,
  inverse: Float64Array,
  d: number,
): WardSketch | null {
  const n = inverse.length;
  const origin = new Float64Array(d);
  for (let at = 0; at < n * d; at++) origin[at % d] += centers[at] / n;
  let farthest = 0;
  for (let at = 0; at < n * d; at++) farthest = Math.max(farthest, Math.abs(centers[at] - origin[at % d]));
  if (!(farthest > LEAST && farthest < LARGEST) || d > MOST_COLUMNS) return null;
  if (!inverse.every((each) => each > 1 / HEAVIEST && each < 1 / LIGHTEST)) return null;
  const error = 5 * UNIT * farthest;
  const values = new Float32Array(room.buffer, room.byteOffset, 2 * room.length);
  const sketch = { values, origin, slack: 1100 * d * error * error };
  inverse.forEach((each, place) => sketchCluster(sketch, place, centers, each));
  return sketch;
}

/** Writes a cluster to its place of the sketch. */
export function sketchCluster(
  { values, origin }: WardSketch,
  place: number,
  centers: Float64Array,
  inverse: number,
): void {
  const d = origin.length;
  let to = SIDE * (d + 1) * Math.floor(place / SIDE) + (place % SIDE);
  for (let j = 0; j < d; j++, to += SIDE) values[to] = centers[place * d + j] - origin[j];
  values[to] = inverse;
}
