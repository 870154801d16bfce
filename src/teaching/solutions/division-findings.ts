import { count, counted, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
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
      : prose`${count(small)} of ${counted(list.length, "division")} ${verb(small, "holds", "hold")} a group of fewer than ${counted(least, "customer")}: such a group is a list of accounts, no segment.`;
  const column =
    money === 0
      ? prose`None of the divisions is nearly the same as one by money alone.`
      : prose`${count(money)} of the divisions ${verb(money, "is", "are")} nearly the same as one by money alone: the other column does not count there.`;
  return prose`${sizes} ${column}`;
}

/** Whether it matters if orders or their lines are counted: published solutions use one word for both. */
export function ordersOrLines(byOrders: Division, byLines: Division): Finding {
  const { value } = adjustedRand(byOrders.labels, byLines.labels);
  if (value === null)
    return prose`The two divisions cannot be compared: there are too few customers or groups.`;
  const agreement = prose`Counted in order lines instead of orders, ${byOrders.method} gives groups with an adjusted Rand index of ${decimal(value)}`;
  return value >= NEARLY_THE_SAME
    ? prose`${agreement}: here it hardly matters which of the two is counted.`
    : prose`${agreement}. "Frequency" must say which of the two it counts.`;
}
