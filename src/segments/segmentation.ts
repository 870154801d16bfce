import type { Clustering } from "../clustering/clustering";
import { requireLabels } from "../clustering/require-labels";
import { groupBy } from "../core/group-by";
import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";
import { requireCustomerBase, valuesOf, type CustomerBase } from "../customers/customer-base";
import type { FeatureMatrix } from "../customers/recipe/apply-recipe";
import { recipeFigures } from "../customers/recipe/feature-recipe";
import { requireObservations, type Observations } from "../math/linear/observations";

/** One group of a segmentation: a segment, or a single account that no group took in. */
export interface SegmentGroup {
  /** Its place by value: 0 is the group with the most; by size where the base has no value column. */
  readonly index: number;
  /** A group of one customer is an account, not a segment: one customer shows nothing general. A row of weight 2 is two. */
  readonly kind: "segment" | "account";
  /** Rows of the clustered matrix, the largest value first. */
  readonly members: readonly number[];
  /** The names of these rows, in the same order. */
  readonly customers: readonly string[];
  /** What each of them is worth, in the unit of the base's value column; NaN where that is not known. */
  readonly values: readonly number[];
  /** How many customers it has: its rows, or the sum of their weights. */
  readonly count: number;
  /** What the group is worth; NaN where the base has no value column. */
  readonly value: number;
}

/**
 * A clustering of customers with everything that belongs to it: the customers, the very matrix that was clustered and
 * how it was made, and how the groups were found. Profiles, names, rules, scores and advice take nothing else.
 */
export interface Segmentation {
  readonly base: CustomerBase;
  /** The very matrix that was clustered, with its recipe: what distances and typical customers are measured on. */
  readonly features: FeatureMatrix;
  /** The method's plain name, as the clustering gave it. */
  readonly method: string;
  readonly parameters: Clustering["parameters"];
  /** Groups found, single accounts included. */
  readonly k: number;
  /** The group of each row of `features`; -1 for rows that belong to none (noise). */
  readonly labels: Int32Array;
  /** By value, the largest first; by size where the base has no value column. */
  readonly groups: readonly SegmentGroup[];
  /** What all customers are worth, those without a group included; NaN where the base has no value column. */
  readonly totalValue: number;
  /** Names of customers that belong to no group. */
  readonly unassigned: readonly string[];
  /** The figures that entered the matrix: groups differ in these by construction. */
  readonly madeFrom: readonly string[];
}

/**
 * Orders the groups of a clustering by what their customers are worth, so that names, colours and advice follow the
 * business and not the order in which an algorithm found them.
 *
 * @param features the very matrix that was clustered.
 * @param base the customers it was made of, in the same order.
 * @returns groups of two or more customers as segments, groups of one as accounts; noise is listed apart. Equal values
 * are ordered by the name of the first customer. A label that no row carries makes no group. Where the base has weights, a
 * customer of weight 2 counts as two of that worth.
 * @throws InputError when labels, customers and rows do not match. Cost O(n log n).
 * @example segmentationOf(kmeans(features, { k: 4, seed: 7 }), features, study.base).k // 4
 */
export function segmentationOf(
  clustering: Pick<Clustering, "labels" | "method" | "parameters">,
  features: FeatureMatrix,
  base: CustomerBase,
): Segmentation {
  requireObservations(features, "segmentationOf(features)");
  requireCustomerBase(base, "segmentationOf(base)");
  requireMatch(clustering.labels, features, base);
  const { values, worthOfAll } = measuresIn(base);
  const { rowNames } = features;
  const found = groupsByValue(clustering.labels, rowNames, base, (row) => row);
  const labels = placesIn(found, features.rows);
  const groups = found.map(({ members, worth: value, count }, index) =>
    Object.freeze({
      index,
      kind: members.length === 1 && count < 2 ? ("account" as const) : ("segment" as const),
      members: Object.freeze(members),
      customers: Object.freeze(members.map((row) => rowNames[row])),
      values: Object.freeze(members.map((row) => values?.[row] ?? NaN)),
      count,
      value: values === null ? NaN : value,
    }),
  );
  return Object.freeze({
    base,
    features,
    method: clustering.method,
    parameters: clustering.parameters,
    k: groups.length,
    labels,
    groups: Object.freeze(groups),
    totalValue: values === null ? NaN : sumBy(rowNames, (_, row) => worthOfAll(row)),
    unassigned: Object.freeze(rowNames.filter((_, row) => labels[row] < 0)),
    madeFrom: recipeFigures(features.recipe),
  });
}

/**
 * A clustering whose clusters are numbered as segments are: by what their customers are worth, the largest first. So a
 * cluster has the number, and in figures the colour, of the segment that holds the same customers.
 *
 * @param x the rows that were clustered: customers of the base, all or a sample of them.
 * @throws InputError for a row that is no customer of the base. Cost O(n log n).
 * @example numberedByValue(hdbscan(features), features, study.base).labels
 */
export function numberedByValue<Labelled extends { readonly labels: Int32Array }>(
  clustering: Labelled,
  x: Observations,
  base: CustomerBase,
): Labelled {
  requireObservations(x, "numberedByValue(x)");
  requireCustomerBase(base, "numberedByValue(base)");
  requireLabels(clustering.labels, x.rows, "numberedByValue(clustering)");
  const rowOf = new Map(base.customers.map((name, row) => [name, row]));
  const strange = x.rowNames.find((name) => !rowOf.has(name));
  if (strange !== undefined) {
    throw new InputError({
      where: "numberedByValue(x)",
      what: `a row "${strange}"`,
      legal: "customers of the base",
      remedy: "Give the base that the rows were made of",
    });
  }
  const found = groupsByValue(clustering.labels, x.rowNames, base, (row) => rowOf.get(x.rowNames[row])!);
  return Object.freeze({ ...clustering, labels: placesIn(found, x.rows) });
}

/** The place of each row's group; -1 for a row of none. */
function placesIn(groups: readonly Pick<SegmentGroup, "members">[], rows: number): Int32Array {
  const places = new Int32Array(rows).fill(-1);
  groups.forEach(({ members }, index) => members.forEach((row) => (places[row] = index)));
  return places;
}

/** A base's values; and of its rows what a customer is worth, 0 where not known, how many it counts as, and their worth. */
function measuresIn(base: CustomerBase) {
  const values = valuesOf(base);
  const worth = (row: number): number => (Number.isNaN(values?.[row] ?? NaN) ? 0 : values![row]);
  const weight = (row: number): number => base.weights?.[row] ?? 1;
  return { values, worth, weight, worthOfAll: (row: number): number => weight(row) * worth(row) };
}

/** The rows of each group, the largest value first within and between groups; by size where the base has no value column. */
function groupsByValue(
  labels: Int32Array,
  rowNames: readonly string[],
  base: CustomerBase,
  customerOf: (row: number) => number,
): readonly { readonly members: readonly number[]; readonly worth: number; readonly count: number }[] {
  const { values, worth, weight, worthOfAll } = measuresIn(base);
  const byWorth = (a: number, b: number): number => worth(customerOf(b)) - worth(customerOf(a));
  const byName = (a: number, b: number): number => (rowNames[a] < rowNames[b] ? -1 : 1);
  return [...groupBy(labels.keys(), (row) => labels[row])]
    .filter(([label]) => label >= 0)
    .map(([, rows]) => {
      const members = rows.sort((a, b) => byWorth(a, b) || byName(a, b));
      return {
        members,
        worth: sumBy(members, (row) => worthOfAll(customerOf(row))),
        count: sumBy(members, (row) => weight(customerOf(row))),
      };
    })
    .sort(
      (a, b) =>
        b.worth - a.worth || (values === null ? b.count - a.count : 0) || byName(a.members[0], b.members[0]),
    );
}

function requireMatch(labels: Int32Array, features: FeatureMatrix, base: CustomerBase): void {
  requireLabels(labels, features.rows, "segmentationOf(clustering)");
  const names = base.customers;
  const wrong = Array.from({ length: Math.max(names.length, features.rows) }, (_, row) => row).find(
    (row) => names[row] !== features.rowNames[row],
  );
  if (wrong === undefined) return;
  throw new InputError({
    where: `segmentationOf(base), customer ${wrong + 1}`,
    what: `"${names[wrong] ?? "none"}"`,
    legal: `"${features.rowNames[wrong] ?? "no further customer"}", as in the clustered matrix`,
    remedy: "Give the customers that the features were made of",
  });
}
