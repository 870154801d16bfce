// Products of a matrix with eight vectors: `multiplyPlainly` of src/clustering/spectral/spectral-affinity.ts, and
// `plainCombinations` of src/math/linear/row-combinations.ts. The eight values of place 0 lie first, then those of place 1, and so on.
import { at, COLUMN } from "./tiles";

/** The sums of products of each of the rows of a matrix, of n numbers each, with eight vectors. */
export function multiplyEight(rows: i32, n: i32, matrix: usize, vectors: usize, products: usize): void {
  const width = (<usize>n) << 3;
  for (let i = 0; i < rows; i += 2) {
    // Two rows at a time; a last single one is worked out twice.
    const next = i + 1 < rows ? width : 0;
    let a0 = f64x2.splat(0),
      a1 = a0,
      a2 = a0,
      a3 = a0,
      b0 = a0,
      b1 = a0,
      b2 = a0,
      b3 = a0;
    let row = matrix + width * i;
    let vector = vectors;
    for (const stop = at(row, n); row < stop; row += 8, vector += COLUMN) {
      const one = v128.load_splat<f64>(row);
      const two = v128.load_splat<f64>(row + next);
      const v0 = v128.load(vector),
        v1 = v128.load(vector, 16),
        v2 = v128.load(vector, 32),
        v3 = v128.load(vector, 48);
      a0 = f64x2.add(a0, f64x2.mul(one, v0));
      a1 = f64x2.add(a1, f64x2.mul(one, v1));
      a2 = f64x2.add(a2, f64x2.mul(one, v2));
      a3 = f64x2.add(a3, f64x2.mul(one, v3));
      b0 = f64x2.add(b0, f64x2.mul(two, v0));
      b1 = f64x2.add(b1, f64x2.mul(two, v1));
      b2 = f64x2.add(b2, f64x2.mul(two, v2));
      b3 = f64x2.add(b3, f64x2.mul(two, v3));
    }
    const to = products + COLUMN * i;
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to, a2, 32);
    v128.store(to, a3, 48);
    if (next === 0) continue;
    v128.store(to, b0, 64);
    v128.store(to, b1, 80);
    v128.store(to, b2, 96);
    v128.store(to, b3, 112);
  }
}

/** Adds the rows of a matrix to eight vectors, one after the other, each times its eight weights. */
export function addToEight(rows: i32, n: i32, matrix: usize, weights: usize, vectors: usize): void {
  for (let b = 0; b < rows; b++) {
    const w = weights + COLUMN * b;
    const w0 = v128.load(w),
      w1 = v128.load(w, 16),
      w2 = v128.load(w, 32),
      w3 = v128.load(w, 48);
    let row = at(matrix, b * n);
    let to = vectors;
    for (const stop = at(row, n); row < stop; row += 8, to += COLUMN) {
      const value = v128.load_splat<f64>(row);
      v128.store(to, f64x2.add(v128.load(to), f64x2.mul(w0, value)));
      v128.store(to, f64x2.add(v128.load(to, 16), f64x2.mul(w1, value)), 16);
      v128.store(to, f64x2.add(v128.load(to, 32), f64x2.mul(w2, value)), 32);
      v128.store(to, f64x2.add(v128.load(to, 48), f64x2.mul(w3, value)), 48);
    }
  }
}
