import type { ExperimentPlace } from "../advice/experiment/experiment-design";
import type { ExperimentPower } from "../advice/experiment/experiment-power";
import type { ExperimentTest } from "../advice/experiment/experiment-test";
import { sumBy } from "../core/sum";
import { count, counted, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";

/**
 * What notebooks and `champo learn` say of a test of an offer: before it, and of what came back.
 *
 * @example takeaway(experimentFindings.power([], []));
 */
export const experimentFindings = Object.freeze({ power, certain, result, next });

/** A test that finds a lift so often is worth its time. */
const ENOUGH = 0.8;
/** A claim is made at this level. */
const LEVEL = 0.05;
/** A smaller share of draws is not written in full. */
const SMALL = 0.001;

/** Which lift a test of these customers can find, and how long it has to run. */
function power(tried: readonly ExperimentPower[], places: readonly ExperimentPlace[]): Finding {
  const pairs = places.length / 2;
  const drawn = prose`The offer is drawn within ${counted(pairs, "pair")} of customers of one segment that order about as often: one gets it, the other is held back.`;
  if (pairs === 0)
    return prose`No segment has two customers with known orders, so no pairs are drawn here and no test is simulated. A test on a random half of a segment needs no orders of the past.`;
  if (tried.length === 0)
    return prose`${drawn} The lines are too short to say how likely such a test finds what an offer does.`;
  const found = tried
    .filter((each) => each.power >= ENOUGH)
    .sort((a, b) => a.lift - b.lift || a.days - b.days);
  const best = tried.reduce((a, b) => (b.power > a.power ? b : a));
  if (found.length === 0)
    return prose`${drawn} Even an offer that brings ${percent(best.lift, 0)} more orders would be found in ${percent(best.power, 0)} of tests only (${count(best.days)} days): do not expect proof, and repeat the test with a new draw.`;
  const [first] = found;
  const smaller = tried.filter(({ lift, days }) => lift < first.lift && days === first.days).at(-1);
  const less =
    smaller === undefined
      ? prose``
      : prose` An offer that brings ${percent(smaller.lift, 0)} more is found in ${percent(smaller.power, 0)} of such tests only.`;
  return prose`${drawn} A test of ${counted(first.days, "day")} finds an offer that brings ${percent(first.lift, 0)} more orders in ${percent(first.power, 0)} of cases, at the ${percent(LEVEL, 0)} level.${less}`;
}

/** What is certain of an offer before the test: nothing but who waits for it. */
function certain(places: readonly ExperimentPlace[]): Finding {
  if (places.length === 0) return prose`No part of what an offer brings is certain before a test.`;
  const sizeOf = (arm: ExperimentPlace["arm"]): number =>
    sumBy(
      places.filter((place) => place.arm === arm),
      ({ size }) => size,
    );
  return prose`No part of what an offer brings is certain before the test. ${counted(places.length / 2, "customer")} wait for it: they ordered on ${counted(sizeOf("hold back"), "day")} in the year up to the last day covered, and those who get it first on ${count(sizeOf("offer"))}.`;
}

/** What a test shows. */
function result({ pairs, offered, heldBack, lift, pValue }: ExperimentTest): Finding {
  const counts = prose`In ${counted(pairs, "pair")}, customers with the offer ordered on ${counted(offered.during, "day")} (${count(offered.before)} before), those held back on ${count(heldBack.during)} (${count(heldBack.before)} before)`;
  if (Number.isNaN(pValue)) return prose`${counts}: no pair differs, and nothing is shown.`;
  const change = Number.isNaN(lift) ? prose`` : prose`: a lift of ${percent(lift, 0)}`;
  if (pValue > 1 - LEVEL)
    return prose`${counts}${change}. By luck alone so little or less would come in ${drawsFinding(1 - pValue)}: with the offer less is ordered.`;
  const luck = prose`By luck alone so much or more would come in ${drawsFinding(pValue)}`;
  if (pValue < LEVEL) return prose`${counts}${change}. ${luck}: the offer works.`;
  return prose`${counts}${change}. ${luck}: the test does not show that the offer works, nor that it does not.`;
}

/** A share of draws: one that is very small is never written as 0. */
function drawsFinding(share: number): Finding {
  return share < SMALL ? prose`fewer than ${percent(SMALL)} of draws` : prose`${percent(share)} of draws`;
}

/** What follows for the plan. */
function next({ pValue, lift }: ExperimentTest): Finding {
  if (pValue < LEVEL)
    return prose`Give the offer to those held back, too. A test that was won is often a little lucky: expect less than ${percent(lift, 0)}, and go on counting.`;
  if (pValue > 1 - LEVEL)
    return prose`Stop the offer: those who got it ordered less than those held back, by more than luck explains.`;
  return prose`Do not give the offer to all on this evidence. Draw again (npx champo export --seed with another number) and add what comes back: npx champo learn takes several files.`;
}
