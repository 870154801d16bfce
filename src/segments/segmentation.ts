import type { Clustering } from "../clustering/clustering";
import type { FeatureMatrix } from "../customers/recipe/apply-recipe";
import { requireCustomers, type CustomerTable } from "../customers/customer-table";
import { InputError } from "../core/input-error";
import { requireObservations, type Observations } from "../math/linear/observations";
import { recipeIngredients, type Ingredient } from "./profiles/ingredients";

/** One group of a segmentation: a segment, or a single account that no group took in. */
export interface SegmentGroup {
  /** Its place by revenue: 0 is the group with the most. */
  readonly index: number;
  /** A group of one customer is an account, not a segment: nothing general can be said of it. */
  readonly kind: "segment" | "account";
  /** Rows of the clustered matrix, the largest revenue first. */
  readonly members: readonly number[];
  /** The names of these rows, in the same order. */
  readonly customers: readonly string[];
  /** Revenue of each of them, in money. */
  readonly revenues: readonly number[];
  /** Revenue of the group, in money. */
  readonly revenue: number;
}

/** Rows in groups, ordered by revenue, on the matrix that was clustered, however that matrix was made. */
export interface SegmentedRows {
  /** Groups found, single accounts included. */
  readonly k: number;
  /** The group of each row of `features`; -1 for rows that belong to none (noise). */
  readonly labels: Int32Array;
  /** By revenue, the largest first. */
  readonly groups: readonly SegmentGroup[];
  /** Revenue of all customers, those without a group included, in money. */
  readonly totalRevenue: number;
  /** Names of customers that belong to no group. */
  readonly unassigned: readonly string[];
  /** The very matrix that was clustered: what distances and typical customers are measured on. */
  readonly features: Observations;
  /** The figures of a customer that entered the matrix: groups differ in these by construction. */
  readonly madeFrom: readonly Ingredient[];
}

/** A clustering of customers on which profiles and decisions stand, with all that is needed to repeat it. */
export interface Segmentation extends SegmentedRows {
  /** The method's plain name, as the clustering gave it. */
  readonly method: string;
  /** With its recipe. */
  readonly features: FeatureMatrix;
  readonly parameters: Clustering["parameters"];
}

/**
 * Orders the groups of a clustering by revenue, so that names, colours and advice follow the business and
 * not the order in which an algorithm found them.
 *
 * @param features the very matrix that was clustered.
 * @param customers the records it was made of, in the same order; their revenue orders the groups.
 * @returns groups of two or more customers as segments, groups of one as accounts; noise is listed apart.
 * Equal revenues are ordered by the name of the first customer. A label that no row carries makes no group.
 * @throws InputError when labels, customers and rows do not match.
 * Cost O(n log n).
 * @example segmentationOf(hierarchical(features).cut(4), features, study.customers)
 */
export function segmentationOf(
  clustering: Clustering,
  features: FeatureMatrix,
  customers: CustomerTable,
): Segmentation {
  requireObservations(features, "segmentationOf(features)");
  requireCustomers(customers, "segmentationOf(customers)");
  requireMatch(clustering, features, customers);
  const revenue = customers.records.map((record) => record.revenue);
  return Object.freeze({
    method: clustering.method,
    ...groupRows(clustering.labels, features, revenue, recipeIngredients(features.recipe)),
    features,
    parameters: clustering.parameters,
  });
}

/**
 * Groups rows by their labels and orders the groups by revenue, as `segmentationOf` does, for a matrix of any making.
 * For rows without revenue give 1 each: the largest group is then the first.
 *
 * @param labelsFound one per row; -1 is noise. @param revenue one number per row, 0 or more.
 * @param madeFrom what entered the matrix. Cost O(n log n).
 */
export function groupRows(
  labelsFound: ArrayLike<number>,
  features: Observations,
  revenue: readonly number[],
  madeFrom: readonly Ingredient[],
): SegmentedRows {
  const { rowNames } = features;
  const byLabel = new Map<number, number[]>();
  for (let row = 0; row < features.rows; row++) {
    const label = labelsFound[row];
    if (label < 0) continue;
    const rows = byLabel.get(label);
    if (rows) rows.push(row);
    else byLabel.set(label, [row]);
  }
  const groups = [...byLabel.values()]
    .map((rows) => {
      const members = rows.sort((a, b) => revenue[b] - revenue[a] || (rowNames[a] < rowNames[b] ? -1 : 1));
      return { members, revenue: members.reduce((sum, row) => sum + revenue[row], 0) };
    })
    .sort((a, b) => b.revenue - a.revenue || (rowNames[a.members[0]] < rowNames[b.members[0]] ? -1 : 1));
  const labels = new Int32Array(features.rows).fill(-1);
  groups.forEach(({ members }, index) => members.forEach((row) => (labels[row] = index)));
  return Object.freeze({
    k: groups.length,
    labels,
    groups: Object.freeze(
      groups.map(({ members, revenue: sum }, index) =>
        Object.freeze({
          index,
          kind: members.length === 1 ? ("account" as const) : ("segment" as const),
          members: Object.freeze(members),
          customers: Object.freeze(members.map((row) => rowNames[row])),
          revenues: Object.freeze(members.map((row) => revenue[row])),
          revenue: sum,
        }),
      ),
    ),
    totalRevenue: revenue.reduce((sum, value) => sum + value, 0),
    unassigned: Object.freeze(rowNames.filter((_, row) => labels[row] < 0)),
    features,
    madeFrom,
  });
}

function requireMatch(clustering: Clustering, features: FeatureMatrix, customers: CustomerTable): void {
  if (clustering.labels.length !== features.rows) {
    throw new InputError({
      where: "segmentationOf(clustering)",
      what: `${clustering.labels.length} labels`,
      legal: `${features.rows} labels, one for each row of the matrix`,
    });
  }
  const names = customers.records.map((record) => record.customer);
  const wrong = Array.from({ length: Math.max(names.length, features.rows) }, (_, row) => row).find(
    (row) => names[row] !== features.rowNames[row],
  );
  if (wrong === undefined) return;
  throw new InputError({
    where: `segmentationOf(customers), record ${wrong + 1}`,
    what: `customer "${names[wrong] ?? "none"}"`,
    legal: `"${features.rowNames[wrong] ?? "no further customer"}", as in the clustered matrix`,
    remedy: "Give the customers that the features were made of",
  });
}
