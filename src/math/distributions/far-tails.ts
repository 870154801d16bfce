import { naturalLog } from "../functions/natural-log";
import { logChoose } from "./log-gamma";
import type { Urn } from "./hypergeometric";

/**
 * The logarithm of a tail of the hypergeometric distribution, for tails so small that they are no longer numbers: of `found` or more
 * marked things where these are more than expected, else of `found` or fewer. Assumes that such a draw can give as many.
 *
 * Cost O(terms that matter): each next one is a share of the one before.
 * @example logHypergeometricTail({ total: 10, marked: 5, drawn: 5 }, 5) // -5.53
 */
export function logHypergeometricTail({ total, marked, drawn }: Urn, found: number): number {
  const isAbove = found * total > marked * drawn;
  const free = total - marked - drawn;
  let [share, sum, x] = [1, 1, found];
  while (share > sum * 1e-17) {
    share *= isAbove
      ? ((marked - x) * (drawn - x)) / ((x + 1) * (free + x + 1))
      : (x * (free + x)) / ((marked - x + 1) * (drawn - x + 1));
    sum += share;
    x += isAbove ? 1 : -1;
  }
  const first = logChoose(marked, found) + logChoose(total - marked, drawn - found) - logChoose(total, drawn);
  return first + naturalLog(sum);
}

/**
 * The z that a standard normal variable exceeds with a chance of this logarithm, by the series of its far tail and Newton's method.
 *
 * @param logChance below -50: there the series has all digits. Source: DLMF 7.12.1.
 * @example farNormalQuantile(-1000) // 44.6
 */
export function farNormalQuantile(logChance: number): number {
  let z = Math.sqrt(-2 * logChance);
  for (let i = 0; i < 6; i++) {
    const [u, root] = [1 / (z * z), Math.sqrt(2 * Math.PI)];
    const series = 1 - u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u * (1 - 9 * u))));
    const found = (-z * z) / 2 - naturalLog(z * root) + naturalLog(series);
    z += (found - logChance) / (z + 1 / z);
  }
  return z;
}
