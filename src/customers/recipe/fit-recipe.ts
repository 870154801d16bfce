import { groupBy } from "../../core/group-by";
import { requireBetween } from "../../core/require-between";
import { requireList } from "../../core/require-list";
import { sampleSkewness } from "simple-statistics";
import { InputError } from "../../core/input-error";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumBy, sumOf } from "../../core/sum";
import { quantile } from "../../math/distributions/quantile";
import { wordsOf } from "../column";
import { requireCustomerBase, type CustomerBase } from "../customer-base";
import { featureCandidates, type FeatureCandidate, type PartForm } from "./feature-candidates";
import { OTHER_LEVEL } from "./feature-recipe";
import type {
  CategoryFeature,
  FeatureRecipe,
  MissingRule,
  NumberFeature,
  PartWeight,
  Scale,
} from "./feature-recipe";
import { weighParts } from "./part-weights";
import { rawValues } from "./raw-values";
import { fitScaling } from "./scaling";
import { transformed, type Transform } from "./transformed";

/** How customers become numbers; every option has a default. */
export interface FeatureOptions {
  /** The columns compared, by name; default all of role `feature`. Parts of a whole come along unless `parts` is `none`. */
  readonly columns?: readonly string[];
  /** `auto`: the logarithm of columns with a long tail to the right, a signed one where values are below 0; `log`: of all. Default `auto`. */
  readonly transform?: "auto" | "log" | "none";
  /** What the parts of a whole become; default `share`. `none` leaves them out. */
  readonly parts?: PartForm | "none";
  /** Default `standard`. */
  readonly scale?: Scale;
  /** How much the parts of a whole weigh; default `blocks`. */
  readonly weight?: PartWeight;
  /** Default `median`. */
  readonly missing?: MissingRule;
  /** A level of a category with fewer customers joins `(other)`, a part that fewer have is left out; default 3. */
  readonly rareBelow?: number;
}

/** Skewness from which on a column of sizes is taken to be on the scale of ratios. */
const SKEWED = 1;

const LEGAL = Object.freeze({
  transform: ["auto", "log", "none"],
  parts: ["share", "amount", "log amount", "none"],
  scale: ["standard", "robust", "minmax", "none"],
  weight: ["columns", "blocks", "balanced"],
  missing: ["median", "complete"],
});

/**
 * Fits a recipe: which columns become features, on which scale, with which weight. Each category weighs as one number.
 * Apply it with `applyRecipe`, to these or other customers. Where the base has weights, a customer of weight 2 counts as two.
 *
 * @throws InputError for anything else than a base, an unknown option or column, and where no feature is left.
 * Cost O(customers log customers x columns).
 * @example fitRecipe(base, { transform: "log" }).features.map(({ name }) => name)
 */
export function fitRecipe(base: CustomerBase, options: FeatureOptions = {}): FeatureRecipe {
  requireCustomerBase(base, "fitRecipe(base)");
  requireOptions(options);
  const { scale = "standard", weight = "blocks", missing = "median" } = options;
  const chosen = chosenCandidates(base, options);
  if (base.customers.length === 0 || chosen.length === 0) {
    throw new InputError({
      where: "fitRecipe",
      what: `${base.customers.length} customers and ${chosen.length} features`,
      legal: "at least one of each",
    });
  }
  const numbers = new Map<NumberFeature, Float64Array>();
  const features = chosen.map((candidate) => {
    if (candidate.source === null) return fitCategory(candidate, base.weights, options);
    const raw = rawValues(base, candidate.source);
    const feature = fitNumber(candidate, raw, base.weights, options);
    numbers.set(feature, raw);
    return feature;
  });
  const weighed = scale === "none" ? features : weighParts(features, numbers, weight, base.weights);
  return Object.freeze({ version: 2, scale, weight, missing, features: Object.freeze(weighed) });
}

/** How a column enters: by `auto` as its logarithm only with a long tail to the right; where a value is below 0, as a signed one. */
function transformOf(known: Known, asked: "auto" | "log" | "none"): Transform {
  const { values } = known;
  if (asked === "none" || (asked === "auto" && !(skewness(known) > SKEWED))) return { transform: "none" };
  if (values.every((value) => value >= 0)) return { transform: "log" };
  const sizes = { ...known, values: values.map(Math.abs) };
  return { transform: "signed log", logUnit: medianOf(sizes, (size) => size !== 0) };
}

/** The known values of a column, and how often each counts; without weights, once. */
interface Known {
  readonly values: Float64Array;
  readonly weights: Float64Array | undefined;
}

function medianOf({ values, weights }: Known, counts: (value: number) => boolean = () => true): number {
  if (weights === undefined) return quantile(values.filter(counts).sort(), 0.5);
  const order = [...values.keys()].filter((i) => counts(values[i])).sort((a, b) => values[a] - values[b]);
  return quantile(
    order.map((i) => values[i]),
    0.5,
    order.map((i) => weights[i]),
  );
}

/** Of the sample; NaN for fewer than three customers, or values that are all equal. */
function skewness({ values, weights }: Known): number {
  const n = weights === undefined ? values.length : sumOf(weights);
  if (n < 3 || values.every((value) => value === values[0])) return NaN;
  if (weights === undefined) return sampleSkewness(values);
  const middle = mean(values, weights);
  const cubes = sumBy(values, (value, i) => weights[i] * (value - middle) ** 3);
  const spread = Math.sqrt(squaredDeviations(values, weights) / (n - 1));
  return (n * cubes) / ((n - 1) * (n - 2) * spread ** 3);
}

function chosenCandidates(base: CustomerBase, options: FeatureOptions): readonly FeatureCandidate[] {
  const { columns, parts = "share", rareBelow = 3 } = options;
  const candidates = featureCandidates(base, parts === "none" ? "share" : parts);
  const single = candidates.filter(({ whole }) => whole === null);
  const common = ({ column, whole }: FeatureCandidate): boolean =>
    whole !== null &&
    sumBy(column.numbers!, (value, row) => (value > 0 ? (base.weights?.[row] ?? 1) : 0)) >=
      Math.max(1, rareBelow);
  const named = columns?.map((name) => candidateNamed(base, name, options)) ?? single;
  const namesParts = named.some(({ whole }) => whole !== null);
  return parts === "none" || namesParts ? named : [...named, ...candidates.filter(common)];
}

/** By the feature's own name, or by its column's. */
function candidateNamed(base: CustomerBase, name: string, { parts }: FeatureOptions): FeatureCandidate {
  const forms: readonly PartForm[] = [
    parts === undefined || parts === "none" ? "share" : parts,
    "share",
    "amount",
  ];
  const candidates = forms.flatMap((form) => featureCandidates(base, form));
  const found =
    candidates.find((candidate) => candidate.name === name) ??
    candidates.find((candidate) => candidate.column.name === name);
  if (found !== undefined) return found;
  throw new InputError({
    where: "fitRecipe(columns)",
    what: `"${name}"`,
    legal: [...new Set(candidates.map((candidate) => `"${candidate.name}"`))].join(", "),
  });
}

function fitNumber(
  { name, source, unit, logs, whole, madeOf }: FeatureCandidate,
  raw: Float64Array,
  weights: Float64Array | null,
  { transform = "auto", parts = "share", scale = "standard" }: FeatureOptions,
): NumberFeature {
  const isKnown = (_: number, row: number): boolean => !Number.isNaN(raw[row]);
  const known = { values: raw.filter(isKnown), weights: weights?.filter(isKnown) };
  const asked = whole === null ? transform : parts === "log amount" ? "log" : "none";
  const how: Transform = logs ? transformOf(known, asked) : { transform: "none" };
  const average = source!.kind === "share" ? mean(known.values, known.weights) : medianOf(known);
  const fill = known.values.length === 0 ? 0 : average;
  const ready = raw.map((value) => transformed(Number.isNaN(value) ? fill : value, how));
  return Object.freeze({
    kind: "number",
    name: how.transform === "none" ? name : `${how.transform} ${name}`,
    source: source!,
    unit,
    ...how,
    ...fitScaling(ready, scale, weights ?? undefined),
    fill,
    whole,
    madeOf,
  });
}

function fitCategory(
  { name, column }: FeatureCandidate,
  weights: Float64Array | null,
  { scale = "standard", rareBelow = 3 }: FeatureOptions,
): CategoryFeature {
  const words = wordsOf(column);
  const countOf = (rows: ArrayLike<number>): number => sumBy(rows, (row) => weights?.[row] ?? 1);
  const known = [...words.keys()].filter((row) => words[row] !== null);
  const sorted = [...groupBy(known, (row) => words[row]!)]
    .map(([level, rows]) => [level, countOf(rows)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const common = sorted.filter(([, count]) => count >= rareBelow);
  const rare = sorted.filter(([, count]) => count < rareBelow);
  const total = (list: readonly (readonly [string, number])[]): number => sumBy(list, ([, count]) => count);
  // A single rare level is gathered too: it is no easier to find among others under its own name.
  const levels = [...common.map(([level]) => level), ...(rare.length > 0 ? [OTHER_LEVEL] : [])];
  const sizes = [...common.map(([, count]) => count), ...(rare.length > 0 ? [total(rare)] : [])];
  const fill = levels[sizes.indexOf(Math.max(...sizes))] ?? OTHER_LEVEL;
  const n = countOf([...words.keys()]);
  const missing = n - total(sorted);
  const centers = levels.map((level, l) => (sizes[l] + (level === fill ? missing : 0)) / n);
  const variance = sumBy(centers, (share) => share * (1 - share));
  const spread = Math.sqrt((variance * n) / Math.max(1, n - 1));
  return Object.freeze({
    kind: "category",
    name,
    column: column.name,
    levels: Object.freeze(levels),
    centers: Object.freeze(scale === "none" ? centers.map(() => 0) : centers),
    scale: scale === "none" || spread === 0 ? 1 : spread,
    fill,
    madeOf: column.madeOf,
  });
}

function requireOptions(options: FeatureOptions): void {
  if (options.columns !== undefined) requireList(options.columns, "fitRecipe(columns)");
  if (options.rareBelow !== undefined) requireBetween(options.rareBelow, "fitRecipe(rareBelow)", 0);
  for (const [option, legal] of Object.entries(LEGAL)) {
    const value = options[option as keyof typeof LEGAL];
    if (value === undefined || legal.includes(value)) continue;
    throw new InputError({ where: `fitRecipe(${option})`, what: `"${value}"`, legal: legal.join(", ") });
  }
}
