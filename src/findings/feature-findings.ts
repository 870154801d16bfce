import { carriersFinding, componentsFinding } from "./features/component-findings";
import { comparedFinding, filledFinding } from "./features/matrix-findings";
import { giantFinding, outliersFinding, threeFarthestFinding } from "./features/outlier-findings";
import { equivalentColumnsFinding, strongPairsFinding } from "./features/redundancy-findings";
import { repeatedFactsFinding } from "../customers/explore/repeated-facts-finding";
import {
  heaviestFinding,
  partsFinding,
  skewnessFinding,
  turnedBackFinding,
  weightsFinding,
} from "./features/shape-findings";

/**
 * What the notebooks say of the features of customers: each function takes a result and returns a sentence with its values.
 *
 * @example takeaway(featureFindings.strongPairs(redundancy(features)));
 */
export const featureFindings = Object.freeze({
  compared: comparedFinding,
  filled: filledFinding,
  equivalentColumns: equivalentColumnsFinding,
  repeatedFacts: repeatedFactsFinding,
  strongPairs: strongPairsFinding,
  skewness: skewnessFinding,
  parts: partsFinding,
  weights: weightsFinding,
  heaviest: heaviestFinding,
  threeFarthest: threeFarthestFinding,
  giant: giantFinding,
  outliers: outliersFinding,
  components: componentsFinding,
  carriers: carriersFinding,
  turnedBack: turnedBackFinding,
});
