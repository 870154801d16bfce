import { mixOf } from "../../lines/base-with-mix";
import { baseStatement, BASE_ID } from "../../lines/engines/base-statement";
import type { LineSums } from "../../lines/line-sums";
import type { FeatureSqlModel } from "../../segments/sql/feature-sql";
import type { LinesAtWork } from "./lines-at-work";
import type { SpreadCustomers } from "./refit-segments";

/** All customers of lines in an engine, each server's own by itself where a customer's lines lie on one. */
export function spreadCustomers(
  { runner, source, dialect, placing }: LinesAtWork,
  model: FeatureSqlModel,
  days: Pick<LineSums, "lastDay">,
): SpreadCustomers {
  const { spread, ...alone } = source;
  const together = spread?.together === true;
  const base = baseStatement(together ? alone : source, dialect, days, mixOf(model));
  return {
    runner,
    dialect,
    customers: { model, dialect: placing, from: `(${base})`, id: BASE_ID },
    everywhere: (statement) => (together ? spread.everywhere(statement) : statement),
  };
}
