import type { CustomerTable } from "../../../customers/customer-table";
import {
  MEASURE_NAMES,
  MEASURE_UNITS,
  type FeatureRecipe,
  type Measure,
} from "../../../customers/recipe/feature-recipe";
import { rawFeature } from "../../../customers/recipe/raw-feature";
import { InputError } from "../../../core/input-error";
import type { CustomerDescriptors, Descriptor } from "../../../segments/profiles/descriptor";
import { recipeIngredients } from "../../../segments/profiles/ingredients";
import type { Segmentation } from "../../../segments/segmentation";
import type { LabChoice, LabColumn, LabData, LabDescriptor } from "../../../live/lab-data";
import { LAB_METHODS } from "../../../live/lab-methods";
import type { LabState } from "../../../live/lab-state";

/** What the study gives the live page. */
export interface StudyForLab {
  /** Where the data comes from: the workbook's name. */
  readonly name: string;
  readonly seed: number;
  readonly customers: CustomerTable;
  readonly descriptors: CustomerDescriptors;
  /** The segmentation chosen, with the names of its segments. */
  readonly segmentation: Segmentation & Pick<LabChoice, "status" | "because">;
  readonly names: readonly string[];
  readonly centers: LabChoice["centers"];
  readonly tooFar: number;
}

/**
 * The live page's data of a study: all measures, product shares and pieces as columns, and the chosen segmentation as
 * the settings that give it again.
 *
 * @throws InputError when a customer's record does not match the segmentation, or the page has not the method chosen.
 * Cost O(customers x columns).
 */
export function studyLabData(study: StudyForLab): LabData {
  const { customers, descriptors, segmentation, seed } = study;
  const { recipe } = segmentation.features;
  const state: LabState = Object.freeze({
    features: Object.freeze(recipe.columns.map(columnName)),
    transform: recipe.transform,
    scale: recipe.scale,
    weight: recipe.weight,
    ...methodOf(segmentation),
    seed,
    without: Object.freeze([]),
  });
  const columns = columnsOf(customers);
  const ordered = columns.map(({ name }) => name).filter((name) => state.features.includes(name));
  const start: LabState = Object.freeze({ ...state, features: Object.freeze(ordered) });
  return Object.freeze({
    version: 1,
    kind: "study",
    name: study.name,
    customers: Object.freeze(customers.records.map(({ customer }) => customer)),
    revenue: Object.freeze(customers.records.map(({ revenue }) => revenue)),
    columns,
    descriptors: {
      numeric: descriptors.numeric.map(withoutNaN),
      mix: descriptors.mix.map(withoutNaN),
      categories: descriptors.categories,
    },
    start,
    choice: Object.freeze({
      state: start,
      labels: Object.freeze([...segmentation.labels]),
      names: study.names,
      method: segmentation.method,
      status: segmentation.status,
      because: segmentation.because,
      recipe,
      centers: study.centers,
      tooFar: study.tooFar,
      records: customers.records.map(({ customer, quantity, areaFt2, revenue, products }) => ({
        customer,
        quantity,
        areaFt2,
        revenue,
        products,
      })),
    }),
  });
}

/** Everything of a customer that may be chosen as a feature. */
export function columnsOf({ records, products }: CustomerTable): readonly LabColumn[] {
  const ingredients = (source: FeatureRecipe["columns"][number]["source"]) =>
    recipeIngredients({ columns: [{ source }] });
  const measures = (Object.keys(MEASURE_NAMES) as Measure[]).map((measure): LabColumn => {
    const source = { kind: "measure", measure } as const;
    return {
      name: MEASURE_NAMES[measure],
      unit: MEASURE_UNITS[measure],
      block: "measure",
      values: records.map((record) => rawFeature(record, source)),
      logs: true,
      fill: "median",
      ingredients: ingredients(source),
    };
  });
  const mix = (kind: "share" | "pieces") =>
    products.map((product): LabColumn => {
      const source = { kind, product } as const;
      return {
        name: `${product} ${kind}`,
        unit: kind === "share" ? "share of pieces" : "pieces",
        block: "mix",
        values: records.map((record) => rawFeature(record, source)),
        logs: kind === "pieces",
        fill: kind === "share" ? "mean" : "median",
        ingredients: ingredients(source),
      };
    });
  return Object.freeze([...measures, ...mix("share"), ...mix("pieces")]);
}

/** What a recipe's column is called in the page. */
export function columnName({ source }: FeatureRecipe["columns"][number]): string {
  return source.kind === "measure" ? MEASURE_NAMES[source.measure] : `${source.product} ${source.kind}`;
}

/** The method of the page that the study chose, by the name both call it by. */
function methodOf({ method: name, k }: Segmentation): Pick<LabState, "method" | "parameters"> {
  const found = LAB_METHODS.find((method) => method.studyName === name);
  if (found) return { method: found.id, parameters: Object.freeze({ k }) };
  throw new InputError({
    where: "studyLabData(segmentation)",
    what: `method "${name}"`,
    legal: LAB_METHODS.flatMap(({ studyName }) => studyName ?? []).join(", "),
  });
}

/** A descriptor as JSON can hold it. */
export function withoutNaN({ values, ...rest }: Descriptor): LabDescriptor {
  return { ...rest, values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) };
}
