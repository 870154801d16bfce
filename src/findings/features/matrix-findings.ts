import type { FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { count, counted } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** How many columns of the customers make how many of the matrix. */
export function comparedFinding({ rows, columns, recipe }: FeatureMatrix): Finding {
  const facts = recipe.features.length;
  const customers = prose`${counted(rows, "customer")} are compared by ${counted(facts, "feature")}.`;
  if (facts === columns) return customers;
  return prose`${customers} They make ${count(columns)} columns of the matrix, because each answer of a category has a column of its own; together these weigh as one.`;
}

/** How many missing values were filled, and of how many customers. A share is missing where there is nothing to divide. */
export function filledFinding({ filled, recipe }: Pick<FeatureMatrix, "filled" | "recipe">): Finding {
  const customers = new Set(filled.map(({ customer }) => customer)).size;
  const shares = new Set(
    recipe.features
      .filter((each) => each.kind === "number" && each.source.kind === "share")
      .map(({ name }) => name),
  );
  if (filled.length === 0) return prose`No value of these columns was missing, so none was filled.`;
  const divided = filled.some(({ feature }) => shares.has(feature))
    ? prose` A customer without anything above zero to divide has no shares.`
    : prose``;
  return prose`${counted(filled.length, "value")} of ${counted(customers, "customer")} ${verb(filled.length, "was missing and was", "were missing and were")} filled, as the last column of the table says.${divided}`;
}
