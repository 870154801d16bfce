import type { CustomerBase } from "../customers/customer-base";
import type { OutcomeStudy } from "../models/outcome-study";
import type { Contract } from "../value/contracts/contract-outlook";
import { meaningOf } from "./archetypes";

/** An outcome by such a name says that a customer has left. */
const LEFT = /churn|\bleft\b|leav|cancel|attrition|exited|terminat/i;

/** Customers under contract, and the column that says for how long. */
export interface ContractColumns {
  readonly tenure: string;
  readonly contracts: readonly Contract[];
}

/**
 * The contracts of a base: for how many periods each customer has been one, and whether it has left, where columns say both: an outcome
 * by the name of leaving (churn, left, cancelled …) and a column of whole numbers by the name of a time as customer (tenure …).
 *
 * @returns null where columns do not say both. A customer that left in its first period counts as one period. Cost O(customers).
 * @example contractsOf(study.base, outcomeStudy(study, 7)) // null
 */
export function contractsOf(
  base: CustomerBase,
  outcome: Pick<OutcomeStudy, "outcome" | "rows" | "table"> | null,
): ContractColumns | null {
  if (outcome === null || !LEFT.test(outcome.outcome)) return null;
  const column = base.columns.find(
    ({ name, numbers }) =>
      meaningOf(name) === "tenure" &&
      numbers !== null &&
      numbers.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0)),
  );
  if (column === undefined) return null;
  const contracts = outcome.rows.flatMap((row, i): Contract[] => {
    const time = column.numbers![row];
    const ended = outcome.table.y[i] === 1;
    if (Number.isNaN(time)) return [];
    return [{ customer: base.customers[row], time: ended ? Math.max(1, time) : time, ended }];
  });
  return Object.freeze({ tenure: column.name, contracts: Object.freeze(contracts) });
}
