import { count, decimal, money, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import type { CustomerLifetime } from "../../../value/customer-lifetime";
import type { SegmentLifetime } from "../../../value/lifetime-by-segment";
import type { RfmRow } from "../../../value/rfm";

const TOO_FEW = "Too few accounts order again for a model of when they will.";
/** An account that has ordered on fewer days after its first has too thin a history. */
const THIN = 3;
/** In fewer years a pause cannot be distinguished from a season. */
const SEASONS = 2;

/** How many accounts are more likely lost than active. */
export function lostFinding({ purchases, rows }: CustomerLifetime, silent: number): Finding {
  if (purchases === null) return prose`${TOO_FEW}`;
  const judged = rows.filter(({ thin }) => !thin);
  const lost = judged.filter(({ alive }) => alive < 0.5).length;
  return prose`${count(lost)} of the ${count(judged.length)} accounts whose history says anything are more likely lost than active; ${count(rows.length - judged.length)} more have too thin a history. The calendar rule of notebook 10 lists ${count(silent)}, because the model takes an account with a single order for active whatever the silence.`;
}

/** Who has gone quiet, though it used to order more often. */
export function quietFinding(rows: readonly RfmRow[]): Finding {
  const quiet = rows.filter(({ recencyScore, frequencyScore }) => recencyScore === 1 && frequencyScore > 1);
  if (quiet.length === 0)
    return prose`No account that used to order more than once in a while has gone quiet.`;
  const names = quiet.map(({ customer }) => customer).join(", ");
  return prose`Among those quiet longest, though they used to order more than once in a while: ${names}.`;
}

/** The account that promises most. */
export function promiseFinding({ purchases, rows, months }: CustomerLifetime): Finding {
  if (purchases === null) return prose`${TOO_FEW} Nothing is drawn.`;
  const [first] = rows;
  return prose`${first.customer} promises most: ${money(first.expectedValue)} in ${count(months)} months, active with ${percent(first.alive, 0)}. Both axes are logarithmic.`;
}

/** How the model did on the last quarter of the time, and how long the workbook is. */
export function lifetimeCheckFinding({ check, observedYears }: CustomerLifetime): Finding {
  const held =
    check === null
      ? prose`Too few accounts repeat to hold anything back for a check.`
      : prose`The last quarter of the time, held back, is a check: the model foresaw ${decimal(check.foreseen, 0)} days with orders, ${count(check.seen)} were seen; the error per account is ${decimal(check.meanError, 1)}, compared with ${decimal(check.naiveError, 1)} for "as often as before".`;
  if (observedYears < SEASONS) {
    return prose`${held} The workbook covers ${decimal(observedYears, 1)} years: a pause may be a season.`;
  }
  return prose`${held} The models were made for thousands of small buyers: read the ranking, not the decimals.`;
}

/** Whose history is too thin to say anything of its own. */
export function thinFinding({ rows }: Pick<CustomerLifetime, "rows">): Finding {
  const thin = rows.filter((row) => row.thin).map(({ customer }) => customer);
  if (thin.length === 0) return prose`Every account has ordered often enough to be judged by itself.`;
  return prose`Too thin to say anything of their own, with fewer than ${count(THIN)} order days after the first: ${thin.join(", ")}. Their numbers are those of all accounts; the chance to be active leaves them out.`;
}

/** The segment that promises most, and how much of it is one account. */
export function richestFinding(segments: readonly SegmentLifetime[]): Finding {
  const [richest] = segments
    .filter(({ expectedValue }) => expectedValue > 0)
    .sort((a, b) => b.expectedValue - a.expectedValue);
  if (richest === undefined || richest.largest === null) {
    return prose`No segment has an expected value: too few accounts order again.`;
  }
  const { name, expectedValue, largest, thinShare } = richest;
  return prose`"${name}" promises most, ${money(expectedValue)}, of which ${largest.customer} alone is ${percent(largest.share, 0)} and accounts with too thin a history ${percent(thinShare, 0)}.`;
}
