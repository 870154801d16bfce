import { count, counted } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import { trialOf, type Trial, type Tried } from "./trial";

/**
 * Tests whether a customer is on both sides of a division into folds.
 *
 * @param owners The customer of each line. @param published The fold of each line, dealt at random.
 * @param cure The fold of each line, dealt by customer.
 */
export function leakedCustomers(
  owners: readonly string[],
  published: ArrayLike<number>,
  cure: ArrayLike<number>,
): Trial {
  const customers = new Set(owners).size;
  const tried = (division: string, folds: ArrayLike<number>): Tried => {
    const torn = onBothSides(owners, folds);
    return { facts: { division, "customers on both sides": torn }, passes: torn === 0 };
  };
  return trialOf(
    tried("lines at random", published),
    tried("by customer", cure),
    findingOf(onBothSides(owners, published), customers, owners.length),
  );
}

/** How many customers have lines in more than one fold. */
function onBothSides(owners: readonly string[], folds: ArrayLike<number>): number {
  const first = new Map<string, number>();
  const torn = new Set<string>();
  owners.forEach((owner, row) => {
    const fold = folds[row] as number;
    if ((first.get(owner) ?? fold) !== fold) torn.add(owner);
    if (!first.has(owner)) first.set(owner, fold);
  });
  return torn.size;
}

function findingOf(torn: number, customers: number, lines: number): Finding {
  if (torn === 0)
    return lines === customers
      ? prose`No customer is on both sides: here each has a single line.`
      : prose`No customer is on both sides, although lines were dealt at random.`;
  return prose`${count(torn)} of ${counted(customers, "customer")} ${verb(torn, "is", "are")} on both sides when lines are dealt at random.`;
}
