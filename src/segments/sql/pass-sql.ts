import type { FeatureSqlModel } from "./feature-sql";
import {
  asItIs,
  featureSteps,
  squaredDistances,
  withSteps,
  type PlacedModel,
  type SqlStep,
} from "./placement-sql";
import type { SqlDialect } from "./sql-dialect";

/** Customers in an engine, and how they become features. */
export interface EngineCustomers {
  readonly model: FeatureSqlModel;
  readonly dialect: SqlDialect;
  /** A table or a SELECT in brackets. */
  readonly from: string;
  /** The column that names them. */
  readonly id: string;
}

/** Customers whose features are all known. */
function known(names: readonly string[]): string {
  return names.map((name) => `${name} IS NOT NULL`).join(" AND ");
}

/** How many customers there are, the sum of each feature, and the sum of all squared: `n`, `s1`, …, `squares`. */
export function momentsSql({ model, dialect, from, id }: EngineCustomers): string {
  const { steps, features } = featureSteps(model, dialect, from, id);
  const names = features.map(({ name }) => name);
  const sums = [
    `${dialect.double("COUNT(*)")} AS n`,
    ...names.map((name, j) => `${dialect.double(`SUM(${name})`)} AS s${j + 1}`),
    `${dialect.double(`SUM(${names.map((name) => `${name} * ${name}`).join(" + ")})`)} AS squares`,
  ];
  return withSteps(steps, `SELECT ${sums.join(", ")} FROM features WHERE ${known(names)}`);
}

/**
 * One pass of k-means: for each centre the number of customers nearest to it, the sum of each of their features, and the sum of
 * their squared distances. Of equal distances the first. One row for each centre that has customers.
 */
export function passSql(
  { model, dialect, from, id }: EngineCustomers,
  centers: PlacedModel["centers"],
): string {
  const { steps, features, names, nearest } = distanceSteps({ model, dialect, from, id }, centers);
  const sums = [
    `${dialect.double(nearest)} AS place`,
    `${dialect.double("COUNT(*)")} AS n`,
    ...features.map((name, j) => `${dialect.double(`SUM(${name})`)} AS s${j + 1}`),
    `${dialect.double("SUM(least_square)")} AS squares`,
  ];
  return withSteps(
    steps,
    `SELECT ${sums.join(", ")} FROM least_squares WHERE ${known(names)} GROUP BY place`,
  );
}

/** The distance of each customer to the nearest centre: `distance`. */
export function leastDistanceSql(customers: EngineCustomers, centers: PlacedModel["centers"]): string {
  const { steps, names } = distanceSteps(customers, centers);
  return withSteps(
    steps,
    `SELECT ${customers.dialect.double("SQRT(least_square)")} AS distance FROM least_squares WHERE ${known(names)}`,
  );
}

function distanceSteps(
  { model, dialect, from, id }: EngineCustomers,
  centers: PlacedModel["centers"],
): {
  readonly steps: readonly SqlStep[];
  readonly features: readonly string[];
  readonly names: readonly string[];
  readonly nearest: string;
} {
  const { steps, features } = featureSteps(model, dialect, from, id);
  const squares = squaredDistances(centers, features, dialect);
  const names = squares.map(({ name }) => name);
  const own = [...features, ...squares].map(asItIs);
  return {
    steps: [
      ...steps,
      ["squares", "features", [...features.map(asItIs), ...squares]],
      ["least_squares", "squares", [...own, { name: "least_square", expression: dialect.least(names) }]],
    ],
    features: features.map(({ name }) => name),
    names,
    nearest: `CASE ${names.map((name, c) => `WHEN ${name} = least_square THEN ${c}`).join(" ")} END`,
  };
}

/**
 * A weighted sample of customers whose sums of squared distances to any centres are, on average, those of all (a lightweight
 * coreset; Bachem, Lucic & Krause 2018): half by chance alone, half by the squared distance from the mean. Each customer is
 * drawn or not by its own, by a hash of its name and the seed.
 *
 * @param size customers wanted, on average. @param hash a share from 0 to 1 of a name.
 * @param columns the features, then the weight; or the names (`customer`) and the weight (`weight`).
 */
export function coresetSql(
  { model, dialect, from, id }: EngineCustomers,
  { n, mean, spread }: { readonly n: number; readonly mean: readonly number[]; readonly spread: number },
  size: number,
  hash: (name: string) => string,
  columns: "features" | "names" = "features",
): string {
  const { number, least } = dialect;
  const { steps, features } = featureSteps(model, dialect, from, id);
  const names = features.map(({ name }) => name);
  const [{ expression: square }] = squaredDistances([mean], features, dialect);
  const half = size / 2;
  const byDistance = spread === 0 ? "" : ` + (${square}) * ${number(half / spread)}`;
  const all: readonly SqlStep[] = [
    ...steps,
    [
      "chances",
      "features",
      [
        { name: "customer", expression: "customer" },
        ...features.map(asItIs),
        {
          name: "chance",
          expression: `COALESCE(${least([number(1), `${number(half / n)}${byDistance}`])}, ${number(half / n)})`,
        },
      ],
    ],
  ];
  const weight = dialect.double(`${number(1)} / chance`);
  const given =
    columns === "names"
      ? ["customer", `${weight} AS weight`]
      : [...names.map((name) => `${dialect.double(name)} AS ${name}_`), `${weight} AS weight_`];
  const only = columns === "names" ? "" : `${known(names)} AND `;
  return withSteps(all, `SELECT ${given.join(", ")} FROM chances WHERE ${only}${hash("customer")} < chance`);
}
