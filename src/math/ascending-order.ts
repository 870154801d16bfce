/** Bits of a digit, and how many digits the upper half of a number has. */
const BITS = 11;
const DIGITS = 3;
const LEVELS = 2 ** BITS;
/** Rows that are sorted by insertion, at most. */
const FEW = 32;

/**
 * The rows in ascending order of their values; rows of one value stay in order. A radix sort of the upper halves of the numbers,
 * then insertions where these are alike: several times as fast as a sort with a comparison.
 *
 * @param values no NaN. Cost O(n), and O(m log m) for m values that agree in their first 20 bits.
 * @example ascendingOrder(Float64Array.of(3, 1, 2)) // Uint32Array [1, 2, 0]
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const keys = upperHalves(values);
  let order = new Uint32Array(n);
  let next = new Uint32Array(n);
  for (let row = 0; row < n; row++) order[row] = row;
  const starts = new Uint32Array(LEVELS);
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = digit * BITS;
    starts.fill(0);
    for (let row = 0; row < n; row++) starts[(keys[row] >>> shift) & (LEVELS - 1)]++;
    let before = 0;
    for (let level = 0; level < LEVELS; level++) {
      const count = starts[level];
      starts[level] = before;
      before += count;
    }
    for (let rank = 0; rank < n; rank++) {
      const row = order[rank];
      next[starts[(keys[row] >>> shift) & (LEVELS - 1)]++] = row;
    }
    [order, next] = [next, order];
  }
  sortAlike(values, keys, order);
  return order;
}

/** The upper 32 bits of each number, so changed that they ascend as the numbers do. */
function upperHalves(values: Float64Array): Uint32Array {
  // Adding 0 makes one zero of both.
  const halves = new Uint32Array(values.map((value) => value + 0).buffer);
  const upper = LITTLE_ENDIAN ? 1 : 0;
  const keys = new Uint32Array(values.length);
  for (let row = 0; row < keys.length; row++) {
    const half = halves[2 * row + upper];
    keys[row] = half >>> 31 === 1 ? ~half : half | 0x80000000;
  }
  return keys;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Puts rows of equal upper halves into order: a few by insertion, many by a sort. */
function sortAlike(values: Float64Array, keys: Uint32Array, order: Uint32Array): void {
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    let ascends = true;
    for (; end < order.length && keys[order[end]] === keys[order[start]]; end++)
      ascends &&= values[order[end - 1]] <= values[order[end]];
    const few = end - start <= FEW;
    if (!ascends && few) insertAll(values, order, start, end);
    if (!ascends && !few) order.subarray(start, end).sort((a, b) => values[a] - values[b] || a - b);
    start = end;
  }
}

function insertAll(values: Float64Array, order: Uint32Array, start: number, end: number): void {
  for (let rank = start + 1; rank < end; rank++) {
    const row = order[rank];
    let place = rank;
    for (; place > start && values[order[place - 1]] > values[row]; place--) order[place] = order[place - 1];
    order[place] = row;
  }
}
