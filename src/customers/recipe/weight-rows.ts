import { percent, type Quantity } from "../../text/format";
import { weighAlike, type FeatureWeights } from "./feature-weights";

/** A row of the table of scalings. */
export interface WeightRow {
  readonly scaling: string;
  /** The share of all variance that the parts of wholes make up together; left out where no feature is one. */
  readonly mix?: Quantity;
  readonly "heaviest feature": string;
  readonly "its share": Quantity;
}

/**
 * How much the mix and the heaviest feature weigh under each scaling, as rows to be shown.
 *
 * @example weightRows([{ name: "balanced", weights: featureWeights(features) }])
 */
export function weightRows(
  scalings: readonly { readonly name: string; readonly weights: FeatureWeights }[],
): readonly WeightRow[] {
  const mixed = scalings.some(({ weights }) => weights.parts > 0);
  return Object.freeze(
    scalings.map(({ name, weights, weights: { parts, heaviest } }) =>
      Object.freeze({
        scaling: name,
        ...(mixed ? { mix: percent(parts) } : {}),
        "heaviest feature": weighAlike(weights) ? "none, all weigh alike" : heaviest.feature,
        "its share": percent(heaviest.share),
      }),
    ),
  );
}
