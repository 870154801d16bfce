import type { CustomerColumn } from "../../customers/column";
import { baseOfLines } from "../../lines/base-of-lines";
import type { Study } from "../study";

/** Lines say where a customer is before it buys. */
const KNOWN_OF_LINES = "country";

/**
 * The columns that may be known of somebody who has not bought yet: all but what a customer is worth, what happened to it, and what
 * is summed from sales lines. The program cannot know more; whoever knows the columns names them.
 */
export function prospectColumns({ base, lines }: Study): readonly CustomerColumn[] {
  const summed = lines === null ? [] : baseOfLines(lines, base.name).columns.map(({ name }) => name);
  return base.columns.filter(
    ({ name, role, type }) =>
      (role === "feature" || role === "describe") &&
      !["date", "text", "id"].includes(type) &&
      name !== base.value &&
      (name === KNOWN_OF_LINES || !summed.includes(name)),
  );
}
