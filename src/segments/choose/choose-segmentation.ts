import type { Clustering } from "../../clustering/clustering";
import { methods, type Method } from "../../clustering/methods";
import { partitionSizes } from "../../clustering/partition-sizes";
import type { FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { valuesOf, type CustomerBase } from "../../customers/customer-base";
import { count } from "../../text/format";
import { joined, named, prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import { InputError } from "../../core/input-error";
import { requireList } from "../../core/require-list";
import { requireRecord } from "../../core/require-record";
import { progressOf } from "../../core/progress";
import { segmentationOf, type Segmentation } from "../segmentation";
import { checkEffort } from "../../validity/how-many/check-effort";
import { scorecard, type Scorecard } from "../../validity/how-many/scorecard";
import { shareTwins } from "../../validity/structure/twin-null";
import { keepLimits, type SegmentLimits } from "./segment-limits";

/** How the study chooses between methods and numbers of clusters, in words. */
export const CHOICE_RULE = [
  "1. Each method is judged by a scorecard of its own: k = 1 to the largest k, on the same matrix, by the same requirements.",
  "2. If one or more methods support a number of segments, the one with most votes is chosen; if votes are equal, the one whose weakest segment is the most stable.",
  "3. If none does, the data do not support a segmentation. A working one is constructed all the same, because the company must act: the number of segments that fails fewest requirements; if several fail as few, the most stable. It is a convenient division, not a discovery, and is called so wherever it is used.",
].join("\n");

/** The methods that compete where a study names no others. */
export const COMPETITORS: readonly CompetingMethod[] = Object.freeze(["k-means", "ward", "k-medoids"]);

/** The methods that may compete: each gives compact groups of all customers, as many as it is asked for, in which new ones can be placed. */
const MAY_COMPETE = Object.freeze([
  methods.kMeans,
  methods.bisecting,
  methods.ward,
  methods.complete,
  methods.average,
  methods.kMedoids,
]);

/** What a method that may compete is called in `study.yaml`. */
export type CompetingMethod = (typeof MAY_COMPETE)[number]["id"];

/** The names of all methods that may compete. */
export const COMPETING_METHODS: readonly string[] = Object.freeze(MAY_COMPETE.map(({ id }) => id));

/** One method and what its scorecard says. */
export interface JudgedMethod {
  readonly method: Method;
  readonly scorecard: Scorecard;
}

/** The segmentation chosen, and on what grounds. */
export interface SegmentationChoice {
  readonly judged: readonly JudgedMethod[];
  /** `supported`: found in the data. Otherwise `constructed`: a working division that the checks do not support. */
  readonly status: "supported" | "constructed";
  /** The method and the number that the rule chose; the segmentation has others where the study's limits ask for them. */
  readonly method: string;
  readonly k: number;
  readonly because: Finding;
  readonly segmentation: Segmentation;
}

/** Options of `chooseSegmentation`. */
export interface ChoiceOptions {
  /** The largest k judged; default 8. */
  readonly maxK?: number;
  readonly seed: number;
  /** The methods that compete, by their names in `COMPETING_METHODS`; default `COMPETITORS`. */
  readonly methods?: readonly string[];
  /** Sizes and links that the segments must keep, see `keepLimits`; default none. */
  readonly limits?: SegmentLimits;
  /** Called as the work goes on, with the number of finished steps of `all`. */
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Chooses one segmentation by `CHOICE_RULE`. Deterministic for a seed. Cost: a scorecard per competing method,
 * some seconds at 45 customers.
 *
 * @param features the matrix that is clustered and scored, one row per customer.
 * @param base the customers it was made of; what they are worth orders the segments and enters the requirements.
 * @throws InputError for a method that may not compete, or none, and as `keepLimits`.
 * @example chooseSegmentation(customerFeatures(base), base, { seed: 7, maxK: 2 }).k // 2
 */
export function chooseSegmentation(
  features: FeatureMatrix,
  base: CustomerBase,
  options: ChoiceOptions,
): SegmentationChoice {
  const { seed, maxK = 8 } = options;
  if (options.limits !== undefined) requireRecord(options.limits, "chooseSegmentation(limits)");
  const onProgress = progressOf("scorecards", options.onProgress);
  const values = valuesOf(base);
  const competing = competingMethods(options.methods ?? COMPETITORS);
  const clusters = competing.map(({ cluster }) => cluster);
  const parts = 1 + competing.length;
  const after = (part: number) => (done: number, all: number) => onProgress(part * all + done, parts * all);
  const { twins } = checkEffort(features.rows);
  if (maxK <= features.rows / 2) {
    const ks = Array.from({ length: maxK - 1 }, (_, i) => i + 2);
    shareTwins(features, clusters, ks, { twins, seed, onProgress: after(0) });
  }
  const judged = competing.map((method, i) =>
    Object.freeze({
      method,
      scorecard: scorecard(features, method.cluster, {
        maxK,
        ...(values === null ? {} : { revenue: Array.from(values, (value) => (value > 0 ? value : 0)) }),
        seed,
        onProgress: after(i + 1),
      }),
    }),
  );
  const candidates = judged.flatMap(candidateOf);
  const { best, supported } = bestCandidate(candidates);
  const choice = Object.freeze({
    judged: Object.freeze(judged),
    status: supported ? ("supported" as const) : ("constructed" as const),
    method: best.method.name,
    k: best.k,
    because: prose`The method chosen is ${named("chosenMethod", best.method.name)}. ${best.because}${tiesOf(best, candidates)}${constructedAgainst(best)}`,
    segmentation: segmentationOf(clusteringOf(best, seed), features, base),
  });
  return options.limits === undefined ? choice : keepLimits(choice, options.limits, seed);
}

function competingMethods(names: readonly string[]): readonly Method[] {
  requireList(names, "chooseSegmentation(methods)");
  const different = [...new Set(names)];
  const wrong = different.find((name) => !COMPETING_METHODS.includes(name));
  if (wrong === undefined && different.length > 0)
    return different.map((name) => MAY_COMPETE.find(({ id }) => id === name)!);
  throw new InputError({
    where: "chooseSegmentation(methods)",
    what: wrong === undefined ? "none" : JSON.stringify(wrong),
    legal: `one or more of ${COMPETING_METHODS.join(", ")}`,
  });
}

/** What a method puts forward: one number of clusters, and how it fares. */
export interface Candidacy {
  /** Requirements failed; 0 is supported. */
  readonly failed: number;
  /** Criteria that speak for it. */
  readonly votes: number;
  /** Bootstrap Jaccard of its weakest segment, 0 to 1. */
  readonly stability: number;
}

/**
 * The best of the methods' candidates by `CHOICE_RULE`: supported ones go by votes, then stability; where there is
 * none, the fewest failures count, then stability, then votes. If all are equal, the first.
 *
 * @throws InputError without candidates.
 */
export function bestCandidate<T extends Candidacy>(
  candidates: readonly T[],
): { readonly best: T; readonly supported: boolean } {
  if (candidates.length === 0) {
    throw new InputError({ where: "bestCandidate", what: "no candidates", legal: "at least one" });
  }
  const passing = candidates.filter(({ failed }) => failed === 0);
  const supported = passing.length > 0;
  const [best] = supported
    ? passing.sort((a, b) => b.votes - a.votes || b.stability - a.stability)
    : [...candidates].sort((a, b) => a.failed - b.failed || b.stability - a.stability || b.votes - a.votes);
  return { best, supported };
}

/** Who has as many votes as the one chosen, and why it is not taken; nothing where nobody has, or none is supported. */
export function tiesOf(best: Standing, candidates: readonly Standing[]): Finding {
  const equal = candidates.filter((each) => each !== best && each.failed === 0 && each.votes === best.votes);
  if (best.failed > 0 || equal.length === 0) return prose``;
  const others = equal.map(({ method, k }) => prose`${method.name} with ${count(k)}`);
  const why = equal.every(({ stability }) => stability < best.stability)
    ? prose`${verb(equal.length, "its weakest segment is", "their weakest segments are")} less stable`
    : prose`where the weakest segments are as stable, the method named first in study.yaml is taken`;
  return prose` ${joined(others, " and ")} ${verb(equal.length, "has", "have")} as many votes: ${why}.`;
}

/** Where the checks speak for one segment, what the constructed ones are. */
export function constructedAgainst({ outcome, k }: Pick<Candidate, "outcome" | "k">): string {
  return outcome === "one segment"
    ? ` So the checks speak for one segment; the ${k} are made only because the company must act.`
    : "";
}

type Standing = Candidacy & { readonly method: Pick<Method, "name">; readonly k: number };

interface Candidate extends Candidacy {
  readonly method: Method;
  readonly k: number;
  readonly labels: Int32Array;
  readonly because: Finding;
  readonly outcome: Scorecard["decision"]["outcome"];
}

/** The number of clusters a method puts forward: the one its scorecard supports, else the nearest to it; or none. */
function candidateOf({ method, scorecard: card }: JudgedMethod): Candidate[] {
  const { decision } = card;
  const k = decision.outcome === "segments" ? decision.k : decision.nearest;
  const verdict = decision.verdicts.find((each) => each.k === k);
  const row = card.rows.find((each) => each.k === k);
  if (verdict === undefined || row === undefined) return [];
  const candidate: Candidate = {
    method,
    k: row.k,
    labels: row.labels,
    failed: verdict.requirements.filter((requirement) => !requirement.passed).length,
    votes: verdict.votes,
    stability: row.lowestJaccard ?? 0,
    because: decision.because,
    outcome: decision.outcome,
  };
  return [candidate];
}

function clusteringOf(candidate: Candidate, seed: number): Clustering {
  const { method, k, labels } = candidate;
  return Object.freeze({
    method: method.name,
    labels,
    clusterCount: partitionSizes(labels).clusterCount,
    parameters: Object.freeze({ k, seed }),
  });
}
