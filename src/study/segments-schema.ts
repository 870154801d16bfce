import { isRecord } from "../core/is-record";
import { isFinding } from "../text/prose";
import { COLUMN_TYPES, type ColumnType } from "../customers/column";
import { matrixColumns, type Feature, type FeatureRecipe } from "../customers/recipe/feature-recipe";
import type { SchemaColumn } from "../customers/schema/schema-column";
import type { SegmentLimits } from "../segments/choose/segment-limits";
import type { SegmentationChoice } from "../segments/choose/choose-segmentation";
import type { ColumnMatch } from "../segments/profiles/equals-column";
import type { Preparation } from "./preparation";
import type { Segmentation } from "../segments/segmentation";

/** The chosen segmentation as a file: all that is needed to repeat it and to place new customers. */
export interface SegmentsFile {
  readonly version: 2;
  /** Which case read the customers. */
  readonly kind: string;
  /** SHA-256 of the file it was made from. */
  readonly source: string;
  /** The columns that the recipe needs, as they were typed: how a table of new customers is read. */
  readonly columns: readonly SchemaColumn[];
  /** What is done to a table before; left out where its columns are read as they are. */
  readonly preparation?: Preparation;
  readonly seed: number;
  readonly recipe: FeatureRecipe;
  readonly method: string;
  readonly parameters: Segmentation["parameters"];
  readonly status: SegmentationChoice["status"];
  readonly because: SegmentationChoice["because"];
  /** Sizes and links of the study that the segments keep; left out where it asks for none. */
  readonly limits?: SegmentLimits;
  /** The columns that say by themselves who is in which segment, the highest agreement first; empty for most. */
  readonly columnMatches: readonly ColumnMatch[];
  /** One name per segment, by revenue, as notebook 08 gives them. */
  readonly names: readonly string[];
  /** One entry per segment, by revenue, in the recipe's scaled units: its medoid for k-medoids, else its mean. */
  readonly centers: readonly (readonly number[])[];
  readonly customers: readonly {
    readonly customer: string;
    /** Index into `centers`; -1 for none. */
    readonly segment: number;
    /** Euclidean distance to the own centre, in scaled units; null without a segment. */
    readonly distance: number | null;
  }[];
  /** A customer farther than this from every centre belongs to none: Tukey's upper fence of the distances above. */
  readonly tooFar: number;
}

/** The name of the file in a study's output folder. */
export const SEGMENTS_FILE = "segments.json";

/** What is wrong with a file of segments. */
export interface SegmentsFlaw {
  readonly where: string;
  readonly what: string;
  readonly legal: string;
}

/**
 * The content of a file of segments, checked: the one place that knows what is legal in it.
 *
 * @returns the segments, or the first thing that `saveSegments` would not have written. Cost O(customers).
 */
export function parseSegmentsFile(
  text: string,
): { readonly segments: SegmentsFile } | { readonly flaw: SegmentsFlaw } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const what = `no JSON (${(error as Error).message})`;
    return { flaw: { where: "the file", what, legal: `a ${SEGMENTS_FILE} as notebook 07 writes it` } };
  }
  const flaw = firstFlaw(content);
  return flaw === null ? { segments: content as SegmentsFile } : { flaw };
}

/** The first thing that `saveSegments` would not have written; null where all fits together. */
function firstFlaw(content: unknown): SegmentsFlaw | null {
  const flaw = (where: string, value: unknown, legal: string): SegmentsFlaw => ({
    where: `"${where}"`,
    what: value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60),
    legal,
  });
  const file = (isRecord(content) ? content : {}) as Record<string, unknown>;
  const recipe = (isRecord(file["recipe"]) ? file["recipe"] : {}) as Record<string, unknown>;
  const features = Array.isArray(recipe["features"]) ? (recipe["features"] as unknown[]) : [];
  const centers = Array.isArray(file["centers"]) ? (file["centers"] as unknown[]) : [];
  if (file["version"] === 1)
    return { where: `"version"`, what: "1, of version 0.2 of this program", legal: "2" };
  if (file["version"] !== 2) return flaw("version", file["version"], "2");
  if (features.length === 0 || !features.every(isFeature)) {
    return flaw("recipe.features", recipe["features"], "features with a name, a kind, a centre and a scale");
  }
  const columns = (features as readonly Feature[]).flatMap(matrixColumns);
  const isCenter = (center: unknown): boolean => isNumbers(center) && center.length === columns.length;
  if (centers.length === 0 || !centers.every(isCenter)) {
    return flaw(
      "centers",
      file["centers"],
      `centres of ${columns.length} numbers each, one per column of the recipe`,
    );
  }
  const names = file["names"];
  if (
    !Array.isArray(names) ||
    names.length !== centers.length ||
    !names.every((name) => typeof name === "string")
  ) {
    return flaw("names", names, `${centers.length} names, one per centre`);
  }
  const customers = file["customers"];
  if (!Array.isArray(customers) || !customers.every((each) => isPlaced(each, centers.length))) {
    return flaw("customers", customers, "customers with their segments");
  }
  if (typeof file["tooFar"] !== "number" || !(file["tooFar"] >= 0)) {
    return flaw("tooFar", file["tooFar"], "a distance of at least 0");
  }
  const schema = file["columns"];
  if (!Array.isArray(schema) || !schema.every(isSchemaColumn)) {
    return flaw("columns", schema, "columns with a name, a type and a unit, as the recipe needs them");
  }
  const preparation = file["preparation"];
  if (preparation !== undefined && !isPreparation(preparation)) {
    return flaw("preparation", preparation, "the day, missing words, expressions and sources of the study");
  }
  const matches = file["columnMatches"];
  if (!Array.isArray(matches) || !matches.every(isColumnMatch)) {
    return flaw("columnMatches", matches, "the columns that say by themselves who is in which segment");
  }
  const limits = file["limits"];
  if (limits !== undefined && !areLimits(limits)) {
    return flaw(
      "limits",
      limits,
      "smallest and largest (numbers or null), together and apart (lists of names)",
    );
  }
  for (const name of ["kind", "method", "status", "source"]) {
    if (typeof file[name] !== "string") return flaw(name, file[name], "text");
  }
  if (!isFinding(file["because"])) {
    return flaw("because", file["because"], "a sentence with its numbers");
  }
  return null;
}

function isNumbers(x: unknown): x is number[] {
  return Array.isArray(x) && x.every((value) => typeof value === "number" && Number.isFinite(value));
}

function isFeature(x: unknown): boolean {
  if (!isRecord(x) || typeof x["name"] !== "string" || !isNumbers([x["scale"]]) || x["scale"] === 0)
    return false;
  if (x["kind"] === "number") {
    const { transform, logUnit } = x;
    const isTransform =
      transform === "log" ||
      transform === "none" ||
      (transform === "signed log" && typeof logUnit === "number" && logUnit > 0);
    return isRecord(x["source"]) && isTransform && isNumbers([x["center"], x["fill"]]);
  }
  const levels = x["levels"];
  return (
    x["kind"] === "category" &&
    Array.isArray(levels) &&
    isNumbers(x["centers"]) &&
    x["centers"].length === levels.length &&
    typeof x["fill"] === "string"
  );
}

function isSchemaColumn(x: unknown): boolean {
  if (!isRecord(x) || typeof x["name"] !== "string" || typeof x["unit"] !== "string") return false;
  return COLUMN_TYPES.includes(x["type"] as ColumnType);
}

function isPreparation(x: unknown): boolean {
  if (!isRecord(x) || !Array.isArray(x["sources"]) || !x["sources"].every(isSchemaColumn)) return false;
  const { asOf, missing, derived, lines } = x;
  const isText = (value: unknown): boolean => typeof value === "string";
  const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
  return (
    (asOf === null || isText(asOf)) &&
    isRecord(missing) &&
    Object.values(missing).every(areTexts) &&
    isRecord(derived) &&
    Object.values(derived).every(isText) &&
    isRecord(lines)
  );
}

function isColumnMatch(x: unknown): boolean {
  if (!isRecord(x) || typeof x["column"] !== "string" || typeof x["unit"] !== "string") return false;
  return isNumbers([x["agreement"]]) && isNumbers(x["cuts"]) && typeof x["compared"] === "boolean";
}

function areLimits(x: unknown): boolean {
  if (!isRecord(x)) return false;
  const isSize = (value: unknown): boolean => value === null || isNumbers([value]);
  const areLists = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.every((names) => Array.isArray(names) && names.every((name) => typeof name === "string"));
  return isSize(x["smallest"]) && isSize(x["largest"]) && areLists(x["together"]) && areLists(x["apart"]);
}

function isPlaced(x: unknown, segments: number): boolean {
  if (!isRecord(x) || typeof x["customer"] !== "string") return false;
  const segment = x["segment"];
  return Number.isInteger(segment) && (segment as number) >= -1 && (segment as number) < segments;
}
