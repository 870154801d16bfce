import { twinsFinding } from "./clusters/chance-findings";
import {
  criteriaFinding,
  elbowFinding,
  singleCustomerFinding,
  startsFinding,
} from "./clusters/count-findings";
import {
  loneliestFinding,
  noiseFinding,
  placedAgreementFinding,
  radiiFinding,
} from "./clusters/density-findings";
import {
  bicFinding,
  componentsFinding,
  doubtFinding,
  leavesFinding,
  parametersFinding,
} from "./clusters/mixture-findings";
import {
  agreementFinding,
  largestShareFinding,
  misplacedFinding,
  planeFinding,
  smallestFinding,
} from "./clusters/shape-findings";
import { distancesFinding, linkagesFinding } from "./clusters/tree-findings";
import { leaveOneOutFinding, stableFinding, weakestFinding } from "./clusters/stability-findings";
import { clearFinding, denseFinding, softFinding } from "./clusters/verdict-findings";

/**
 * What the notebooks say of a clustering and its checks: each function takes a result and returns a sentence with its values.
 *
 * @example takeaway(clusterFindings.misplaced(silhouette(features, labels)));
 */
export const clusterFindings = Object.freeze({
  clear: clearFinding,
  dense: denseFinding,
  soft: softFinding,
  twins: twinsFinding,
  criteria: criteriaFinding,
  elbow: elbowFinding,
  singleCustomer: singleCustomerFinding,
  starts: startsFinding,
  loneliest: loneliestFinding,
  noise: noiseFinding,
  placedAgreement: placedAgreementFinding,
  radii: radiiFinding,
  bic: bicFinding,
  components: componentsFinding,
  doubt: doubtFinding,
  leaves: leavesFinding,
  parameters: parametersFinding,
  agreement: agreementFinding,
  largestShare: largestShareFinding,
  misplaced: misplacedFinding,
  plane: planeFinding,
  smallest: smallestFinding,
  leaveOneOut: leaveOneOutFinding,
  stable: stableFinding,
  weakest: weakestFinding,
  linkages: linkagesFinding,
  distances: distancesFinding,
});
