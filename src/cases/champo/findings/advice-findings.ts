import {
  comebacksFinding,
  effectsFinding,
  fewLargestFinding,
  marketingFinding,
  offersFinding,
  recommendationsFinding,
  silentFinding,
  watchedFinding,
} from "./account-findings";
import { firstStepsFinding } from "./first-steps-finding";
import { planFindings } from "../../../findings/plan-findings";
import { keptOutFinding, planMoneyFinding } from "./flag-findings";
import { fallingFinding } from "./present-findings";
import {
  accountsFinding,
  assumptionsFinding,
  beliefFinding,
  gainFinding,
  groupPlansFinding,
  heldOutPlansFinding,
  pairsFinding,
  productsFinding,
  savingFinding,
  spreadFinding,
} from "./sample-plan-findings";

/**
 * What notebook 10 says of the advice and its grounds: each function takes a result and returns a sentence with its
 * values.
 *
 * @example takeaway(adviceFindings.silent(silence));
 */
export const adviceFindings = Object.freeze({
  recommendations: recommendationsFinding,
  effects: effectsFinding,
  fewLargest: fewLargestFinding,
  falling: fallingFinding,
  silent: silentFinding,
  comebacks: comebacksFinding,
  offers: offersFinding,
  marketing: marketingFinding,
  watched: watchedFinding,
  belief: beliefFinding,
  spread: spreadFinding,
  accounts: accountsFinding,
  products: productsFinding,
  pairs: pairsFinding,
  keptOut: keptOutFinding,
  planMoney: planMoneyFinding,
  gain: gainFinding,
  groupPlans: groupPlansFinding,
  heldOutPlans: heldOutPlansFinding,
  assumptions: assumptionsFinding,
  saving: savingFinding,
  benefit: planFindings.benefit,
  firstSteps: firstStepsFinding,
});
