import type { BaseJson } from "../customers/base-json";
import { baseFromJson } from "../customers/base-json";
import type { CustomerBase } from "../customers/customer-base";
import { featureCandidates, type FeatureCandidate } from "../customers/recipe/feature-candidates";
import type { Feature, FeatureRecipe } from "../customers/recipe/feature-recipe";
import type { Lexicon } from "../segments/naming/lexicon";
import type { StudyDescription } from "../study/description/study-description";
import type { SegmentsOrigin } from "../study/segments-content";
import type { LiveState } from "./live-state";

/**
 * What the live page works on, as JSON: the study's customers, embedded when the report is written, or a table that
 * the reader dropped. Everything else in the page follows from it:
 *
 * - `live-state.ts`: what the reader chose; `live-link.ts` writes it into the URL's fragment and reads it back.
 * - `live-protocol.ts`: what page and worker say to each other; `engine/` computes and knows neither of them.
 * - `client/panels/live-panel.ts`: how a panel joins the page. A panel is listed in `client/panels/panels.ts`, and that is all.
 *   One that brings data of its own makes a `LiveData` and calls `session.useData(data)`.
 */
export interface LiveData {
  readonly version: 2;
  /** `study`: the report's own customers. `own`: the reader's, of which nothing leaves the page. */
  readonly kind: "study" | "own";
  /** Where the data comes from, in a few words: a file's name. */
  readonly name: string;
  readonly base: BaseJson;
  /** How many customers the study has, where the page holds a random sample of them. */
  readonly drawnFrom?: number;
  /** Where the customers come from, for the files that the page writes. */
  readonly origin: LiveOrigin;
  /** The words that names are made of; default the names of the columns. */
  readonly lexicon?: Lexicon;
  /** What the page shows first; valid for this data. */
  readonly start: LiveState;
  /** The segmentation that others are measured by, and all that is needed to place a new customer in it. */
  readonly choice: LiveChoice | null;
}

/** Where customers come from, as `segments.json` and `study.yaml` say it. */
export interface LiveOrigin extends Pick<SegmentsOrigin, "kind" | "source" | "preparation"> {
  /** What `study.yaml` says of the data; null for data that it cannot describe, such as a workbook of a case. */
  readonly description: StudyDescription | null;
}

/** The study's own segmentation. */
export interface LiveChoice {
  /** The settings that give it again. */
  readonly state: LiveState;
  /** The segment of each customer, by value, 0 first; -1 for none. */
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
}

const bases = new WeakMap<LiveData, CustomerBase>();

/** The customers of the page's data, made once. */
export function baseOf(data: LiveData): CustomerBase {
  const known = bases.get(data) ?? baseFromJson(data.base);
  bases.set(data, known);
  return known;
}

/** Everything of the customers that may be chosen as a feature: parts of a whole as shares, and as amounts. */
export function liveFeatures(data: LiveData): readonly FeatureCandidate[] {
  const base = baseOf(data);
  const amounts = featureCandidates(base, "amount").filter(({ whole }) => whole !== null);
  return [...featureCandidates(base, "share"), ...amounts];
}

/** What a recipe's feature is called among `liveFeatures`. */
export function liveFeatureName(feature: Feature): string {
  if (feature.kind === "category") return feature.name;
  const { source } = feature;
  if (source.kind === "share") return `${source.column} share`;
  return source.kind === "days before" ? `days since ${source.column}` : source.column;
}
