/** Eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Descending. */
  readonly values: Float64Array;
  /** size x size, row after row: column j is the unit eigenvector of `values[j]`; its sign is arbitrary. */
  readonly vectors: Float64Array;
}

const MAX_ROTATIONS = 60;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to three diagonals, then
 * the implicit QL method (Bowdler, Martin, Reinsch & Wilkinson 1968, Numerische Mathematik 11).
 *
 * @param matrix size x size numbers, row after row; the lower triangle is read, nothing is changed.
 * @throws Error when an eigenvalue does not settle in 60 rounds, which finite numbers do not bring about.
 * Cost O(size^3), memory O(size^2).
 * @example symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values // 3, 1
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const v = matrix.slice(0, size * size);
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  if (size > 0) {
    reduce(v, diagonal, beside, size);
    iterate(v, diagonal, beside, size);
  }
  const byValue = Array.from({ length: size }, (_, j) => j).sort((a, b) => diagonal[b] - diagonal[a]);
  const vectors = new Float64Array(size * size);
  byValue.forEach((from, to) => {
    for (let i = 0; i < size; i++) vectors[i * size + to] = v[i * size + from];
  });
  return { values: Float64Array.from(byValue, (j) => diagonal[j]), vectors };
}

/**
 * Householder reflections from the last row up. Afterwards `diagonal` and `beside` (from index 1) hold the
 * tridiagonal matrix and `v` the product of the reflections.
 */
function reduce(v: Float64Array, diagonal: Float64Array, beside: Float64Array, n: number): void {
  for (let i = n - 1; i > 0; i--) {
    const row = i * n;
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(v[row + k]);
    if (i === 1 || scale === 0) {
      beside[i] = v[row + i - 1];
      diagonal[i] = 0;
      continue;
    }
    let h = 0;
    for (let k = 0; k < i; k++) {
      v[row + k] /= scale;
      h += v[row + k] * v[row + k];
    }
    const last = v[row + i - 1];
    const root = last >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
    beside[i] = scale * root;
    h -= last * root;
    v[row + i - 1] = last - root;
    let inner = 0;
    for (let j = 0; j < i; j++) {
      v[j * n + i] = v[row + j] / h;
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += v[j * n + k] * v[row + k];
      for (let k = j + 1; k < i; k++) sum += v[k * n + j] * v[row + k];
      beside[j] = sum / h;
      inner += beside[j] * v[row + j];
    }
    const half = inner / (h + h);
    for (let j = 0; j < i; j++) {
      const f = v[row + j];
      const g = (beside[j] -= half * f);
      for (let k = 0; k <= j; k++) v[j * n + k] -= f * beside[k] + g * v[row + k];
    }
    diagonal[i] = h;
  }
  diagonal[0] = 0;
  beside[0] = 0;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    if (diagonal[i] !== 0) {
      for (let j = 0; j < i; j++) {
        let sum = 0;
        for (let k = 0; k < i; k++) sum += v[row + k] * v[k * n + j];
        for (let k = 0; k < i; k++) v[k * n + j] -= sum * v[k * n + i];
      }
    }
    diagonal[i] = v[row + i];
    v[row + i] = 1;
    for (let j = 0; j < i; j++) v[j * n + i] = v[row + j] = 0;
  }
}

/** Implicit QL with Wilkinson's shift: turns `diagonal` into the eigenvalues and `v` into the vectors. */
function iterate(v: Float64Array, diagonal: Float64Array, beside: Float64Array, n: number): void {
  beside.copyWithin(0, 1);
  beside[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let round = 0; ; round++) {
      let m = l;
      for (; m < n - 1; m++) {
        const size = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
        if (Math.abs(beside[m]) <= Number.EPSILON * size) break;
      }
      if (m === l) break;
      if (round === MAX_ROTATIONS)
        throw new Error(`symmetricEigen: eigenvalue ${l + 1} of ${n} did not settle`);
      let g = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l]);
      let r = Math.hypot(g, 1);
      g = diagonal[m] - diagonal[l] + beside[l] / (g + (g >= 0 ? r : -r));
      let [sine, cosine, shift] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        const f = sine * beside[i];
        const b = cosine * beside[i];
        r = Math.hypot(f, g);
        beside[i + 1] = r;
        if (r === 0) {
          diagonal[i + 1] -= shift;
          beside[m] = 0;
          break;
        }
        sine = f / r;
        cosine = g / r;
        g = diagonal[i + 1] - shift;
        r = (diagonal[i] - g) * sine + 2 * cosine * b;
        shift = sine * r;
        diagonal[i + 1] = g + shift;
        g = cosine * r - b;
        for (let k = 0; k < n; k++) {
          const at = k * n + i;
          const upper = v[at + 1];
          v[at + 1] = sine * v[at] + cosine * upper;
          v[at] = cosine * v[at] - sine * upper;
        }
      }
      if (r === 0 && i >= l) continue;
      diagonal[l] -= shift;
      beside[l] = g;
      beside[m] = 0;
    }
  }
}
