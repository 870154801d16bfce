import { mean } from "../core/mean";
import { requireWhole } from "../core/require-whole";
import { squaredDeviations } from "../core/squared-deviations";
import { distalOutcome, type DistalOutcome } from "../clustering/latent-class/distal-outcome";
import {
  latentClassBootstrap,
  type LatentClassBootstrap,
} from "../clustering/latent-class/latent-class-bootstrap";
import type { LatentClassClustering } from "../clustering/latent-class/latent-class-clustering";
import { latentClassSweep, type LatentClassSweep } from "../clustering/latent-class/latent-class-sweep";
import {
  threeStepMembership,
  type ThreeStepMembership,
} from "../clustering/latent-class/three-step-membership";
import { isNumberColumn, type CustomerColumn } from "../customers/column";
import { requireCustomerBase, selectCustomers, type CustomerBase } from "../customers/customer-base";
import { randomSource, sampleWithoutReplacement } from "../math/distributions/random";
import { mixedObservations, type MixedColumn } from "../math/linear/mixed-observations";
import { observations } from "../math/linear/observations";

/** Latent classes of the words that customers are described by, and what the classes have to do with other columns. */
export interface ClassStudy {
  /** How many customers the base has, and how many of them, drawn at random, are used here. */
  readonly customers: number;
  readonly used: number;
  readonly sweep: LatentClassSweep;
  /** The model of most BIC: the one that is described. */
  readonly model: LatentClassClustering;
  /** Its number of classes against one more. */
  readonly test: LatentClassBootstrap;
  /** The outcome of the base by class; null for one class or without an outcome. */
  readonly outcome: (DistalOutcome & { readonly column: string }) | null;
  /** Membership by numbers of the customers, in standard deviations; null for one class or without such numbers. */
  readonly membership: ThreeStepMembership | null;
}

/** Fewer columns of words are a cross table, which says more than a model of it. */
export const LEAST_WORD_COLUMNS = 3;
/** A word among more says too little of its column to be a sign of a class. */
const MOST_LEVELS = 10;
const MOST_CUSTOMERS = 500;
const MOST_CLASSES = 6;
const MOST_NUMBERS = 4;
const DRAWS = 49;
/** Less exact than by default, so that two fits a draw take seconds and not minutes. */
const QUICK = { tolerance: 1e-6, standardErrors: false } as const;

/**
 * Looks for latent classes in the features that are words (yes/no, categories, ordinals of 2 to 10 words): models of 1 to 6
 * classes, the bootstrap test of the number chosen by BIC against one more (49 draws), and in three steps, with the errors
 * of assignment corrected, how the classes relate to the outcome of the base and to its numbers (at most four columns
 * without gaps). Above 500 customers a random sample of so many is used. Each customer counts once.
 *
 * @returns null where fewer than three such columns are features, or no customer is there.
 * Cost: about 130 fits of at most 500 rows; 20 columns take about a minute.
 * @example
 * const lines = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? `C${i},yes,yes,a` : `C${i},no,no,b`));
 * const shop = await customerBase(["id,card,app,shop", ...lines].join("\n"));
 * classStudy({ base: shop }, 7).model.k // 2
 */
export function classStudy({ base }: { readonly base: CustomerBase }, seed: number): ClassStudy | null {
  requireCustomerBase(base, "classStudy(base)");
  requireWhole(seed, "classStudy(seed)", 0, 2 ** 32 - 1);
  const customers = base.customers.length;
  const used = Math.min(customers, MOST_CUSTOMERS);
  const drawn = sampleWithoutReplacement(randomSource(seed), customers, used).sort();
  const sample = selectCustomers(base, drawn);
  const answers = wordFeatures(sample);
  if (answers.length < LEAST_WORD_COLUMNS || used === 0) return null;
  const x = mixedObservations(sample.customers, answers.map(asMixed));
  const sweep = latentClassSweep(x, { k: [1, MOST_CLASSES], seed, starts: 10, finalists: 3 });
  const model = sweep.bestByBic;
  const test = latentClassBootstrap(x, {
    k: model.k,
    seed,
    samples: DRAWS,
    starts: 5,
    finalists: 1,
    ...QUICK,
  });
  // A class that is nobody's most probable has no customers to relate to anything.
  const relates = model.k > 1 && model.clusterCount === model.k;
  return Object.freeze({
    customers,
    used,
    sweep,
    model,
    test,
    outcome: relates ? outcomeOf(sample, model) : null,
    membership: relates ? membershipOf(sample, model) : null,
  });
}

/** The features whose words may be signs of a class. */
export function wordFeatures(base: CustomerBase): readonly CustomerColumn[] {
  return base.columns.filter(({ role, type, texts }) => {
    if (role !== "feature" || texts === null || type === "text") return false;
    const levels = new Set(texts.filter((text) => text !== null)).size;
    return levels > 1 && levels <= MOST_LEVELS;
  });
}

function asMixed({ name, levels, texts }: CustomerColumn): MixedColumn {
  return levels === null
    ? { name, kind: "nominal", values: texts! }
    : { name, kind: "ordinal", levels, values: texts! };
}

function outcomeOf(base: CustomerBase, model: LatentClassClustering): ClassStudy["outcome"] {
  const column = base.columns.find(({ role }) => role === "outcome");
  if (column === undefined) return null;
  const values = column.texts ?? Array.from(column.numbers!, (value) => (Number.isNaN(value) ? null : value));
  const known = new Set(values.filter((value) => value !== null));
  if (known.size < 2 || (column.texts !== null && known.size > MOST_LEVELS)) return null;
  return Object.freeze({ ...distalOutcome(model, values), column: column.name });
}

function membershipOf(base: CustomerBase, model: LatentClassClustering): ThreeStepMembership | null {
  const numbers = base.columns
    .filter(isNumberColumn)
    .filter(({ role, type }) => type !== "date" && (role === "feature" || role === "describe"))
    .filter(({ numbers: values }) => new Set(values).size > 1 && !values.some(Number.isNaN))
    .slice(0, MOST_NUMBERS);
  if (numbers.length === 0) return null;
  const scaled = numbers.map(({ numbers: values }) => {
    const [center, spread] = [mean(values), Math.sqrt(squaredDeviations(values) / values.length)];
    return values.map((value) => (value - center) / spread);
  });
  const rows = base.customers.map((_, i) => scaled.map((values) => values[i]));
  return threeStepMembership(model, observations(rows, { columnNames: numbers.map(({ name }) => name) }));
}
