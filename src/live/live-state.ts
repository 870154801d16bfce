import type { PartWeight, Scale } from "../customers/recipe/feature-recipe";
import type { LiveMethodId } from "./live-methods";
import type { ParameterValues } from "../clustering/method-parameters";

/** What the reader has chosen; plain data, and what a link carries. */
export interface LiveState {
  /** Names of the columns that are features, in the order of the data. */
  readonly features: readonly string[];
  /** `auto`: the decimal logarithm of columns with a long tail to the right; `log`: of all that take one. */
  readonly transform: "auto" | "log" | "none";
  readonly scale: Scale;
  /** How much the parts of a whole weigh. */
  readonly weight: PartWeight;
  readonly method: LiveMethodId;
  /** What the method asks for: all of its parameters and no other. */
  readonly parameters: ParameterValues;
  /** Of everything random. */
  readonly seed: number;
  /** Names of customers left out, in the order of the data. */
  readonly without: readonly string[];
}
