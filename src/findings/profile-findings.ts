import {
  carryingColumnFinding,
  categoriesFinding,
  contrastFinding,
  heldOutFinding,
  testsFinding,
} from "./profiles/difference-findings";
import {
  dependenceFinding,
  firstGroupFinding,
  glanceFinding,
  groundsFinding,
  sharesFinding,
  standingFinding,
  traitsFinding,
  typicalFinding,
} from "./profiles/group-findings";
import {
  cardsFinding,
  firmFinding,
  placingFinding,
  questionsFinding,
  simplicityFinding,
} from "./profiles/rule-findings";

/**
 * What the notebooks say of the groups of a segmentation: each function takes a result and returns a sentence with its values.
 *
 * @example answer(profileFindings.firstGroup(profiles, names, segmentation));
 */
export const profileFindings = Object.freeze({
  carryingColumn: carryingColumnFinding,
  categories: categoriesFinding,
  contrast: contrastFinding,
  heldOut: heldOutFinding,
  tests: testsFinding,
  dependence: dependenceFinding,
  firstGroup: firstGroupFinding,
  glance: glanceFinding,
  grounds: groundsFinding,
  shares: sharesFinding,
  standing: standingFinding,
  traits: traitsFinding,
  typical: typicalFinding,
  cards: cardsFinding,
  firm: firmFinding,
  placing: placingFinding,
  questions: questionsFinding,
  simplicity: simplicityFinding,
});
