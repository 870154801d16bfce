import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyInPlace, invertLowerInPlace } from "../../src/math/linear/cholesky";
import { largestEigen, type SymmetricProduct } from "../../src/math/linear/largest-eigen";
import { sharesFromLogs } from "../../src/math/functions/log-sum-exp";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { symmetricEigen } from "../../src/math/linear/symmetric-eigen";

/** B Bᵀ for a random size x rank matrix B. */
function gram(seed: number, size: number, rank: number): Float64Array {
  const random = randomSource(seed);
  const b = new Float64Array(size * rank).map(() => randomNormal(random));
  const a = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let m = 0; m < rank; m++) a[i * size + j] += b[i * rank + m] * b[j * rank + m];
  return a;
}

function times(matrix: Float64Array, size: number): SymmetricProduct {
  return (vectors, count, products) => {
    for (let v = 0; v < count; v++) {
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let j = 0; j < size; j++) sum += matrix[i * size + j] * vectors[v * size + j];
        products[v * size + i] = sum;
      }
    }
  };
}

describe("Cholesky's factor", () => {
  it("multiplies back to the matrix, and its inverse to the identity", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 12 }), (seed, size) => {
        const a = gram(seed, size, size + 3);
        const l = a.slice();
        expect(choleskyInPlace(l, size)).toBe(true);
        const inverse = l.slice();
        invertLowerInPlace(inverse, size);
        const scale = Math.max(...a);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j <= i; j++) {
            let [product, identity] = [0, 0];
            for (let m = 0; m <= j; m++) product += l[i * size + m] * l[j * size + m];
            for (let m = j; m <= i; m++) identity += l[i * size + m] * inverse[m * size + j];
            expect(Math.abs(product - a[i * size + j])).toBeLessThanOrEqual(1e-12 * scale);
            expect(Math.abs(identity - (i === j ? 1 : 0))).toBeLessThanOrEqual(1e-9);
          }
        }
      }),
    );
  });

  it("is refused to matrices that are not positive definite", () => {
    expect(choleskyInPlace(Float64Array.of(0), 1)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(NaN), 1)).toBe(false);
  });
});

describe("eigenvalues of a symmetric matrix", () => {
  it("are those known by hand", () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(Math.abs(vectors[0])).toBeCloseTo(Math.SQRT1_2, 14);
    expect([...symmetricEigen(Float64Array.of(5), 1).values]).toEqual([5]);
    expect(symmetricEigen(new Float64Array(0), 0).values.length).toBe(0);
    expect([...symmetricEigen(new Float64Array(9), 3).values]).toEqual([0, 0, 0]);
    // The second difference of four points: 2 - 2 cos(j pi / 5).
    const path = Float64Array.of(2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2);
    symmetricEigen(path, 4).values.forEach((value, j) =>
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((4 - j) * Math.PI) / 5), 13),
    );
  });

  it("descend, and satisfy A v = λ v with orthonormal v, at full and at low rank", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 1, max: 25 }),
        (seed, size, rank) => {
          const a = gram(seed, size, rank);
          const { values, vectors } = symmetricEigen(a, size);
          const scale = Math.max(1, values[0]);
          for (let v = 0; v < size; v++) {
            if (v > 0) expect(values[v]).toBeLessThanOrEqual(values[v - 1]);
            for (let i = 0; i < size; i++) {
              let [image, orthogonal] = [0, 0];
              for (let j = 0; j < size; j++) {
                image += a[i * size + j] * vectors[j * size + v];
                orthogonal += vectors[j * size + i] * vectors[j * size + v];
              }
              expect(Math.abs(image - values[v] * vectors[i * size + v])).toBeLessThanOrEqual(1e-11 * scale);
              expect(Math.abs(orthogonal - (i === v ? 1 : 0))).toBeLessThanOrEqual(1e-11);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("the largest eigenvalues by iteration", () => {
  it("are those of the whole matrix", () => {
    const size = 150;
    const a = gram(4, size, size).map((value) => value / 600);
    const all = symmetricEigen(a, size);
    const { values, vectors, converged, residual } = largestEigen(times(a, size), size, 4, 1);
    expect([converged, residual <= 1e-10]).toEqual([true, true]);
    values.forEach((value, v) => expect(value).toBeCloseTo(all.values[v], 11));
    for (let v = 0; v < 4; v++) {
      let same = 0;
      for (let i = 0; i < size; i++) same += vectors[v * size + i] * all.vectors[i * size + v];
      expect(Math.abs(same)).toBeCloseTo(1, 9);
    }
  });

  it("are found as often as they occur", () => {
    const size = 200;
    const spectrum = Float64Array.from({ length: size }, (_, i) => (i < 3 ? 1 : 0.9 - i / 400));
    const product: SymmetricProduct = (vectors, count, products) => {
      for (let at = 0; at < count * size; at++) products[at] = spectrum[at % size] * vectors[at];
    };
    const { values, converged } = largestEigen(product, size, 4, 3);
    expect(converged).toBe(true);
    [1, 1, 1, spectrum[3]].forEach((value, v) => expect(values[v]).toBeCloseTo(value, 11));
  });

  it("say when they did not settle", () => {
    const size = 300;
    const product: SymmetricProduct = (vectors, count, products) => {
      for (let at = 0; at < count * size; at++) products[at] = (1 - 1e-7 * (at % size)) * vectors[at];
    };
    expect(largestEigen(product, size, 2, 1, 1e-14, 2).converged).toBe(false);
  });
});

describe("shares from logarithms", () => {
  it("sum to 1 and give the logarithm of the sum, however small or large", () => {
    const low = Float64Array.of(-1000, -1000);
    expect(sharesFromLogs(low)).toBeCloseTo(-1000 + Math.LN2, 10);
    expect([...low]).toEqual([0.5, 0.5]);
    const wide = Float64Array.of(0, 900, 0, -Infinity, 7);
    expect(sharesFromLogs(wide, 1, 3)).toBe(900);
    expect([...wide]).toEqual([0, 1, 0, 0, 7]);
  });
});
