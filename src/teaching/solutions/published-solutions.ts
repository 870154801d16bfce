import { balanceRows, balanceTrials, balancingShows, balancingWrong } from "./balancing";
import { divisionsShow, divisionsWrong, ordersOrLines } from "./division-findings";
import { divisionRows, divisions } from "./divisions";
import { gridFinding } from "./grid-findings";
import { foldRows, randomFoldsShow, randomFoldsWrong, foldsSeen } from "./random-folds";
import { crowdingRows, giantSets, rangeCrowding, rangeShows, rangeWrong } from "./range-scaling";
import {
  recommenderRows,
  recommenderShows,
  recommenderTrials,
  recommenderWrong,
  repeatedColumns,
} from "./recommenders";

/**
 * What the instructors' notebook of published solutions is written with: each solution made again on the workbook at
 * hand, what it shows, and what is wrong with it.
 *
 * @example publishedSolutions.recommenderRows(publishedSolutions.recommenderTrials(workbook.recommendation))
 */
export const publishedSolutions = Object.freeze({
  divisions,
  divisionRows,
  divisionsShow,
  divisionsWrong,
  ordersOrLines,
  rangeCrowding,
  crowdingRows,
  rangeShows,
  rangeWrong,
  giantSets,
  grid: gridFinding,
  recommenderTrials,
  recommenderRows,
  recommenderShows,
  recommenderWrong,
  repeatedColumns,
  foldsSeen,
  foldRows,
  randomFoldsShow,
  randomFoldsWrong,
  balanceTrials,
  balanceRows,
  balancingShows,
  balancingWrong,
});
