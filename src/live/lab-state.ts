import type { Scale } from "../customers/recipe/feature-recipe";
import type { LabMethodId } from "./lab-methods";
import type { ParameterValues } from "./lab-parameters";

/** What the reader has chosen; plain data, and what a link carries. */
export interface LabState {
  /** Names of the columns that are features, in the order of the data. */
  readonly features: readonly string[];
  /** `log`: decimal logarithm of 1 + the value, of the columns that take it. */
  readonly transform: "log" | "none";
  readonly scale: Scale;
  /** `blocks`: the columns of the mix weigh as much together as the measures. */
  readonly weight: "columns" | "blocks";
  readonly method: LabMethodId;
  /** What the method asks for: all of its parameters and no other. */
  readonly parameters: ParameterValues;
  /** Of everything random. */
  readonly seed: number;
  /** Names of customers left out, in the order of the data. */
  readonly without: readonly string[];
}
