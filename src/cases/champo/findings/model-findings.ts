import {
  calibrationFinding,
  catalogueFinding,
  coefficientsFinding,
  foresightFinding,
  halfFinding,
  importanceFinding,
  leakageFinding,
} from "./conversion-model-findings";
import {
  largestCheckFinding,
  lifetimeCheckFinding,
  lostFinding,
  onePurchaseFinding,
  promiseFinding,
  quietFinding,
  richestFinding,
  thinFinding,
} from "./lifetime-findings";
import { moneyCheckFinding } from "../../../findings/money-check-finding";
import {
  basketsFinding,
  coloursFinding,
  productGroupsFinding,
  suggestionsFinding,
} from "./next-product-findings";

/**
 * What notebook 09 says of the other models: each function takes a result and returns a sentence with its values.
 *
 * @example answer(modelFindings.foresight(conversion));
 */
export const modelFindings = Object.freeze({
  catalogue: catalogueFinding,
  foresight: foresightFinding,
  leakage: leakageFinding,
  calibration: calibrationFinding,
  half: halfFinding,
  importance: importanceFinding,
  coefficients: coefficientsFinding,
  suggestions: suggestionsFinding,
  baskets: basketsFinding,
  colours: coloursFinding,
  productGroups: productGroupsFinding,
  lost: lostFinding,
  quiet: quietFinding,
  promise: promiseFinding,
  lifetimeCheck: lifetimeCheckFinding,
  moneyCheck: moneyCheckFinding,
  largestCheck: largestCheckFinding,
  onePurchase: onePurchaseFinding,
  thin: thinFinding,
  richest: richestFinding,
});
