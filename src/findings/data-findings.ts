import type { CustomerBase } from "../customers/customer-base";
import { MOST_FAR, type FarValue } from "../customers/explore/far-values";
import type { MissingShare } from "../customers/explore/missing-shares";
import type { Problem } from "../tables/problems";
import { topShare, type Concentration } from "../lines/concentration";
import { count, counted, percent, plainNumber } from "../text/format";
import { joined, named, prose, type Finding } from "../text/prose";
import { verb } from "../text/verb";

/**
 * What the notebooks say of the data of any customers: each function takes a result and returns a sentence with its values.
 *
 * @example answer(dataFindings.contents(base));
 */
export const dataFindings = Object.freeze({ contents, roles, missing, far, repeats, worth, warnings });

/** How many customers and columns there are. */
function contents(base: CustomerBase): Finding {
  const features = base.columns.filter(({ role }) => role === "feature").length;
  const customers = named("customerCount", counted(base.customers.length, "customer"));
  const columns = named("featureCount", counted(features, "column"));
  const asOf = base.asOf === null ? prose`` : prose`, as of ${base.asOf}`;
  return prose`${customers}, one row each${asOf}. ${columns} of ${count(base.columns.length)} ${verb(features, "says", "say")} what customers are like, and ${verb(features, "is", "are")} compared.`;
}

/** What is compared, what only describes, and what is set aside. */
function roles(base: CustomerBase): Finding {
  const of = (role: string): string =>
    base.columns
      .filter((column) => column.role === role)
      .map(({ name }) => name)
      .join(", ");
  const sentences = [
    prose`Compared: ${of("feature")}.`,
    ...(of("describe") === "" ? [] : [prose`Only described: ${of("describe")}.`]),
    ...(of("outcome") === ""
      ? []
      : [prose`An outcome, described and modelled but never compared: ${of("outcome")}.`]),
    ...(of("set aside") === "" ? [] : [prose`Set aside: ${of("set aside")}.`]),
  ];
  return prose`${joined(sentences)} Whoever knows better changes it in study.yaml.`;
}

/** What becomes of holes: only columns by which customers are compared are filled. */
function filling(holes: readonly MissingShare[]): Finding {
  const compared = holes.filter((each) => each.compared);
  if (compared.length === 0)
    return prose`Customers are not compared by ${verb(holes.length, "it", "them")}, so nothing is filled.`;
  const which = compared.length < holes.length ? "Where customers are compared by the column, a" : "A";
  return prose`${which} missing number is filled with the middle value of its column, a missing word with the most common one.`;
}

/** How much is missing, and what becomes of it. */
function missing(shares: readonly MissingShare[]): Finding {
  const holes = shares.filter((each) => each.missing > 0);
  if (holes.length === 0) return prose`No value is missing.`;
  const [worst] = holes;
  return prose`${counted(holes.length, "column")} of ${count(shares.length)} ${verb(holes.length, "has", "have")} missing values${holes.length === 1 ? ":" : ", most of all"} ${worst.column} (${percent(worst.share)}). ${filling(holes)}`;
}

/** Values that look like errors. */
function far(values: readonly FarValue[]): Finding {
  if (values.length === 0) return prose`No value lies far from all others of its column.`;
  const [first] = values;
  const found = counted(values.length, "value");
  const many =
    values.length < MOST_FAR
      ? prose`${found} ${verb(values.length, "lies", "lie")}`
      : prose`${found} or more lie`;
  return prose`${many} far from the others of the column. Look first at ${first.customer}: ${first.column} is ${plainNumber(first.value)}, and the middle customer has ${plainNumber(first.median)}. An error is corrected in the data, or added to "missing" in study.yaml; nothing is removed by itself.`;
}

/** Customers that are equal in all that is compared. */
function repeats(base: CustomerBase): Finding {
  const compared = base.columns.filter(({ role }) => role === "feature");
  const seen = new Set(
    base.customers.map((_, row) =>
      compared
        .map(({ numbers, texts }) => String(texts === null ? numbers?.[row] : texts[row]))
        .join("\u0000"),
    ),
  );
  const twice = base.customers.length - seen.size;
  if (twice === 0) return prose`No two customers are equal in everything that is compared.`;
  return prose`${counted(twice, "customer")} ${verb(twice, "repeats", "repeat")} another in everything that is compared: customers that are alike, or one that was entered twice.`;
}

/** What customers are worth, and how few bring most of it. */
function worth(base: CustomerBase, spread: Concentration | null): Finding {
  if (base.value === null || spread === null)
    return prose`No column says what a customer is worth, so all customers count alike. If there is one, name it in study.yaml.`;
  const { belowZero } = spread;
  const withoutBelowZero =
    belowZero === 0
      ? prose``
      : prose`, where the ${counted(belowZero, "customer")} with less than ${count(0)} are left out`;
  const tenth = Math.max(1, Math.round(spread.shares.length / 10));
  return prose`What a customer is worth is read from ${base.value}. The largest ${counted(tenth, "customer")} of ${count(spread.shares.length)} ${verb(tenth, "has", "have")} ${named("topTenthShare", percent(topShare(spread, tenth)))} of it${withoutBelowZero}.`;
}

/** What the check of the data found worth a warning. */
function warnings(found: readonly Problem[]): Finding {
  if (found.length === 0) return prose`The check of the data found nothing else worth a warning.`;
  const columns = [...new Set(found.flatMap(({ column }) => column ?? []))];
  const where = columns.length === 0 ? prose`` : prose` (${columns.slice(0, 8).join(", ")})`;
  return prose`The check of the data has ${counted(found.length, "warning")}${where}: the command champo check lists ${verb(found.length, "it", "them")}.`;
}
