import { sumBy } from "../../../core/sum";
import type { LastYear } from "../../../lines/last-year";
import type { MoneyByYear } from "../../../lines/money-by-year";
import type { ProfileRow } from "../../../segments/profiles/profile-rows";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import { money, percent, type Quantity } from "../../../text/format";

/** A row of a table: text, or numbers with their text, by column name. */
export type PresentRow = Readonly<Record<string, string | Quantity>>;

/**
 * Money by customer and calendar year next to the last year and all time, the most of all time first, at most `most` customers.
 *
 * @example moneyByYearRows(moneyByYear(study.lines), lastYear(study.lines), 3).length // 3
 */
export function moneyByYearRows(
  { years, complete, accounts }: MoneyByYear,
  { accounts: recent }: LastYear,
  most = 10,
): readonly PresentRow[] {
  const now = new Map(recent.map((account) => [account.customer, account]));
  return accounts.slice(0, most).map(({ customer, money: own, total }) => {
    const account = now.get(customer)!;
    return Object.freeze({
      customer,
      ...Object.fromEntries(
        years.map((year, i) => [complete[i] ? `in ${year}` : `in ${year} (not all of it)`, money(own[i])]),
      ),
      "all years": money(total),
      "last 365 days": money(account.recent),
      "their share": percent(account.share),
      "place in them": String(account.place),
    });
  });
}

/**
 * What a group brought in the last year, and who brings most of that; for the money view.
 *
 * @example moneyRows(profiles, names, { more: [presentColumns(lastYear(study.lines))] }).length // 4
 */
export function presentColumns(now: LastYear): (profile: SegmentProfile) => ProfileRow {
  return ({ customers }) => {
    const members = now.accounts.filter(({ customer }) => customers.includes(customer));
    const recent = sumBy(members, (account) => account.recent);
    const [first] = members;
    return Object.freeze({
      "last 365 days": money(recent),
      "of all of them": percent(recent / now.recent),
      "largest in them": recent > 0 ? first.customer : "nobody",
      "with a share of": percent(recent > 0 ? first.recent / recent : NaN),
    });
  };
}
