import { nearestColumnFinding, oneColumnFinding } from "../segments/profiles/one-column-finding";
import {
  certificateFinding,
  changeFinding,
  othersFinding,
  sparseColumnsFinding,
} from "./choice/other-findings";
import {
  firstSegmentFinding,
  inDoubtFinding,
  specificationsFinding,
  survivalFinding,
  togetherFinding,
} from "./choice/robustness-findings";
import {
  ballotFinding,
  chosenFinding,
  hopkinsFinding,
  passingFinding,
  rivalsFinding,
  stabilityFinding,
  verdictFinding,
} from "./choice/verdict-findings";

/**
 * What the notebooks say of the choice of a segmentation: each function takes a result and returns a sentence with its values.
 *
 * @example answer(choiceFindings.chosen(choice));
 */
export const choiceFindings = Object.freeze({
  oneColumn: oneColumnFinding,
  nearestColumn: nearestColumnFinding,
  chosen: chosenFinding,
  stability: stabilityFinding,
  ballot: ballotFinding,
  rivals: rivalsFinding,
  verdict: verdictFinding,
  passing: passingFinding,
  hopkins: hopkinsFinding,
  specifications: specificationsFinding,
  together: togetherFinding,
  survival: survivalFinding,
  inDoubt: inDoubtFinding,
  firstSegment: firstSegmentFinding,
  others: othersFinding,
  columns: sparseColumnsFinding,
  certificate: certificateFinding,
  change: changeFinding,
});
