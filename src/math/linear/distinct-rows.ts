/** The different rows of a matrix, each once, and how much weight each carries. */
export interface DistinctRows {
  /** How many different rows there are. */
  readonly count: number;
  /** count x columns, in the order in which the rows first occur; the caller's own array where no row occurs twice. */
  readonly data: Float64Array;
  /** The sum of the weights of the rows that are equal; without weights, how many they are. */
  readonly weights: Float64Array;
  /** For each row of the matrix the place of its like in `data`; -1 for a row of weight 0. */
  readonly placeOf: Int32Array;
}

/**
 * Gathers equal rows, so that a method can neither take twins apart nor pay for them twice. Equality is asked of the
 * values themselves: a mean of equal rows may differ from them in its last bit. 0 and -0 are equal. Kernel: assumes finite
 * values. Cost O(n d) as a rule, by a table of hashes; memory 8 n d bytes where rows are repeated.
 *
 * @param weights one per row, 0 or more; left out, each row counts once.
 * @example distinctRows(Float64Array.of(5, 7, 5), 3, 1).weights // Float64Array [2, 1]
 */
export function distinctRows(data: Float64Array, n: number, d: number, weights?: Float64Array): DistinctRows {
  const placeOf = new Int32Array(n).fill(-1);
  const first = new Int32Array(n);
  const total = new Float64Array(n);
  // At least twice as many slots as rows, a power of 2: chains stay short.
  let size = 2;
  while (size < 2 * n) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const halves = new Int32Array(data.buffer, data.byteOffset, 2 * n * d);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (weight === 0) continue;
    let hash = 17;
    for (let at = 2 * i * d, end = at + 2 * d; at < end; at += 2) {
      let one = halves[at];
      let two = halves[at + 1];
      // 0 and -0 are equal, but their bits are not.
      if ((one | two) << 1 === 0) one = two = 0;
      hash = Math.imul(hash ^ one, 0x9e3779b1);
      hash = Math.imul((hash ^ (hash >>> 15)) + two, 0x85ebca6b);
    }
    let slot = (hash ^ (hash >>> 13)) & (size - 1);
    while (slots[slot] >= 0 && !sameRow(data, d, first[slots[slot]], i)) slot = (slot + 1) & (size - 1);
    if (slots[slot] < 0) {
      slots[slot] = count;
      first[count++] = i;
    }
    placeOf[i] = slots[slot];
    total[slots[slot]] += weight;
  }
  return {
    count,
    data: count === n ? data : gathered(data, d, first, count),
    weights: total.slice(0, count),
    placeOf,
  };
}

function sameRow(data: Float64Array, d: number, a: number, b: number): boolean {
  for (let j = 0; j < d; j++) if (data[a * d + j] !== data[b * d + j]) return false;
  return true;
}

function gathered(data: Float64Array, d: number, rows: Int32Array, count: number): Float64Array {
  const chosen = new Float64Array(count * d);
  for (let c = 0; c < count; c++) chosen.set(data.subarray(rows[c] * d, rows[c] * d + d), c * d);
  return chosen;
}
