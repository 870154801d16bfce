import { baseToJson } from "../../customers/base-json";
import type { CustomerBase } from "../../customers/customer-base";
import { featureCandidates } from "../../customers/recipe/feature-candidates";
import type { LiveData } from "../live-data";
import type { LiveState } from "../live-state";

/** Groups shown first; the reader chooses others. */
const GROUPS = 3;

/** The live page's data of a reader's table: every feature the table offers, compared as `customerFeatures` does by itself. */
export function tableLiveData(base: CustomerBase, like: LiveState): LiveData {
  return Object.freeze({
    version: 2,
    kind: "own",
    name: base.name,
    base: baseToJson(base),
    start: Object.freeze({
      features: Object.freeze(featureCandidates(base).map(({ name }) => name)),
      transform: "auto",
      scale: "standard",
      weight: "blocks",
      method: "k-means",
      parameters: Object.freeze({ k: Math.min(GROUPS, base.customers.length) }),
      seed: like.seed,
      without: Object.freeze([]),
    }),
    choice: null,
  });
}
