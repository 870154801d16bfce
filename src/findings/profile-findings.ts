import {
  carryingColumnFinding,
  describingFinding,
  categoriesFinding,
  wordsFinding,
  contrastFinding,
  heldOutFinding,
  testsFinding,
} from "./profiles/difference-findings";
import {
  dependenceFinding,
  drawnFinding,
  firstGroupFinding,
  glanceFinding,
  groundsFinding,
  segmentsFinding,
  sharesFinding,
  standingFinding,
  traitsFinding,
  typicalFinding,
  worthFinding,
} from "./profiles/group-findings";
import { oneOffSharesFinding } from "./profiles/one-off-finding";
import {
  cardsFinding,
  firmFinding,
  placingFinding,
  questionsFinding,
  simplicityFinding,
} from "./profiles/rule-findings";
import { meansFinding, revenueAxisFinding } from "./profiles/summary-findings";

/**
 * What the notebooks say of the groups of a segmentation: each function takes a result and returns a sentence with its values.
 *
 * @example answer(profileFindings.firstGroup(profiles, names, segmentation));
 */
export const profileFindings = Object.freeze({
  carryingColumn: carryingColumnFinding,
  describing: describingFinding,
  categories: categoriesFinding,
  words: wordsFinding,
  contrast: contrastFinding,
  heldOut: heldOutFinding,
  tests: testsFinding,
  dependence: dependenceFinding,
  segments: segmentsFinding,
  drawn: drawnFinding,
  firstGroup: firstGroupFinding,
  glance: glanceFinding,
  means: meansFinding,
  revenueAxis: revenueAxisFinding,
  grounds: groundsFinding,
  oneOff: oneOffSharesFinding,
  shares: sharesFinding,
  standing: standingFinding,
  traits: traitsFinding,
  typical: typicalFinding,
  worth: worthFinding,
  cards: cardsFinding,
  firm: firmFinding,
  placing: placingFinding,
  questions: questionsFinding,
  simplicity: simplicityFinding,
});
