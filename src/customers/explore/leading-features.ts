import { requireWhole } from "../../core/require-whole";
import type { PrincipalComponents } from "./principal-components";

/**
 * The features that weigh most in a principal component, the heaviest first.
 *
 * @param component 1 for the first. @param count how many; default 3.
 * @throws InputError for a component there is not.
 * @example leadingFeatures(principalComponents(x), 1)[0] // { feature: "spend", weight: 0.9998 }
 */
export function leadingFeatures(
  components: PrincipalComponents,
  component: number,
  count = 3,
): readonly { readonly feature: string; readonly weight: number }[] {
  const { loadings, columnNames } = components;
  requireWhole(component, "leadingFeatures(component)", 1, loadings.columns);
  requireWhole(count, "leadingFeatures(count)", 1);
  const weights = columnNames.map((feature, j) =>
    Object.freeze({ feature, weight: loadings.data[j * loadings.columns + component - 1] }),
  );
  weights.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return Object.freeze(weights.slice(0, count));
}
