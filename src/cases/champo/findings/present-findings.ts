import { YEAR_DAYS } from "../../../core/day";
import { sumBy } from "../../../core/sum";
import type { SegmentName } from "../../../segments/naming/name-segments";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import type { LastYear } from "../../../lines/last-year";
import { count, counted, money, percent } from "../../../text/format";
import { joined, named, prose, type Finding } from "../../../text/prose";
import { withoutReturned } from "../../../text/without-returned";
import { verb } from "../../../text/verb";

/** So many of the largest are looked at together. */
const FEW = 5;
const LARGE = 10;
/** A large account that brings less than this share of what it brought in the year before falls. */
const FALL = 0.5;

/** Who is largest now, and where the largest of all time is now. */
export function presentFinding(now: LastYear): Finding {
  if (now.accounts.length === 0) return prose`Nobody ordered.`;
  if (now.short) return prose`The workbook covers less than a year: the present and the total are the same.`;
  if (!(now.recent > 0)) return prose`In the last ${count(YEAR_DAYS)} days nobody paid anything.`;
  const [first, ...others] = now.accounts;
  const few = Math.min(FEW, now.accounts.length);
  const top = sumBy(now.accounts.slice(0, few), ({ share }) => share);
  const allTime = now.accounts.reduce((best, account) => (account.total > best.total ? account : best));
  const present = prose`In the last ${count(YEAR_DAYS)} days ${first.customer} is the largest with ${percent(first.share)} of ${money(now.bought)}${withoutReturned(now.belowZero)}`;
  const together =
    others.length === 0
      ? prose`${present}`
      : prose`${present}, the ${count(few)} largest bring ${named("presentTopShare", percent(top))}`;
  if (allTime === first) return prose`${together}. It is the largest of all years, too.`;
  return prose`${together}. ${allTime.customer}, the largest of all years, is now number ${count(allTime.place)} with ${percent(allTime.share)}.`;
}

/** Whether the company's last year is more or less than the one before, and which large accounts fell. */
export function fallingFinding(now: LastYear): Finding {
  if (Number.isNaN(now.before))
    return prose`The workbook covers less than two years: no account can be compared with its year before.`;
  const change = prose`The last ${count(YEAR_DAYS)} days brought ${money(now.recent)}, the ${count(YEAR_DAYS)} before them ${money(now.before)}`;
  const large = now.accounts
    .filter(({ before }) => before > 0)
    .sort((a, b) => b.before - a.before)
    .slice(0, LARGE);
  const fallen = large.filter(({ recent, before }) => recent < FALL * before);
  const who = counted(large.length, "account");
  if (large.length === 0) return prose`${change}.`;
  if (fallen.length === 0)
    return prose`${change}. Of the ${who} that were largest then, none brings less than half of that now.`;
  const first = fallen
    .slice(0, FEW)
    .map(({ customer, before, recent }) => prose`${customer} (${money(before)}, now ${money(recent)})`);
  const list = joined(first, ", ");
  const rest = fallen.length - first.length;
  const more = rest > 0 ? prose` and ${count(rest)} more` : prose``;
  return prose`${change}. Of the ${who} that were largest then, ${verb(fallen.length, "this one brings", "these bring")} less than half of it now: ${list}${more}.`;
}

/** A customer with this share of what its group brought in the last year makes the group depend on it. */
const DEPENDENT = 0.5;

/** Which groups depended on one customer in the last year, next to the sentence on all years. */
export function presentDependenceFinding(
  profiles: readonly Pick<SegmentProfile, "index" | "kind" | "customers">[],
  names: readonly Pick<SegmentName, "name">[],
  now: LastYear,
): Finding {
  const leaning = profiles.flatMap(({ index, kind, customers }) => {
    const members = now.accounts.filter(({ customer }) => customers.includes(customer));
    const recent = sumBy(members, (account) => account.recent);
    const depends = kind === "segment" && recent > 0 && members[0].recent >= DEPENDENT * recent;
    return depends ? [`"${names[index].name}" (${members[0].customer})`] : [];
  });
  const span = prose`In the last ${count(YEAR_DAYS)} days`;
  if (leaning.length === 0) return prose`${span} no segment has half of its money from one customer.`;
  return prose`${span} one customer brings half or more of: ${leaning.join(", ")}.`;
}
