import { methods } from "../clustering/methods";
import { InputError } from "../core/input-error";
import { baseToJson } from "../customers/base-json";
import type { CustomerBase } from "../customers/customer-base";
import type { FeatureOptions } from "../customers/recipe/fit-recipe";
import type { Lexicon } from "../segments/naming/lexicon";
import type { Segmentation } from "../segments/segmentation";
import { LINKED_METHOD } from "../segments/segmentation-method";
import { liveFeatureName, type LiveChoice, type LiveData, type LiveOrigin } from "./live-data";
import { LIVE_METHODS } from "./live-methods";
import type { LiveState } from "./live-state";

/** What a study gives the live page. */
export interface StudyForLive {
  readonly seed: number;
  /** The customers of the segmentation with further columns to choose from; default as they were clustered. */
  readonly base?: CustomerBase;
  readonly featureOptions: FeatureOptions;
  readonly origin: LiveOrigin;
  readonly lexicon: Lexicon;
  /** The segmentation chosen, with the names of its segments. */
  readonly segmentation: Segmentation & Pick<LiveChoice, "status" | "because">;
  readonly names: readonly string[];
  readonly centers: LiveChoice["centers"];
  readonly tooFar: number;
  /** How many customers there are, where those of the segmentation are a sample of them. */
  readonly drawnFrom?: number;
}

/**
 * The live page's data of a study: its customers, and the chosen segmentation as the settings that give it again.
 *
 * @throws InputError when the page has not the method chosen. Cost O(customers x columns).
 */
export function studyLiveData(study: StudyForLive): LiveData {
  const { segmentation, seed, featureOptions, origin, drawnFrom } = study;
  const { recipe } = segmentation.features;
  const state: LiveState = Object.freeze({
    features: Object.freeze(recipe.features.map(liveFeatureName)),
    transform: featureOptions.transform ?? "auto",
    scale: recipe.scale,
    weight: recipe.weight,
    ...methodOf(segmentation),
    seed,
    without: Object.freeze([]),
  });
  return Object.freeze({
    version: 2,
    kind: "study",
    name: segmentation.base.name,
    ...(drawnFrom === undefined ? {} : { drawnFrom }),
    base: baseToJson(study.base ?? segmentation.base),
    origin,
    lexicon: study.lexicon,
    start: state,
    choice: Object.freeze({
      state,
      labels: Object.freeze([...segmentation.labels]),
      names: study.names,
      method: segmentation.method,
      status: segmentation.status,
      because: segmentation.because,
      recipe,
      centers: study.centers,
      tooFar: study.tooFar,
    }),
  });
}

/** The method of the page that the study chose, by the name both call it by. */
function methodOf(segmentation: Segmentation): Pick<LiveState, "method" | "parameters"> {
  const { method: name, k, parameters, features } = segmentation;
  // The page has no links between customers: it begins with k-means, and says how far the study's segments are from it.
  if (name === LINKED_METHOD) return { method: methods.kMeans.id, parameters: Object.freeze({ k }) };
  if (name === methods.sized.name) {
    // As shares of an even segment, such that the rounding of the page gives the study's own limits.
    const share = (size: number): number => Number(((size * k) / features.rows).toFixed(6));
    const least = Math.min(1, share(Number(parameters["least"]) + 0.25));
    const most = Math.max(1, share(Number(parameters["most"]) - 0.25));
    return { method: methods.sized.id, parameters: Object.freeze({ k, least, most }) };
  }
  const found = LIVE_METHODS.find((method) => method.name === name);
  if (found) return { method: found.id, parameters: Object.freeze({ k }) };
  throw new InputError({
    where: "studyLiveData(segmentation)",
    what: `method "${name}"`,
    legal: LIVE_METHODS.map((method) => method.name).join(", "),
  });
}
