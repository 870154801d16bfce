import { fitRecipe } from "../../customers/recipe/fit-recipe";
import { schemaOf } from "../../customers/schema/schema-column";
import { baseOfSums } from "../../lines/base-of-sums";
import { everywhere, overviewStatement, usedCustomers } from "../../lines/engines/line-statements";
import type { QueryNote } from "../../lines/engines/lines-engine";
import { overviewOf, requireUnchanged, sqlEngine } from "../../lines/engines/sql-engine";
import { notedQuestions } from "../../lines/engines/sql-runner";
import type { LineSums } from "../../lines/line-sums";
import { coresetSql, momentsSql } from "../../segments/sql/pass-sql";
import type { LinesAtWork } from "./lines-at-work";
import { momentsOf } from "./refit-segments";
import { spreadCustomers } from "./spread-customers";

/** Customers that an engine has drawn from all. */
export interface DrawnCustomers {
  /** Their sums, with the weight of each. */
  readonly sums: LineSums;
  /** How many customers there are in all. */
  readonly customers: number;
  readonly queries: readonly QueryNote[];
}

/**
 * A weighted coreset of the customers of lines in an engine, drawn there: only the drawn customers travel. First a plain sample
 * shows on which scales customers are compared; then one pass over all customers gives their mean and spread, and each is
 * drawn or not by a hash of its name, more likely the farther it is from the mean. Its weight says how many it counts for.
 *
 * @param size customers wanted, on average. @param mix as in `LinesEngine.sums`.
 * @throws InputError where the lines cannot be read whole.
 */
export async function drawnCustomers(
  lines: LinesAtWork,
  size: number,
  seed: number,
  mix?: readonly string[],
): Promise<DrawnCustomers> {
  const { runner, source, dialect } = lines;
  const queries = [...lines.notes];
  const ask = notedQuestions(runner, queries);
  const chance = (name: string): string => dialect.chance(name, seed);
  const overview = async (): Promise<ReturnType<typeof overviewOf>> =>
    overviewOf(runner.name, await ask("how many lines, of which days", overviewStatement(source, dialect)));
  const before = await overview();
  const each = everywhere(source, `SELECT DISTINCT customer FROM (${usedCustomers(source, dialect)}) AS u`);
  const counted = `SELECT ${dialect.double("COUNT(DISTINCT customer)")} AS n FROM (${each}) AS e`;
  const [[all]] = (await ask("how many customers", counted)) as readonly Float64Array[];
  const some = { ...source, only: `${chance("customer")} < ${Math.min(1, size / all)}` };
  const plain = sqlEngine(runner, dialect, some);
  const sample = baseOfSums(await plain.sums(mix), "sample", mix);
  queries.push(...plain.queries);
  const recipe = fitRecipe(sample);
  const of = spreadCustomers(lines, { recipe, columns: schemaOf(sample, recipe) }, before.days);
  const moments = momentsOf(await ask("the mean of the customers", of.everywhere(momentsSql(of.customers))));
  const drawn = coresetSql(of.customers, moments, size, chance, "names");
  const engine = sqlEngine(runner, dialect, source, [], drawn);
  const sums = await engine.sums(mix);
  queries.push(...engine.queries);
  requireUnchanged(runner.name, before, (await overview()).net);
  return Object.freeze({ sums, customers: all, queries });
}
