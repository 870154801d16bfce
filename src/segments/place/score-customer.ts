import { extent } from "../../core/extent";
import { groupBy } from "../../core/group-by";
import { requireWhole } from "../../core/require-whole";
import { applyRecipe, type FeatureMatrix } from "../../customers/recipe/apply-recipe";
import type { CustomerBase } from "../../customers/customer-base";
import { featureOfColumns, type FeatureRecipe } from "../../customers/recipe/feature-recipe";
import { euclidean } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { columnOf, rowOf } from "../../math/linear/matrix";
import { NOISE } from "../../math/noise";
import { smallestChange, type SmallestChange } from "./smallest-change";

/** What must be known of a segmentation to place customers in it; `segments.json` holds it. */
export interface SegmentModel {
  readonly recipe: FeatureRecipe;
  /** One row per segment, by revenue: its mean in the recipe's scaled units. */
  readonly centers: readonly (readonly number[])[];
  /** The segment of each customer it was made of; -1 for none. */
  readonly customers: readonly { readonly customer: string; readonly segment: number }[];
  /** Farther than this from every centre, a customer belongs to none. */
  readonly tooFar: number;
}

/** A customer of the study that resembles the scored one. */
export interface Neighbour {
  readonly customer: string;
  /** Its segment; -1 for none. */
  readonly segment: number;
  /** Euclidean, in the recipe's scaled units. */
  readonly distance: number;
}

/** Where a customer belongs, and how surely. */
export interface CustomerScore {
  readonly customer: string;
  /** The segment with the nearest centre; -1 where even that is too far. */
  readonly segment: number;
  /** The segment with the nearest centre, however far. On a tie, up to a share of 1e-12, the first. */
  readonly nearest: number;
  /** Euclidean distance to each centre, in the recipe's scaled units. */
  readonly distances: readonly number[];
  /** Distance to the nearest centre. */
  readonly distance: number;
  /** True where the customer is like none that the segments were made of. */
  readonly tooFar: boolean;
  /**
   * Simplified silhouette, 0 to 1, higher is surer: 1 - nearest / second nearest distance. 0 lies on the border
   * of two segments, 1 at a centre. NaN where there is one segment only, or two centres coincide here.
   */
  readonly confidence: number;
  /**
   * `clear` from a confidence of .25 on; `none` where it is too far or not defined. Not `firm`: that word is for customers
   * of the study whom resamples keep in their segment (`confidenceCards`), which centres alone cannot show.
   */
  readonly word: "clear" | "near a border" | "none";
  /** The segment of the second nearest centre; null where there is one segment only. */
  readonly runnerUp: number | null;
  /** The nearest customers of the study, the nearest first; the customer itself is left out. */
  readonly neighbours: readonly Neighbour[];
  /** The smallest change of one figure that would move it to another segment; null where none can. */
  readonly change: SmallestChange | null;
  /** Names of features that were missing and took the recipe's fill. */
  readonly filled: readonly string[];
}

/** Options of `scoreCustomers`. */
export interface ScoreOptions {
  /**
   * The matrix that the segments were made on: neighbours and the range of each figure come from it. Without it
   * there are no neighbours and no change.
   */
  readonly known?: FeatureMatrix;
  /** How many neighbours; default 3. */
  readonly neighbours?: number;
}

/** The least simplified silhouette of a clear place. */
export const CLEAR = 0.25;

/**
 * Distances that differ by less than this share of them are equal: the last bits of a logarithm depend on the machine, and a
 * warehouse that places the same customers shall not decide a tie by them.
 */
export const TIE = 1e-12;

/**
 * Places customers, new or changed, in an existing segmentation by the nearest centre. A customer the segments
 * were made of can fall elsewhere than the method put it, when it lies at a border: methods other than k-means
 * do not divide at equal distances.
 *
 * The confidence is the simplified silhouette (Hruschka, de Castro & Campello 2004), which needs centres only.
 *
 * @param model of `segments.json`.
 * @param base the customers, with the columns that the recipe is made of.
 * @throws InputError for a column that is missing, for a value that the recipe cannot take, and for centres or a
 * `known` matrix that do not fit the recipe.
 * Cost O(m (k + n) d) for m customers, and O(n d) for the ranges.
 * @example
 * const model = { ...placementModel(segmentation), names: names.map(({ name }) => name), k: 4 };
 * scoreCustomers(model, study.base)[0].segment // 1
 */
export function scoreCustomers(
  model: SegmentModel,
  base: CustomerBase,
  options: ScoreOptions = {},
): readonly CustomerScore[] {
  const { known, neighbours: wanted = 3 } = options;
  requireModel(model, known);
  requireWhole(wanted, "scoreCustomers(neighbours)", 0);
  const rows = applyRecipe(model.recipe, base);
  const centers = model.centers.map((center) => Float64Array.from(center));
  const segmentOf = new Map(model.customers.map(({ customer, segment }) => [customer, segment]));
  const filled = groupBy(rows.filled, ({ customer }) => customer);
  const columns = known === undefined ? [] : known.columnNames.map((_, j) => columnOf(known, j));
  const extents = columns.map(extent);
  const least = Float64Array.from(extents, ([smallest]) => smallest);
  const most = Float64Array.from(extents, ([, largest]) => largest);
  return Object.freeze(
    base.customers.map((customer, i): CustomerScore => {
      const values = rowOf(rows, i);
      const distances = centers.map((center) => euclidean(values, center));
      const order = distances.map((_, c) => c).sort((a, b) => distances[a] - distances[b] || a - b);
      const nearest = distances.findIndex((each) => each <= distances[order[0]] * (1 + TIE));
      const second = order.find((each) => each !== nearest);
      const distance = distances[nearest];
      const tooFar = distance > model.tooFar * (1 + TIE);
      // Two centres at distance 0 are one: nothing separates them.
      const confidence =
        second === undefined || distances[second] === 0 ? NaN : Math.max(0, 1 - distance / distances[second]);
      return Object.freeze({
        customer,
        segment: tooFar ? NOISE : nearest,
        nearest,
        distances: Object.freeze(distances),
        distance,
        tooFar,
        confidence,
        word: tooFar || Number.isNaN(confidence) ? "none" : confidence >= CLEAR ? "clear" : "near a border",
        runnerUp: second ?? null,
        neighbours:
          known === undefined ? Object.freeze([]) : nearestOf(known, segmentOf, customer, values, wanted),
        change:
          known === undefined
            ? null
            : smallestChange(values, centers, nearest, featureOfColumns(model.recipe), least, most),
        filled: Object.freeze((filled.get(customer) ?? []).map(({ feature }) => feature)),
      });
    }),
  );
}

function nearestOf(
  known: FeatureMatrix,
  segmentOf: ReadonlyMap<string, number>,
  customer: string,
  values: Float64Array,
  wanted: number,
): readonly Neighbour[] {
  const all = known.rowNames.flatMap((name, row) =>
    name === customer
      ? []
      : [
          {
            customer: name,
            segment: segmentOf.get(name) ?? NOISE,
            distance: euclidean(values, rowOf(known, row)),
          },
        ],
  );
  all.sort((a, b) => a.distance - b.distance || (a.customer < b.customer ? -1 : 1));
  return Object.freeze(all.slice(0, wanted).map((each) => Object.freeze(each)));
}

function requireModel({ recipe, centers }: SegmentModel, known: FeatureMatrix | undefined): void {
  const d = featureOfColumns(recipe).length;
  const wrong = centers.find((center) => center.length !== d);
  if (centers.length === 0 || wrong !== undefined) {
    throw new InputError({
      where: "scoreCustomers(model), centers",
      what: wrong === undefined ? "no centres" : `a centre of ${wrong.length} values`,
      legal: `at least one centre, of ${d} values each, as many as the recipe has columns`,
      remedy: "Let notebook 07 write segments.json again",
    });
  }
  if (known === undefined || known.columns === d) return;
  throw new InputError({
    where: "scoreCustomers(known)",
    what: `a matrix of ${known.columns} columns`,
    legal: `the matrix of the model's recipe, ${d} columns`,
    remedy: "Make it by applyRecipe(model.recipe, customers)",
  });
}
