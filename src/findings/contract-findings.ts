import { count, counted, decimal, percent } from "../text/format";
import { prose, type Finding } from "../text/prose";
import type { ContractOutlook } from "../value/contracts/contract-outlook";
import type { OrderMonths } from "../value/discrete/order-months";

/**
 * What the notebooks say of customers under contract, and of months as opportunities to order.
 *
 * @example takeaway(contractFindings.outlook(null, 12));
 */
export const contractFindings = Object.freeze({ outlook, months });

/** The model is off by more than this share of new customers where the curve is outside. */
const FAR_OFF = 0.05;

/** Which group loses most, how many are expected to stay, and where the model misses the curve. */
function outlook(outlooks: readonly ContractOutlook[] | null, periods: number): Finding {
  const known = (outlooks ?? []).filter(({ staying }) => !Number.isNaN(staying.expected));
  if (known.length === 0)
    return prose`No column says both for how long somebody has been a customer and whether it has left: who stays under contract is not known.`;
  const rate = ({ staying }: ContractOutlook): number => staying.expected / staying.now;
  const worst = known.reduce((a, b) => (rate(b) < rate(a) ? b : a));
  const { staying } = worst;
  const lost = prose`"${worst.name}" loses most: of its ${counted(staying.now, "customer")} there now, ${decimal(staying.expected, 0)} are expected to be there ${counted(periods, "period")} from now (${percent(0.8, 0)} interval ${decimal(staying.low, 0)} to ${decimal(staying.high, 0)}). One snapshot cannot check this: count again in ${count(periods)} periods.`;
  const off = known.filter(
    ({ seen, byModel }) =>
      Math.abs(seen.share - byModel) > FAR_OFF && (byModel < seen.low || byModel > seen.high),
  );
  if (off.length === 0) return lost;
  const [first] = off;
  return prose`${lost} In "${first.name}" the model says that ${percent(first.byModel, 0)} of new customers stay so long, and ${percent(first.seen.share, 0)} did: do not plan with its figure.`;
}

/** In how many months accounts are expected to order, and how the same model did. */
function months(found: OrderMonths | null): Finding {
  if (found === null)
    return prose`Too few months are covered, or too few customers order in a second one, to foresee in how many months they order.`;
  const { ahead, expected, accounts, check } = found;
  const promise = prose`Counted by months with an order instead of orders (BG/BB), ${counted(accounts, "customer")} are expected to order in ${decimal(expected, 0)} customer-months of the next ${count(ahead)} months`;
  if (check === null) return prose`${promise}; nothing could be held back to check that.`;
  return prose`${promise}. In the last ${counted(check.heldBack, "month")}, held back, the model foresaw ${decimal(check.foreseen, 0)} customer-months of the ${count(check.accounts)} customers known before, ${count(check.seen)} came, and "as many as before" says ${count(check.before)}.`;
}
