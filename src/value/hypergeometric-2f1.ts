import { InputError } from "../core/input-error";

/**
 * Gauss' hypergeometric function for 0 <= z < 1 and positive parameters (c may be less than 0 only if no whole
 * number), by its series; near 1 after Euler's transformation where that converges faster.
 *
 * @throws InputError for another z or when the series does not settle.
 * @example hypergeometric2F1(1, 1, 2, 0.5) // 2 log 2
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) {
    throw new InputError({ where: "hypergeometric2F1(z)", what: String(z), legal: "0 <= z < 1" });
  }
  // (1 - z)^(c - a - b) F(c - a, c - b; c; z) equals F(a, b; c; z), with smaller terms where a + b > c.
  if (a + b > c + 1) return (1 - z) ** (c - a - b) * series(c - a, c - b, c, z);
  return series(a, b, c, z);
}

function series(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let n = 0; n < 1_000_000; n++) {
    term *= ((a + n) * (b + n) * z) / ((c + n) * (n + 1));
    sum += term;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum)) return sum;
  }
  throw new InputError({
    where: "hypergeometric2F1",
    what: `a series that does not settle at a = ${a}, b = ${b}, c = ${c}, z = ${z}`,
    legal: "z farther from 1",
  });
}
