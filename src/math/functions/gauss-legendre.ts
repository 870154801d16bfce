/** Points and weights of a rule for integrals from 0 to 1. */
export interface QuadratureRule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule of `size` points for integrals from 0 to 1: exact for polynomials of a degree up to 2 size - 1. The
 * points are roots of Legendre's polynomial, found by Newton's method.
 *
 * @param size a whole number from 1. Cost O(size^2): make it once.
 * @example gaussLegendre(1) // { points: [0.5], weights: [1] }
 */
export function gaussLegendre(size: number): QuadratureRule {
  const [points, weights] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < size; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      let [before, value] = [0, 1];
      for (let n = 1; n <= size; n++)
        [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
      slope = (size * (x * value - before)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-15) break;
    }
    points[i] = (1 - x) / 2;
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
  return Object.freeze({ points, weights });
}
