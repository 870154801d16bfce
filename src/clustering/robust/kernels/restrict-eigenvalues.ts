import { naturalLog } from "../../../math/functions/natural-log";

/**
 * Brings eigenvalues of several scatter matrices within a ratio of `factor`: each becomes max(m, min(factor m, value))
 * for the one m that costs least likelihood, sum over clusters of size times (ln value' + value / value'). In place.
 * Source: Fritz, García-Escudero & Mayo-Iscar 2013 (Computational Statistics & Data Analysis 61). Kernel. Cost
 * O((k d)^2).
 *
 * @param values k x d, at least 0, not all 0 in clusters of positive size. @param sizes k, their rows.
 */
export function restrictEigenvalues(
  values: Float64Array,
  sizes: Float64Array,
  d: number,
  factor: number,
): void {
  const inside = (at: number): boolean => sizes[Math.floor(at / d)] > 0;
  let [least, largest] = [Infinity, 0];
  values.forEach((value, at) => {
    if (!inside(at)) return;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  });
  if (largest <= factor * least) return;
  // The cost is smooth between these edges, and its minimum there has a closed form.
  const edges = Array.from(values)
    .flatMap((value, at) => (inside(at) ? [value, value / factor] : []))
    .sort((a, b) => a - b);
  const probes = [edges[0] / 2, ...edges.slice(1).map((edge, i) => (edge + edges[i]) / 2)];
  probes.push(edges[edges.length - 1] * 2);
  let [best, cheapest] = [largest / factor, Infinity];
  for (const probe of probes) {
    let [sum, weight] = [0, 0];
    values.forEach((value, at) => {
      const size = sizes[Math.floor(at / d)];
      if (size === 0) return;
      if (value < probe) {
        sum += size * value;
        weight += size;
      } else if (value > factor * probe) {
        sum += (size * value) / factor;
        weight += size;
      }
    });
    const m = sum / weight;
    if (!(m > 0)) continue;
    const cost = restrictionCost(values, sizes, d, factor, m);
    if (cost < cheapest) [best, cheapest] = [m, cost];
  }
  for (let at = 0; at < values.length; at++) {
    values[at] = Math.max(best, Math.min(factor * best, values[at]));
  }
}

/** What a level m costs: smaller is likelier. */
export function restrictionCost(
  values: Float64Array,
  sizes: Float64Array,
  d: number,
  factor: number,
  m: number,
): number {
  let cost = 0;
  values.forEach((value, at) => {
    const size = sizes[Math.floor(at / d)];
    if (size === 0) return;
    const held = Math.max(m, Math.min(factor * m, value));
    cost += size * (naturalLog(held) + value / held);
  });
  return cost;
}
