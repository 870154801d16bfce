import { dayText } from "../../../core/day";
import { sumBy } from "../../../core/sum";
import { count, counted, countOrNone, decimal, money, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { LAPSED_DAYS } from "../../../value/account-silence";
import { verb } from "../../../text/verb";
import type { CustomerLifetime } from "../../../value/customer-lifetime";
import type { SegmentLifetime } from "../../../value/lifetime-by-segment";
import { isFarOff } from "../../../value/lifetime-check";
import { lifetimeStanding, missedByLargest, segmentHolds } from "../../../value/lifetime-standing";
import type { OnePurchase } from "../../../value/one-purchase";
import type { RfmRow } from "../../../value/rfm";

const TOO_FEW = "Too few accounts order again for a model of when they will.";
/** An account that has ordered on fewer days after its first has too thin a history. */
const THIN = 3;
/** So many of the largest accounts are checked one by one. */
const LARGEST = 5;
/** More than this share of an account's money is most of it. */
const MOST = 0.5;
/** In fewer years a pause cannot be distinguished from a season. */
const SEASONS = 2;

/** How many accounts are more likely lost than active. */
export function lostFinding({ purchases, rows }: CustomerLifetime, silent: number): Finding {
  if (purchases === null) return prose`${TOO_FEW}`;
  const judged = rows.filter(({ thin }) => !thin);
  const lost = judged.filter(({ alive }) => alive < 0.5).length;
  const thin = rows.length - judged.length;
  const once = rows.filter(
    ({ repeats, silentDays, alive }) => repeats === 0 && silentDays > LAPSED_DAYS && alive === 1,
  ).length;
  const single =
    once === 0
      ? prose``
      : prose`, ${count(once)} of them with a single order day: the model takes such an account for active, however long it has been silent`;
  return prose`Of the ${counted(judged.length, "account")} with enough history, the model takes ${countOrNone(lost)} for more likely lost than active; for ${countOrNone(thin)} more the history is too short. The calendar rule of notebook 10 lists ${countOrNone(silent)}${single}.`;
}

/** Who has gone quiet, though it used to order more often. */
export function quietFinding(rows: readonly RfmRow[]): Finding {
  const quiet = rows.filter(({ recencyScore, frequencyScore }) => recencyScore === 1 && frequencyScore > 1);
  if (quiet.length === 0) return prose`No account that used to order often has gone quiet.`;
  const names = quiet.map(({ customer }) => customer).join(", ");
  return prose`These accounts used to order often and are now among the longest silent: ${names}.`;
}

/** The account with the highest expected value, whether that may be used for planning, and what it brought last. */
export function promiseFinding(lifetime: CustomerLifetime): Finding {
  const [first] = lifetime.rows;
  if (lifetime.purchases === null) return prose`${TOO_FEW} Nothing is drawn.`;
  if (!(first.expectedValue > 0))
    return prose`No account has an expected value: too few paid for repeat purchases.`;
  return prose`${first.customer} has the highest expected value: ${money(first.expectedValue)} in ${count(lifetime.months)} months (${percent(0.8, 0)} interval ${money(first.low)} to ${money(first.high)}), ${planningFinding(lifetime, first.customer)}. In the last year it brought ${money(first.lastYear)}. It is active with a probability of ${aliveFinding(first.alive)}.`;
}

/** A chance below 1 is never written as 100%. */
function aliveFinding(chance: number): Finding {
  return chance > 0.995 ? prose`more than ${percent(0.99, 0)}` : prose`${percent(chance, 0)}`;
}

/**
 * Whether the figures may be used for planning; part of the sentence that holds a figure.
 *
 * @param customer whose figure it is; left out for figures of many.
 */
export function planningFinding(lifetime: Pick<CustomerLifetime, "check">, customer?: string): Finding {
  const standing = lifetimeStanding(lifetime);
  if (standing === "unchecked") return prose`not checked on held-back orders`;
  const own = lifetime.check?.rows.find((row) => row.customer === customer);
  if (standing === "holds" && own !== undefined && isFarOff(own))
    return prose`not to be used for planning: its check in money holds for all accounts together, but misses this one`;
  if (standing === "holds") return prose`and its check in money holds`;
  return prose`not to be used for planning, because its check in money fails`;
}

/** How the models did on the held-back time, in orders and in money, and how long the workbook is. */
export function lifetimeCheckFinding(lifetime: CustomerLifetime): Finding {
  const { check, observedYears } = lifetime;
  const held =
    check === null
      ? prose`Too few accounts repeat to hold anything back for a check.`
      : prose`The last ${count(check.heldBackDays)} days, held back, are a check: the model foresaw ${decimal(check.orders.foreseen, 0)} days with orders, ${count(check.orders.seen)} were seen; the error per account is ${decimal(check.orders.meanError, 1)}, compared with ${decimal(check.orders.naiveError, 1)} for "as often as before".`;
  if (observedYears < SEASONS) {
    return prose`${held} The workbook covers ${decimal(observedYears, 1)} years: a pause may be a season.`;
  }
  return prose`${held} The models were made for thousands of small buyers: read the ranking, not the decimals.`;
}

/** How the forecast did for the accounts that were largest in the time before. */
export function largestCheckFinding({ check }: Pick<CustomerLifetime, "check">): Finding {
  const rows = (check?.rows ?? []).slice(0, LARGEST).filter((row) => !Number.isNaN(row.foreseenMoney));
  if (rows.length === 0) return prose`No forecast of a single account could be checked.`;
  const far = rows.filter(isFarOff);
  const sum = (key: "foreseenMoney" | "seenMoney"): number => sumBy(rows, (row) => row[key]);
  const together = prose`For the ${counted(rows.length, "account")} that brought most in the time before, ${money(sum("foreseenMoney"))} were foreseen and ${money(sum("seenMoney"))} came`;
  if (far.length === 0) return prose`${together}; none is off by more than half of what it brought.`;
  return prose`${together}; off by more than half of what ${verb(far.length, "it", "they")} brought: ${far.map(({ customer }) => customer).join(", ")}.`;
}

/** Accounts of which one purchase is most of the money. */
export function onePurchaseFinding(purchases: readonly OnePurchase[]): Finding {
  const some = purchases.filter(({ share, orderDays }) => share > MOST && orderDays > 1);
  const [first] = some;
  if (first === undefined)
    return prose`No account that ordered more than once owes most of its money to a single purchase.`;
  const day = dayText(first.day);
  const one = prose`One purchase, of ${day}, is ${percent(first.share, 0)} of all that ${first.customer} ever paid (${money(first.amount)}): its total describes that day, not what to expect`;
  if (some.length === 1) return prose`${one}.`;
  return prose`${one}. One purchase is also most of the money of ${counted(some.length - 1, "further account")} with several order days.`;
}

/** Whose history is too thin to say anything of its own. */
export function thinFinding({ rows }: Pick<CustomerLifetime, "rows">): Finding {
  const thin = rows.filter((row) => row.thin).map(({ customer }) => customer);
  if (thin.length === 0) return prose`Every account has ordered often enough to be judged by itself.`;
  return prose`Too short a history, with fewer than ${count(THIN)} order days after the first: ${thin.join(", ")}. They get the numbers of all accounts; the chance to be active leaves them out.`;
}

/** The segment with the highest expected value, whether that may be used for planning, and how much of it is one account. */
export function richestFinding(
  segments: readonly SegmentLifetime[],
  lifetime: Pick<CustomerLifetime, "check">,
): Finding {
  const [richest] = segments
    .filter(({ expectedValue }) => expectedValue > 0)
    .sort((a, b) => b.expectedValue - a.expectedValue);
  if (richest === undefined || richest.largest === null) {
    return prose`No segment has an expected value: too few accounts order again.`;
  }
  const { name, expectedValue, low, high, lastYear, largest, thinShare } = richest;
  const isOff = lifetimeStanding(lifetime) === "holds" && !segmentHolds(richest);
  const misses = missedByLargest(richest)
    ? prose`that of ${largest.customer}, most of it, was off by more than half when it was checked`
    : prose`its check in money holds for all accounts together, but misses this segment`;
  const planning = isOff ? prose`not to be used for planning: ${misses}` : planningFinding(lifetime);
  return prose`"${name}" has the highest expected value, ${money(expectedValue)} (${percent(0.8, 0)} interval ${money(low)} to ${money(high)}), ${planning}. In the last year it brought ${money(lastYear)}. Of this expected value, ${largest.customer} alone is ${percent(largest.share, 0)}, and accounts with too short a history are ${percent(thinShare, 0)}.`;
}
