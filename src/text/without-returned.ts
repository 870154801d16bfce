import { counted } from "./format";
import { prose, type Finding } from "./prose";
import { verb } from "./verb";

/**
 * What follows a share of which customers that gave back more than they bought are no part; empty where there is none.
 *
 * @example `98% of the revenue${withoutReturned(2)}` // "98% of the revenue without the 2 customers that gave back more than they bought"
 */
export function withoutReturned(customers: number): Finding {
  if (customers === 0) return prose``;
  return prose` without the ${counted(customers, "customer")} that gave back more than ${verb(customers, "it", "they")} bought`;
}
