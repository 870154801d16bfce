import { count, counted, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { DECISION_LIMITS } from "../../validity/how-many/decision-rule";
import type { Division } from "./divisions";

/** From this adjusted Rand index on, two divisions are called nearly the same. */
const NEARLY_THE_SAME = 0.95;

/** What the published divisions show at first sight. */
export function divisionsShow(list: readonly Division[]): Finding {
  const scored = list.filter((each) => each.silhouette !== null);
  const best = scored.reduce<Division | null>(
    (leader, each) => (leader === null || each.silhouette! > leader.silhouette! ? each : leader),
    null,
  );
  if (best === null) return prose`No division has a silhouette: all customers are alike in these columns.`;
  return prose`With ${counted(best.k, "group")}, ${best.method} on "${best.variant}" reaches a silhouette of ${decimal(best.silhouette)}, the highest of ${counted(list.length, "division")}.`;
}

/** What is wrong with them: groups too small, and a second column that does not count. */
export function divisionsWrong(list: readonly Division[]): Finding {
  const least = DECISION_LIMITS.smallestSegment;
  const small = list.filter(({ sizes }) => Math.min(...sizes) < least).length;
  const money = list.filter(({ likeValueAlone }) => (likeValueAlone ?? 0) >= NEARLY_THE_SAME).length;
  const sizes =
    small === 0
      ? prose`Each group of each division has ${counted(least, "customer")} or more.`
      : prose`${count(small)} of ${counted(list.length, "division")} hold a group of fewer than ${counted(least, "customer")}: these are accounts, not segments.`;
  const column =
    money === 0
      ? prose`None of them is the same as dividing by the money alone.`
      : prose`${count(money)} of them are nearly the same as dividing by the money alone: the other columns do not count.`;
  return prose`${sizes} ${column}`;
}

/** Whether it matters if orders or their lines are counted: published solutions use one word for both. */
export function ordersOrLines(byOrders: Division, byLines: Division): Finding {
  const { value } = adjustedRand(byOrders.labels, byLines.labels);
  if (value === null) return prose`With so few customers, orders and order lines cannot be compared.`;
  const agreement = prose`Counted in order lines instead of orders, ${byOrders.method} gives groups with an adjusted Rand index of ${decimal(value)}`;
  return value >= NEARLY_THE_SAME
    ? prose`${agreement}: here the two counts say nearly the same.`
    : prose`${agreement}. "Frequency" must say which of the two it counts.`;
}
