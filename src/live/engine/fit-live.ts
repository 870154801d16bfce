import { kDistances } from "../../clustering/density/kdistances";
import { takesK } from "../../clustering/method";
import { InputError } from "../../core/input-error";
import { valuesOf } from "../../customers/customer-base";
import { nameSegments } from "../../segments/naming/name-segments";
import { columnMatches } from "../../segments/profiles/equals-column";
import { profileGroups } from "../../segments/profiles/profile-segments";
import { GRID_METHODS } from "../../segments/choose/grid-methods";
import { otherSpecifications } from "../../segments/choose/other-specifications";
import { segmentationOf, type Segmentation } from "../../segments/segmentation";
import { bootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import type { ClusterFunction } from "../../validity/cluster-function";
import { certificates, FALSE_ALARM_SETS, POWER_SETS } from "../../validity/certify/certificate";
import { twinNull } from "../../validity/structure/twin-null";
import { scorecard } from "../../validity/how-many/scorecard";
import { liveFiles } from "../files/live-files";
import type { LiveData } from "../live-data";
import { liveMethod, type LiveMethod } from "../live-methods";
import type { LiveDepth, LiveProgress } from "../live-protocol";
import type { LiveState } from "../live-state";
import { compareWithChoice } from "./live-agreement";
import { lexiconHere } from "./lexicon-here";
import { liveLabels } from "./live-labels";
import { clusterAgain, closeSample, liveScores } from "./live-scores";
import { liveMap } from "./live-map";
import { liveMatrix, type LiveMatrix } from "./live-matrix";
import type { LiveAgreement, LivePart, LiveSegments } from "./live-parts";
import { liveSample, type LiveSample } from "./live-sample";
import { liveSilhouette } from "./live-silhouette";

/** The scorecard clusters thousands of times. */
const SCORECARD_ROWS = 500;

/**
 * What the page shows of one choice of settings, part by part. Pure: equal data and settings give equal parts, in a page
 * as in Node. The caller may stop between two parts.
 *
 * Above 3,000 customers the map and the silhouettes look at 2,000 of them, drawn by the seed, and each part says so;
 * segments and profiles are always of all. The checks, which cluster again and again, look at up to 1,000.
 *
 * @param depth `segments`: the segments and the scores over k; `checks`: stability and the null of twins;
 *   `scorecard`: the study's scorecard with its rule; `certificate`: what that rule does on data like these, after each set; `files`: the result as `segments.json` and `study.yaml`.
 * @param report called as a part goes on; it must not throw.
 * @throws InputError for settings that cannot be computed on this data.
 */
export function* fitLive(
  data: LiveData,
  state: LiveState,
  depth: LiveDepth,
  report: (progress: LiveProgress) => void,
): Generator<LivePart, void, void> {
  if (depth === "files") {
    yield liveFiles(data, state);
    return;
  }
  const method = liveMethod(state.method);
  const matrix = liveMatrix(data, state);
  const cluster = clusterAgain(method, state);
  if (depth === "scorecard") {
    yield fullScorecard(method, cluster, matrix, state, report);
    return;
  }
  if (depth === "certificate") {
    yield* certificateParts(method, cluster, matrix, state, report);
    return;
  }
  const close = closeSample(matrix.x, method, state.seed);
  const { labels, fittedRows } = liveLabels(method, matrix.x, state);
  const grouped = group(data, state, matrix, labels);
  if (depth === "segments") {
    yield describe(data, state, matrix, grouped, fittedRows);
    yield liveScores(close, method, state);
    return;
  }
  yield stability(method, cluster, close, grouped, state, report);
  yield chance(method, cluster, close, grouped, state, report);
}

/** Customers in groups by value, and their labels under the study's numbers. */
interface Grouped {
  readonly segmentation: Segmentation;
  readonly labels: Int32Array;
  readonly agreement: LiveAgreement | null;
}

function group(
  { choice }: LiveData,
  state: LiveState,
  { x, base, rows }: LiveMatrix,
  labels: Int32Array,
): Grouped {
  const { method, parameters } = state;
  const segmentation = segmentationOf({ labels, method, parameters }, x, base);
  if (choice === null) return { segmentation, labels: segmentation.labels, agreement: null };
  const reference = Int32Array.from(rows, (row) => choice.labels[row]);
  return { segmentation, ...compareWithChoice(reference, segmentation.labels, x.rowNames) };
}

function describe(
  data: LiveData,
  state: LiveState,
  matrix: LiveMatrix,
  grouped: Grouped,
  fittedRows: number | null,
): LiveSegments {
  const { x, rows } = matrix;
  const { segmentation, labels, agreement } = grouped;
  const profiles = profileGroups(segmentation);
  const names = nameSegments(segmentation, lexiconHere(data, rows, segmentation));
  const sample = liveSample(x, state.seed);
  return Object.freeze({
    kind: "segments",
    rows,
    leftOutRows: matrix.leftOutRows,
    labels,
    segments: Object.freeze(
      profiles.map((profile, index) => ({
        label: labels[segmentation.groups[index].members[0]],
        name: names[index],
        profile,
      })),
    ),
    map: liveMap(sample, matrix.leftOut),
    silhouette: liveSilhouette(sample, labels),
    agreement,
    matches: columnMatches(segmentation),
    filled: matrix.filled,
    fittedRows,
    suggestedEps:
      state.method === "dbscan" ? suggestedEps(sample, Number(state.parameters["minPoints"])) : null,
  });
}

function suggestedEps(sample: LiveSample, minPoints: number): number | null {
  const k = Math.max(1, minPoints - 1);
  if (k > sample.x.rows - 1) return null;
  const { knee } = kDistances(sample.x, { k });
  return Number.isNaN(knee) ? null : knee;
}

/** How many segments a check is to look for: what was asked, or what was found. */
function segmentCount(method: LiveMethod, { segmentation }: Grouped, state: LiveState): number {
  return takesK(method) ? Number(state.parameters["k"]) : segmentation.k;
}

function stability(
  method: LiveMethod,
  cluster: ClusterFunction,
  close: LiveSample,
  grouped: Grouped,
  state: LiveState,
  report: (progress: LiveProgress) => void,
): LivePart {
  const k = segmentCount(method, grouped, state);
  // A resample holds some 63 % of the rows: with more segments than half of them there is nothing to find again.
  const possible = k >= 2 && k <= close.x.rows / 2;
  const result = possible
    ? bootstrapJaccard(close.x, cluster, k, {
        labels: Int32Array.from(close.rows, (row) => grouped.labels[row]),
        resamples: method.cost === "heavy" || close.x.rows > 200 ? 50 : 100,
        seed: state.seed,
        onProgress: (done, all) => report({ step: "Stability", done, all }),
      })
    : null;
  return Object.freeze({ kind: "stability", result, sampledRows: close.sampled });
}

function chance(
  method: LiveMethod,
  cluster: ClusterFunction,
  close: LiveSample,
  grouped: Grouped,
  state: LiveState,
  report: (progress: LiveProgress) => void,
): LivePart {
  const k = segmentCount(method, grouped, state);
  const result =
    k >= 2 && k < close.x.rows
      ? twinNull(close.x, cluster, k, {
          twins: method.cost === "heavy" || close.x.rows > 200 ? 39 : 199,
          seed: state.seed,
          onProgress: (done, all) => report({ step: "Twins of the data", done, all }),
        })
      : null;
  return Object.freeze({ kind: "null", result, sampledRows: close.sampled });
}

/** Throws for a method or for rows with which thousands of runs would take too long, or that cannot be judged at all. */
function requireManyRuns(where: string, method: LiveMethod, { x }: LiveMatrix): void {
  if (takesK(method) && method.cost !== "heavy" && x.rows <= SCORECARD_ROWS && x.rows >= 4) return;
  throw new InputError({
    where,
    what: `${method.name} on ${x.rows} customers`,
    legal: `k-means, a tree, k-medoids or BIRCH on 4 to ${SCORECARD_ROWS} customers`,
    remedy: "It clusters thousands of times, for every number of segments",
  });
}

function* certificateParts(
  method: LiveMethod,
  cluster: ClusterFunction,
  matrix: LiveMatrix,
  state: LiveState,
  report: (progress: LiveProgress) => void,
): Generator<LivePart, void, void> {
  requireManyRuns("Certificate", method, matrix);
  const k = Number(state.parameters["k"]);
  if (k < 2 || k > matrix.x.rows / 2) {
    throw new InputError({
      where: "Certificate",
      what: `${k} segments`,
      legal: `2 to ${Math.floor(matrix.x.rows / 2)}`,
    });
  }
  const { labels } = liveLabels(method, matrix.x, state);
  const { transform, weight, seed } = state;
  // By the columns themselves: a specification may take the parts of a whole in another form.
  const columns = matrix.x.recipe.features.map((each) =>
    each.kind === "number" ? each.source.column : each.column,
  );
  const usual = { columns: [...new Set(columns)], transform, weight };
  const division = { base: matrix.base, labels, k, parameters: { seed } };
  const specifications = otherSpecifications(division, GRID_METHODS, usual);
  const options = { competitors: [cluster], seed };
  for (const result of certificates(matrix.x, { labels, cluster, k }, options)) {
    const done = result.falseAlarms.sets + result.power.sets;
    report({ step: "Certificate", done, all: FALSE_ALARM_SETS + POWER_SETS });
    yield Object.freeze({ kind: "certificate", result, k, specifications });
  }
}

function fullScorecard(
  method: LiveMethod,
  cluster: ClusterFunction,
  matrix: LiveMatrix,
  state: LiveState,
  report: (progress: LiveProgress) => void,
): LivePart {
  requireManyRuns("Scorecard", method, matrix);
  const { x, base } = matrix;
  const values = valuesOf(base);
  const result = scorecard(x, cluster, {
    ...(values === null ? {} : { revenue: Array.from(values, (value) => (Number.isNaN(value) ? 0 : value)) }),
    seed: state.seed,
    onProgress: (done, all) => report({ step: "Scorecard", done, all }),
  });
  return Object.freeze({ kind: "scorecard", result });
}
