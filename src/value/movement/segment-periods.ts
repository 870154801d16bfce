import { sumBy } from "../../core/sum";
import { applyRecipe, type FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { featureOfColumns, sourceColumn, type FeatureRecipe } from "../../customers/recipe/feature-recipe";
import type { CustomerBase } from "../../customers/customer-base";
import { baseWithMix } from "../../lines/base-with-mix";
import type { SalesLines } from "../../lines/sales-lines";
import { euclidean } from "../../math/distances/distances";
import { columnOf, rowOf } from "../../math/linear/matrix";
import { groupCenters } from "../../segments/group-centers";
import type { Segmentation } from "../../segments/segmentation";
import { whyMoved, type MoveReason } from "./why-moved";

/** The customers of one period, by what they did in it alone. */
export interface PeriodCustomers {
  /** Such as `from 2019-02-15`. */
  readonly period: string;
  readonly base: CustomerBase;
  readonly lines: SalesLines | null;
}

/** A customer's place in a period: a segment's index, or the number of segments for a period without an order. */
export type Place = number;

/** One customer through all periods. */
export interface CustomerPath {
  readonly customer: string;
  /** One for each period; null before the first order. */
  readonly places: readonly (Place | null)[];
}

/** A customer that changed between the last two periods. */
export interface Move {
  readonly customer: string;
  readonly from: Place;
  readonly to: Place;
  /** The figure that moved it most; null where it stopped ordering, or began again. */
  readonly reason: MoveReason | null;
  /** What it brought in the period before the move and in the one after, in the unit of the base's value column. */
  readonly before: number;
  readonly after: number;
}

/** Segments through periods of equal length. */
export interface SegmentPeriods {
  readonly periods: readonly string[];
  /** The names of the segments, by index, and last that of a period without an order. */
  readonly states: readonly string[];
  readonly paths: readonly CustomerPath[];
  /** Between the last two periods, the most money first. */
  readonly moves: readonly Move[];
  /** Of all places in a segment, the share in the segment that the customer has over all periods together. */
  readonly own: number;
}

/** The last state of all: no order in the period. */
export const NO_ORDER = "no order";

/**
 * Where customers were in each of several periods. The segments are those of the whole time, so that labels match: a customer's
 * figures of one period are put on the segments' scale (over all periods together each column gets the mean and the spread
 * that it has over the whole time) and go to the nearest centre.
 *
 * @param periods in order of time, at least two.
 * @returns null where there are fewer periods, or where the segments rest on a column that a single period does not have.
 * Cost O(periods · n d).
 * @example segmentPeriods(segmentation, names, studyPeriods(study))?.states.at(-1) // "no order"
 */
export function segmentPeriods(
  segmentation: Segmentation,
  names: readonly { readonly name: string }[],
  periods: readonly PeriodCustomers[],
): SegmentPeriods | null {
  const { features, groups, base } = segmentation;
  const bases = periods.map((each) =>
    each.lines === null ? each.base : baseWithMix(each.base, each.lines, base),
  );
  if (bases.length < 2 || !bases.every((each) => hasColumns(each, features.recipe))) return null;
  const matrices = onOneScale(features, bases);
  const centers = groupCenters(segmentation);
  const silent = groups.length;
  const placesOf = matrices.map(
    (matrix) => new Map(matrix.rowNames.map((name, row) => [name, nearest(rowOf(matrix, row), centers)])),
  );
  const paths = base.customers.flatMap((customer): CustomerPath[] => {
    const first = placesOf.findIndex((places) => places.has(customer));
    if (first < 0) return [];
    const places = placesOf.map((own, t) => (t < first ? null : (own.get(customer) ?? silent)));
    return [Object.freeze({ customer, places: Object.freeze(places) })];
  });
  const segmentOf = new Map(groups.flatMap(({ index, customers }) => customers.map((name) => [name, index])));
  const seen = paths.flatMap(({ customer, places }) =>
    places.flatMap((place) =>
      place === null || place === silent ? [] : [place === segmentOf.get(customer)],
    ),
  );
  return Object.freeze({
    periods: Object.freeze(periods.map(({ period }) => period)),
    states: Object.freeze([...names.map(({ name }) => name), NO_ORDER]),
    paths: Object.freeze(paths),
    moves: Object.freeze(lastMoves(paths, matrices, bases, centers)),
    own: sumBy(seen, Number) / seen.length,
  });
}

function hasColumns({ columns }: CustomerBase, recipe: FeatureRecipe): boolean {
  const known = new Set(columns.map(({ name }) => name));
  // A part of a mix that nobody bought in a period is none of it.
  return recipe.features.every(
    (feature) =>
      known.has(sourceColumn(feature)) || (feature.kind === "number" && feature.source.kind === "share"),
  );
}

/** The matrix of each period; over all of them together each column has the mean and the spread that it has in `whole`. */
function onOneScale(whole: FeatureMatrix, bases: readonly CustomerBase[]): readonly FeatureMatrix[] {
  const matrices = bases.map((base) => applyRecipe(whole.recipe, base));
  const moments = (columns: readonly Float64Array[]): readonly [number, number] => {
    const n = sumBy(columns, ({ length }) => length);
    const mean = sumBy(columns, (values) => sumBy(values, (value) => value)) / n;
    return [mean, Math.sqrt(sumBy(columns, (values) => sumBy(values, (value) => (value - mean) ** 2)) / n)];
  };
  const maps = featureOfColumns(whole.recipe).map((_, j) => {
    const [mean, spread] = moments([columnOf(whole, j)]);
    const [ownMean, ownSpread] = moments(matrices.map((matrix) => columnOf(matrix, j)));
    return { mean, ownMean, factor: ownSpread > 0 ? spread / ownSpread : 0 };
  });
  return matrices.map((matrix) => ({
    ...matrix,
    data: matrix.data.map((value, i) => {
      const { mean, ownMean, factor } = maps[i % matrix.columns];
      return mean + (value - ownMean) * factor;
    }),
  }));
}

function nearest(row: Float64Array, centers: readonly Float64Array[]): number {
  const distances = centers.map((center) => euclidean(row, center));
  return distances.indexOf(Math.min(...distances));
}

function lastMoves(
  paths: readonly CustomerPath[],
  matrices: readonly FeatureMatrix[],
  bases: readonly CustomerBase[],
  centers: readonly Float64Array[],
): readonly Move[] {
  const last = bases.length - 1;
  const [before, after] = [last - 1, last].map((t) => {
    const { customers, columns, value } = bases[t];
    const worth = columns.find(({ name }) => name === value)?.numbers;
    const rows = new Map(customers.map((customer, row) => [customer, row]));
    return {
      row: (customer: string) => rows.get(customer) ?? -1,
      worth: (customer: string) => worth?.[rows.get(customer) ?? -1] ?? 0,
      base: bases[t],
      matrix: matrices[t],
    };
  });
  return paths
    .flatMap(({ customer, places }): Move[] => {
      const [from, to] = [places[last - 1], places[last]];
      if (from === null || to === null || from === to) return [];
      const [a, b] = [before.row(customer), after.row(customer)];
      const reason =
        a < 0 || b < 0
          ? null
          : whyMoved(
              { base: before.base, matrix: before.matrix, row: a },
              { base: after.base, matrix: after.matrix, row: b },
              [centers[from], centers[to]],
            );
      return [
        Object.freeze({
          customer,
          from,
          to,
          reason,
          before: before.worth(customer),
          after: after.worth(customer),
        }),
      ];
    })
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
}
