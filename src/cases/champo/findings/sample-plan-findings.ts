import { sumBy } from "../../../core/sum";
import { count, counted, countOrNone, decimal, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { CellAllocation } from "../samples/cell-allocation";
import type { CrossedConversion } from "../samples/crossed-conversion";
import type { PlanHeldOut } from "../samples/plan-held-out";
import { UNCONTRADICTED } from "../samples/uncontradicted";
import type { ShrunkenConversion } from "../samples/shrunken-conversion";

const NO_SAMPLES = "There are no samples that a plan could go by: nobody knows who converts.";

/** Rates that differ by less than this do so in no printed figure. */
const NO_SPREAD = 0.005;

/** What is believed of an account before any of its samples is seen. */
export function beliefFinding({ priorMean, priorSamples, averageRate, rates }: ShrunkenConversion): Finding {
  if (rates.length === 0) return prose`${NO_SAMPLES}`;
  const sent = sumBy(rates, ({ samples }) => samples);
  if (averageRate === 0 || averageRate === 1)
    return prose`${averageRate === 0 ? "None" : "All"} of the ${count(sent)} ${UNCONTRADICTED} converted: accounts do not differ in that.`;
  return prose`Before any of its samples is seen, an account is believed to convert ${percent(priorMean)}, and that belief weighs as much as ${count(priorSamples)} ${verb(Math.round(priorSamples), "sample", "samples")}. Together, the ${count(sent)} ${UNCONTRADICTED} converted at ${percent(averageRate)}.`;
}

/** Whether accounts or products differ more. */
export function spreadFinding({ cells, spread }: CrossedConversion): Finding {
  if (cells.length === 0) return prose`${NO_SAMPLES}`;
  const sizes = prose`The log odds differ by ${decimal(spread.accounts)} between accounts, by ${decimal(spread.products)} between products and by ${decimal(spread.pairs)} between pairs beyond both (standard deviations)`;
  if (Math.max(spread.accounts, spread.products, spread.pairs) < NO_SPREAD)
    return prose`Samples convert alike, whatever the account and the product: there is nothing for a plan to go by.`;
  if (spread.products >= spread.accounts)
    return prose`${sizes}: the product matters at least as much as the account.`;
  return prose`${sizes}: the account matters more than the product.`;
}

/** What the plan does with the accounts. */
export function accountsFinding({ accounts }: CellAllocation, certainty: number): Finding {
  if (accounts.length === 0) return prose`${NO_SAMPLES}`;
  const of = (word: string) => count(accounts.filter((account) => account.word === word).length);
  return prose`Of ${count(accounts.length)} accounts, the plan sends fewer to ${of("send fewer")}, more to ${of("send more")} and other products to ${of("swap")}. Ask first: ${of("ask first")}. Their samples are not moved, because they have gone silent, or because at least one product is not above or below the average with ${percent(certainty, 0)} certainty. Unchanged: ${of("keep")}.`;
}

/** Which products get more samples. */
export function productsFinding({ products }: CellAllocation): Finding {
  if (products.length === 0) return prose`${NO_SAMPLES}`;
  const more = products.filter(({ word }) => word === "send more").map(({ name }) => name);
  const which =
    more.length === 0 ? prose`No product gets more samples.` : prose`More samples: ${more.join(", ")}.`;
  return prose`${which} These are sums over accounts: a product that gets fewer in all may get more where it converts.`;
}

/** How many pairs change, and how many changes are listed. */
export function pairsFinding(
  { cells }: CellAllocation,
  listed: number,
  keepAtLeast: number,
  useAtMost: number,
): Finding {
  if (cells.length === 0) return prose`${NO_SAMPLES}`;
  const moving = cells.filter(({ planned, samples }) => planned !== samples).length;
  const changes =
    moving === 0
      ? prose`The plan changes none of ${count(cells.length)} pairs.`
      : prose`The plan changes ${count(moving)} of ${count(cells.length)} pairs; the ${count(listed)} largest changes are listed.`;
  return prose`${changes} Each pair keeps at least ${percent(keepAtLeast, 0)} and gets at most ${decimal(useAtMost, 1)} times what it gets now.`;
}

/** What the plan gains, and what a plan by accounts alone would. */
export function gainFinding(
  allocation: CellAllocation,
  budget: number,
  alone: { readonly expectedGain: number },
): Finding {
  if (allocation.cells.length === 0) return prose`${NO_SAMPLES}`;
  const { moved, expectedGain, gainLow, gainHigh, chanceOfGain } = allocation;
  if (moved === 0 && budget === 1)
    return prose`${budgetFinding(moved, budget)}: all ${counted(allocation.budget, "sample")} stay where they are.`;
  const interval = prose`${percent(0.95, 0)} interval ${decimal(gainLow, 0)} to ${decimal(gainHigh, 0)}`;
  return prose`${budgetFinding(moved, budget)}: ${count(moved)} of ${counted(allocation.budget, "sample")} ${verb(moved, "moves", "move")}, and the expected change in converted samples is ${decimal(expectedGain, 0)} (${interval}). It is a gain in ${percent(chanceOfGain, 0)} of the draws of the rates, all of which assume that a further sample converts at ${percent(allocation.assumptions.furtherSampleReturn, 0)} of the rate of a past one and that rates stay. By accounts alone it would be ${decimal(alone.expectedGain, 0)}.`;
}

function budgetFinding(moved: number, budget: number): Finding {
  if (moved === 0) return prose`No sample would be better off elsewhere`;
  if (budget === 1) return prose`The same budget, shared again`;
  return prose`The budget times ${decimal(budget)}, shared again`;
}

/** That the groups' changes add up. */
export function groupPlansFinding({ cells, expectedGain }: CellAllocation): Finding {
  if (cells.length === 0) return prose`${NO_SAMPLES}`;
  return prose`The segments' changes add up to the total: ${decimal(expectedGain, 0)}. Their intervals do not add up, because errors in different segments partly cancel.`;
}

/** What plans made from half of the samples are worth on the other half. */
export function heldOutPlansFinding({ halves, promised, kept, gained }: PlanHeldOut): Finding {
  if (halves.length === 0) return prose`${NO_SAMPLES}`;
  return prose`Plans made from half of the samples forecast ${decimal(promised, 0)} more converted ones on average, and gain ${decimal(kept, 0)} at the rates of the other half; ${countOrNone(gained)} of ${count(halves.length)} ${verb(Math.max(1, gained), "gains", "gain")}. This tests whether the plan is luck. Only a trial can show whether rates last when samples move.`;
}

/** How far the assumptions matter. */
export function assumptionsFinding(plans: readonly CellAllocation[]): Finding {
  if (plans.every(({ cells }) => cells.length === 0)) return prose`${NO_SAMPLES}`;
  // A case gains where a whole sample more is expected, as it is printed.
  const gains = plans.map(({ expectedGain }) => Math.round(expectedGain));
  if (gains.every((gain) => gain === 0))
    return prose`None of ${counted(plans.length, "case")} is expected to change the number of converted samples, whatever is assumed.`;
  const better = gains.filter((gain) => gain > 0).length;
  const unsent = plans.some(({ planned, budget }) => planned < budget);
  const matter =
    better === 0
      ? prose`: under none of these assumptions does a plan gain${unsent ? ", for further samples go only where conversion is surely above the average, and it is nowhere" : ""}`
      : better === plans.length
        ? prose`: a plan gains under all of these assumptions, but how much depends on them`
        : prose`: whether a plan gains depends on the assumptions`;
  return prose`${countOrNone(better, "None")} of ${counted(plans.length, "case")} ${verb(Math.max(1, better), "gains", "gain")} compared with today. Between them the expected change runs from ${decimal(Math.min(...gains), 0)} to ${decimal(Math.max(...gains), 0)} converted samples${matter}.`;
}

/** The smallest budget that converts as many samples as today. */
export function savingFinding(plans: readonly CellAllocation[]): Finding {
  if (plans.every(({ cells }) => cells.length === 0)) return prose`${NO_SAMPLES}`;
  if (plans.every(({ cells }) => sumBy(cells, ({ rate, samples }) => rate * samples) < 1))
    return prose`No sample is expected to convert, so fewer samples lose nothing that is known.`;
  const saving = plans.filter(({ assumptions, expectedGain }) => assumptions.budget < 1 && expectedGain >= 0);
  if (saving.length === 0) return prose`In none of these cases would fewer samples convert as many as today.`;
  const least = Math.min(...saving.map(({ assumptions }) => assumptions.budget));
  return prose`With fewer samples than today, ${count(saving.length)} of these cases still ${verb(saving.length, "converts", "convert")} as many; the smallest budget that does is ${decimal(least)} times today's.`;
}
