import type { CustomerColumn } from "../../customers/column";
import { PRODUCT_MIX } from "../../lines/base-of-sums";
import { FIGURES } from "../../lines/product-columns";
import type { Study } from "../study";

/** Lines say where a customer is before it buys. */
const KNOWN_OF_LINES = "country";

/**
 * The columns that may be known of somebody who has not bought yet: all but what a customer is worth, what happened to it, and what
 * is summed from sales lines. The program cannot know more; whoever knows the columns names them.
 */
export function prospectColumns({ base, lines, reading }: Study): readonly CustomerColumn[] {
  const isSummed = ({ name, whole }: CustomerColumn): boolean =>
    (lines !== null || reading !== undefined) &&
    name !== KNOWN_OF_LINES &&
    (whole === PRODUCT_MIX || FIGURES.has(name));
  return base.columns.filter(
    (column) =>
      (column.role === "feature" || column.role === "describe") &&
      !["date", "text", "id"].includes(column.type) &&
      column.name !== base.value &&
      !isSummed(column),
  );
}
