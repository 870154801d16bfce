import { squaredDeviations } from "../../core/squared-deviations";
import { sumOf } from "../../core/sum";
import type { Feature, NumberFeature, PartWeight } from "./feature-recipe";
import { transformed } from "./transformed";

/**
 * Weighs the parts of wholes. Under `blocks` the parts of a whole share one scale, such that together they vary as much
 * as one number; under `balanced`, such that all wholes together vary as much as everything else together.
 *
 * @param raw the raw values of each number feature. @param counts how often each customer counts; null for once each.
 * Cost O(customers x columns).
 */
export function weighParts(
  features: readonly Feature[],
  raw: ReadonlyMap<NumberFeature, Float64Array>,
  weight: PartWeight,
  counts: Float64Array | null = null,
): readonly Feature[] {
  const wholes = new Set(
    features.flatMap((each) => (each.kind === "number" && each.whole !== null ? [each.whole] : [])),
  );
  if (weight === "columns" || wholes.size === 0) return features;
  const variances = new Map<Feature, number>();
  for (const [feature, values] of raw) variances.set(feature, varianceBeforeScaling(feature, values, counts));
  let outside = 0;
  let outsideCount = 0;
  for (const feature of features) {
    if (feature.kind === "number" && feature.whole !== null) continue;
    // A category is scaled to vary as one standardised number.
    outside += feature.kind === "category" ? 1 : variances.get(feature)! / feature.scale ** 2;
    outsideCount++;
  }
  const share = weight === "balanced" ? outside / wholes.size : outside / outsideCount;
  const scales = new Map<string, number>();
  for (const whole of wholes) {
    let inside = 0;
    for (const [feature, variance] of variances) {
      if ((feature as NumberFeature).whole === whole) inside += variance;
    }
    // Without anything outside, or without any spread in the whole, there is nothing to weigh against.
    if (inside > 0 && share > 0) scales.set(whole, Math.sqrt(inside / share));
  }
  return features.map((feature) => {
    const scale = feature.kind === "number" && feature.whole !== null ? scales.get(feature.whole) : undefined;
    return scale === undefined ? feature : Object.freeze({ ...feature, scale });
  });
}

function varianceBeforeScaling(
  feature: NumberFeature,
  raw: Float64Array,
  counts: Float64Array | null,
): number {
  const { fill } = feature;
  const values = Array.from(raw, (value) => transformed(Number.isNaN(value) ? fill : value, feature));
  const count = counts === null ? values.length : sumOf(counts);
  return squaredDeviations(values, counts ?? undefined) / Math.max(1, count - 1);
}
