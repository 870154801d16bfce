import type { CustomerMeasures } from "../customers/customer-table";
import type { FeatureRecipe } from "../customers/recipe/feature-recipe";
import type { Ingredient } from "../segments/profiles/ingredients";
import type { LabState } from "./lab-state";

/**
 * What the live page works on, as JSON: the study's customers, embedded when the report is written, or a table that
 * the reader dropped. Everything else in the room follows from it:
 *
 * - `lab-state.ts`: what the reader chose; `lab-link.ts` writes it into the URL's fragment and reads it back.
 * - `lab-protocol.ts`: what page and worker say to each other; `engine/` computes and knows neither of them.
 * - `client/lab-panel.ts`: how a panel joins the page. A panel is listed in `client/panels.ts`, and that is all.
 *   One that brings data of its own makes a `LabData` and calls `session.useData(data)`.
 */
export interface LabData {
  readonly version: 1;
  /** `study`: the report's own customers. `own`: the reader's, of which nothing leaves the page. */
  readonly kind: "study" | "own";
  /** Where the data comes from, in a few words: a file's name. */
  readonly name: string;
  /** One name per customer, no two alike: the rows, in order. */
  readonly customers: readonly string[];
  /** Money per customer, 0 or more: orders the segments and gives their shares; null where it is not known. */
  readonly revenue: readonly number[] | null;
  /** What may be chosen as a feature. */
  readonly columns: readonly LabColumn[];
  /** What segments are described by, in original units; NaN is written as null. */
  readonly descriptors: LabDescriptors;
  /** What the page shows first; valid for this data. */
  readonly start: LabState;
  /** The segmentation that others are measured by, and all that is needed to place a new customer in it. */
  readonly choice: LabChoice | null;
}

/** One numeric column, in original units. */
export interface LabColumn {
  /** Unique among the columns; stands in links. */
  readonly name: string;
  readonly unit: string;
  /** `mix`: one of several parts of a whole, which weigh together under `blocks`. Others are a `measure`. */
  readonly block: "measure" | "mix";
  /** One per customer; null where it is not defined. */
  readonly values: readonly (number | null)[];
  /** Whether a log transform takes its logarithm: not of shares, and not where a value is below 0. */
  readonly logs: boolean;
  /** What stands in for null. */
  readonly fill: "median" | "mean";
  /** What it is made of: descriptors made of the same differ between segments by construction. */
  readonly ingredients: readonly Ingredient[];
}

/** A number per customer; null where it is not defined. */
export interface LabDescriptor {
  readonly name: string;
  readonly unit: string;
  readonly ingredients: readonly Ingredient[];
  readonly values: readonly (number | null)[];
}

/** As `CustomerDescriptors`, in JSON. */
export interface LabDescriptors {
  readonly numeric: readonly LabDescriptor[];
  readonly mix: readonly LabDescriptor[];
  readonly categories: readonly {
    readonly name: string;
    readonly ingredients: readonly Ingredient[];
    readonly values: readonly string[];
  }[];
}

/** The study's own segmentation. */
export interface LabChoice {
  /** The settings that give it again. */
  readonly state: LabState;
  /** The segment of each customer, by revenue, 0 first; -1 for none. */
  readonly labels: readonly number[];
  /** By segment. */
  readonly names: readonly string[];
  /** The method's plain name. */
  readonly method: string;
  readonly status: "supported" | "constructed";
  readonly because: string;
  readonly recipe: FeatureRecipe;
  /** By segment, in the recipe's scaled units. */
  readonly centers: readonly (readonly number[])[];
  /** A customer farther than this from every centre belongs to none. */
  readonly tooFar: number;
  /** The customers' measures, for the recipe; in the order of `customers`. */
  readonly records: readonly CustomerMeasures[];
}
