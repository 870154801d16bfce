/** Weights below e^-46 of the largest one (1e-20) do not change a sum of doubles. */
const NEGLIGIBLE = -46;

/**
 * The mean of a function over a Beta(a, b) distribution, by the trapezoidal rule on the log odds. There the density has no
 * corners and thin ends, so that the rule is exact to rounding with some hundred points, whatever a and b: far below 1,
 * where the density itself is infinite, or so large that it is a needle. All terms have one sign: nothing cancels.
 *
 * @param a above 0. @param b above 0.
 * @param f smooth on 0 to 1.
 * @param flatBelow below this `f` does not differ from f(0) by more than rounding; above 0.
 * Kernel: assumes its arguments. Cost: some hundred calls of `f`.
 * @example meanOverBeta(2, 3, (p) => p, 1e-17) // 0.4
 */
export function meanOverBeta(a: number, b: number, f: (p: number) => number, flatBelow: number): number {
  const middle = Math.log(a / b);
  const step = Math.min(0.25, Math.sqrt(1 / a + 1 / b) / 2);
  const logWeight = (u: number): number => -a * Math.log1p(Math.exp(-u)) - b * Math.log1p(Math.exp(u));
  const most = logWeight(middle);
  let [sum, total] = [f(1 / (1 + Math.exp(-middle))), 1];
  // Outwards on each side, until the weight is gone or only falls by the same factor each step, with `f` at rest.
  const walk = (side: 1 | -1, decay: number, atRest: (u: number) => boolean): void => {
    for (let j = 1; ; j++) {
      const u = middle + side * j * step;
      const relative = logWeight(u) - most;
      if (relative < NEGLIGIBLE) return;
      const rests = atRest(u);
      const weight = Math.exp(relative) / (rests ? -Math.expm1(-decay * step) : 1);
      sum += weight * f(1 / (1 + Math.exp(-u)));
      total += weight;
      if (rests) return;
    }
  };
  const low = Math.log(Math.min(flatBelow, 1e-17 / Math.max(1, b)));
  walk(-1, a, (u) => u < low);
  walk(1, b, (u) => u > Math.log(1e17 * Math.max(1, a)));
  return sum / total;
}
