import { count, counted, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import type { CountryGain } from "../value/purchases/covariates/country-gain";
import { MOST_ACCOUNTS, type PurchaseComparison } from "../value/purchases/compare-purchase-models";
import type { OrdersByRepeats } from "../value/purchases/orders-by-repeats";
import type { TrackedWeek } from "../value/purchases/purchase-tracking";

/**
 * What the notebooks say of models of when customers buy.
 *
 * @example takeaway(purchaseFindings.choice(lifetime.model.comparison));
 */
export const purchaseFindings = Object.freeze({ choice, country, tracking, byRepeats });

/** A difference of less than so many standard errors may be luck. */
const CLEAR = 2;
/** Off by more than this share of what came. */
const FAR_OFF = 0.2;

/** Which model is used, and whether it is clearly better than the next. */
function choice(comparison: PurchaseComparison | null): Finding {
  if (comparison === null) return prose`Too few customers order again to compare models: BG/NBD is used.`;
  const { scores, accounts, heldBackDays } = comparison;
  const [best] = scores;
  const close = scores.slice(1).filter(({ behind, behindError }) => behind <= CLEAR * behindError);
  const set = prose`${best.model} is used: of ${counted(scores.length, "model")} it gave the highest probability to what ${counted(accounts, "customer")}${accounts < MOST_ACCOUNTS ? "" : ", an even selection,"} ordered in the last ${counted(heldBackDays, "day")}, which none had seen`;
  if (close.length === scores.length - 1)
    return prose`${set}. No other model is behind it by more than ${count(CLEAR)} standard errors: so few customers do not decide between them.`;
  const [worst] = scores.slice(-1);
  const near =
    close.length === 0
      ? prose`All others are`
      : prose`${counted(close.length, "other is", "others are")} as good within ${count(CLEAR)} standard errors; the rest are`;
  return prose`${set}. ${near} clearly behind, most of all ${worst.model} (by ${decimal(worst.behind, 1)} in log score, standard error ${decimal(worst.behindError, 1)}).`;
}

/** Whether the country of accounts would help to foresee their orders; empty where that cannot be tried. */
function country(tried: CountryGain | null): Finding {
  if (tried === null) return prose``;
  const { country: main, effect, isThere, gain, gainError } = tried;
  const [who, others] = isThere
    ? [`in ${main}`, "those elsewhere"]
    : [`elsewhere than in ${main}`, "those there"];
  const { low, high, factor } = effect;
  const often = prose`Customers ${who} order ${decimal(factor, 1)} times as often as ${others} (95% interval ${decimal(low, 1)} to ${decimal(high, 1)})`;
  const by = prose`by ${decimal(Math.abs(gain), 1)} in log score, standard error ${decimal(gainError, 1)}`;
  if (gain > CLEAR * gainError)
    return prose`${often}, and with that the held-back orders are foreseen better (${by}): the figures below go without it, the function fitCovariates takes it.`;
  const how = gain < -CLEAR * gainError ? prose`worse` : prose`no better beyond chance`;
  return prose`${often}, but with that the held-back orders are foreseen ${how} (${by}): the model goes without it.`;
}

/** Whether repeat orders added up in the held-back time as expected. */
function tracking(weeks: readonly TrackedWeek[]): Finding {
  const held = weeks.filter(({ heldBack }) => heldBack);
  const [last, before] = [held.at(-1), weeks.filter(({ heldBack }) => !heldBack).at(-1)];
  if (last === undefined || before === undefined)
    return prose`Nothing was held back, so the expected orders cannot be followed week by week.`;
  const expected = last.expectedSoFar - before.expectedSoFar;
  const seen = last.seenSoFar - before.seenSoFar;
  const sums = prose`In the held-back weeks ${decimal(expected, 0)} repeat orders are expected of the customers known before, and ${decimal(seen, 0)} came`;
  const off = (expected - seen) / seen;
  if (seen === 0) return prose`${sums}.`;
  if (Math.abs(off) <= FAR_OFF) return prose`${sums}: a difference of ${percent(Math.abs(off), 0)}.`;
  return prose`${sums}: the model is ${percent(Math.abs(off), 0)} too ${off > 0 ? "high" : "low"}, as where a season, growth or a fall is at work that it does not know.`;
}

/** Where along the number of repeats the forecast misses most. */
function byRepeats(rows: readonly OrdersByRepeats[]): Finding {
  if (rows.length === 0)
    return prose`Nothing was held back, so the forecast cannot be compared by the number of repeats.`;
  const worst = rows.reduce((a, b) =>
    b.accounts * Math.abs(b.foreseen - b.seen) > a.accounts * Math.abs(a.foreseen - a.seen) ? b : a,
  );
  const who = worst.orMore
    ? prose`${counted(worst.repeats, "repeat")} or more`
    : prose`${counted(worst.repeats, "repeat")}`;
  return prose`The widest gap is that of the ${counted(worst.accounts, "customer")} with ${who}: ${decimal(worst.foreseen, 1)} orders each were foreseen, and ${decimal(worst.seen, 1)} came.`;
}
