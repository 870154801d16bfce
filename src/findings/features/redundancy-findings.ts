import type { Redundancy } from "../../customers/explore/redundancy";
import { count, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";

/** Two columns that correlate more strongly say nearly the same. */
const STRONG = 0.8;

/** So many pairs are named, the strongest. */
const SHOWN = 5;

/** To how many independent columns some columns are equivalent. */
export function equivalentColumnsFinding(redundancy: Redundancy): Finding {
  const columns = redundancy.columnNames.length;
  return prose`${count(columns)} columns carry as much information as ${decimal(redundancy.effectiveColumns, 1)} independent ones.`;
}

/** Which columns say nearly the same. */
export function strongPairsFinding(redundancy: Redundancy): Finding {
  const worth = equivalentColumnsFinding(redundancy);
  if (redundancy.pairs.length === 0) {
    return prose`No two columns correlate beyond ${decimal(STRONG, 1)}. ${worth}`;
  }
  const pairs = redundancy.pairs
    .slice(0, SHOWN)
    .map(({ a, b }) => `${a} with ${b}`)
    .join(", ");
  const left = redundancy.pairs.length - SHOWN;
  if (left > 0)
    return prose`Pairs that correlate beyond ${decimal(STRONG, 1)}: ${count(redundancy.pairs.length)} (the strongest are ${pairs}; ${count(left)} more). ${worth}`;
  return prose`Pairs that correlate beyond ${decimal(STRONG, 1)}: ${count(redundancy.pairs.length)} (${pairs}). ${worth}`;
}
