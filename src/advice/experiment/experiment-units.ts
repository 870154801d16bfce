import { DAY, YEAR_DAYS } from "../../core/day";
import type { SalesLines } from "../../lines/sales-lines";
import { daysWithOrders } from "../../value/account-silence";
import type { NamedGroup } from "../../value/lifetime-by-segment";
import type { ExperimentUnit } from "./experiment-design";

/**
 * Who may take part in a test of an offer: every member of the groups that ever ordered, with its group as stratum and its days with
 * orders in the last year as size.
 *
 * @returns group by group, in the order given. Cost O(lines).
 * @example experimentUnits(study.lines, namedGroups(segmentation, names)).length // 45
 */
export function experimentUnits(sales: SalesLines, groups: readonly NamedGroup[]): readonly ExperimentUnit[] {
  const days = daysWithOrders(sales);
  const from = sales.lastDay.getTime() - YEAR_DAYS * DAY;
  return Object.freeze(
    groups.flatMap(({ name, customers }) =>
      customers.flatMap((customer): ExperimentUnit[] => {
        const own = days.get(customer);
        if (own === undefined) return [];
        return [Object.freeze({ customer, stratum: name, size: own.filter((time) => time > from).length })];
      }),
    ),
  );
}
