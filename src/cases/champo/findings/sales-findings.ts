import {
  areaFinding,
  contentsFinding,
  emptyColumnsFinding,
  holesFinding,
  sheetsFinding,
  unitsFinding,
  zerosFinding,
} from "./audit-findings";
import {
  abroadFinding,
  equalCustomersFinding,
  fewCustomersFinding,
  oneOffFinding,
  fourFifthsFinding,
  mainCountryFinding,
  narrowBaseFinding,
  rhythmFinding,
} from "./concentration-findings";
import { flagsFinding, matchesFinding } from "./flag-findings";
import { fallingFinding, presentDependenceFinding, presentFinding } from "./present-findings";
import { leadingTypeFinding, priceFinding } from "./product-findings";
import {
  aboveAverageFinding,
  equalSamplesFinding,
  bestAndWorstFinding,
  mainAccountRateFinding,
  mostSampledFinding,
  sampleUseFinding,
} from "./sample-findings";
import { orderSizesFinding, spikesFinding, yearsFinding } from "./time-findings";

/**
 * What notebook 01 says of the workbook and its sales: each function takes a result and returns a sentence with its
 * values.
 *
 * @example takeaway(salesFindings.spikes(salesOverTime(workbook.sales)));
 */
export const salesFindings = Object.freeze({
  contents: contentsFinding,
  holes: holesFinding,
  emptyColumns: emptyColumnsFinding,
  units: unitsFinding,
  area: areaFinding,
  zeros: zerosFinding,
  sheets: sheetsFinding,
  fewCustomers: fewCustomersFinding,
  oneOff: oneOffFinding,
  fourFifths: fourFifthsFinding,
  equalCustomers: equalCustomersFinding,
  mainCountry: mainCountryFinding,
  abroad: abroadFinding,
  rhythm: rhythmFinding,
  narrowBase: narrowBaseFinding,
  leadingType: leadingTypeFinding,
  prices: priceFinding,
  sampleUse: sampleUseFinding,
  mostSampled: mostSampledFinding,
  mainAccountRate: mainAccountRateFinding,
  bestAndWorst: bestAndWorstFinding,
  aboveAverage: aboveAverageFinding,
  equalSamples: equalSamplesFinding,
  flags: flagsFinding,
  matches: matchesFinding,
  present: presentFinding,
  falling: fallingFinding,
  presentDependence: presentDependenceFinding,
  spikes: spikesFinding,
  years: yearsFinding,
  orderSizes: orderSizesFinding,
});
