import { quantileSorted } from "simple-statistics";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkSamples } from "../segments/choose/check-sample";
import { chooseSegmentation, type SegmentationChoice } from "../segments/choose/choose-segmentation";
import { fitOnAll, type Division } from "../segments/choose/fit-on-all";
import { clusterMeans } from "../clustering/cluster-means";
import { clusterMedoids } from "../clustering/medoids/cluster-medoids";
import { methods } from "../clustering/methods";
import { schemaOf } from "../customers/schema/schema-column";
import { euclidean } from "../math/distances/distances";
import { selectRows } from "../math/linear/observations";
import { rowOf } from "../math/linear/matrix";
import { writeFileAtomically } from "../core/write-file-atomically";
import { findingFromJson } from "../text/prose";
import { nameSegments } from "../segments/naming/name-segments";
import { columnMatches } from "../segments/profiles/equals-column";
import { segmentationOf, type Segmentation } from "../segments/segmentation";
import { parseSegmentsFile, SEGMENTS_FILE, type SegmentsFile } from "./segments-schema";
import { sampledStudy } from "./sampled-study";
import { sourcesOf } from "./preparation";
import { studyFeatures, type Study } from "./study";

/**
 * The chosen segmentation, ready to be written.
 *
 * @example segmentsFile(study, choice).version // 2
 */
export function segmentsFile(study: Study, sampleOrAll: Division): SegmentsFile {
  const choice = onAllCustomers(study, sampleOrAll);
  const { segmentation } = choice;
  const { recipe, centers, customers, tooFar } = placementModel(segmentation);
  return Object.freeze({
    version: 2,
    kind: study.kind,
    source: study.fingerprint,
    columns: schemaOf(segmentation.base, recipe),
    ...(study.preparation === undefined
      ? {}
      : {
          preparation: {
            ...study.preparation,
            sources: sourcesOf(segmentation.base, recipe, study.preparation.derived),
          },
        }),
    seed: study.seed,
    recipe,
    method: choice.method,
    parameters: segmentation.parameters,
    status: choice.status,
    because: choice.because,
    columnMatches: columnMatches(segmentation),
    names: nameSegments(segmentation, study.lexicon).map(({ name }) => name),
    centers,
    customers,
    tooFar,
  });
}

/**
 * What places new customers in a segmentation: recipe, centres, and how far is too far. The centres are those the
 * method itself compares with: medoids for k-medoids, else means. Cost O(n d), with medoids O(n^2 d).
 *
 * @example placementModel(segmentation).customers.length // 45
 */
export function placementModel(
  segmentation: Segmentation,
): Pick<SegmentsFile, "recipe" | "centers" | "customers" | "tooFar"> {
  const { features, labels } = segmentation;
  const byMedoids = segmentation.method === methods.kMedoids.name;
  const centers = byMedoids ? medoidsOf(segmentation) : clusterMeans(features, labels).values;
  const distances = features.rowNames.map((_, row) =>
    labels[row] < 0 ? null : euclidean(rowOf(features, row), Float64Array.from(centers[labels[row]])),
  );
  return Object.freeze({
    recipe: features.recipe,
    centers,
    customers: features.rowNames.map((customer, row) => ({
      customer,
      segment: labels[row],
      distance: distances[row],
    })),
    tooFar: upperFence(distances.flatMap((each) => (each === null ? [] : [each]))),
  });
}

/** The medoid of each group; of many customers, that of the sample which the choice was made on. */
function medoidsOf({ features, labels, parameters }: Segmentation): readonly (readonly number[])[] {
  const samples = checkSamples(features.rows, Number(parameters["seed"] ?? 0));
  if (samples === null) return clusterMedoids(features, labels);
  const { first } = samples;
  return clusterMedoids(
    selectRows(features, first),
    Array.from(first, (row) => labels[row]),
  );
}

const onAll = new WeakMap<Division, Division>();

/** A choice that was made on a sample, taken to all customers of the study; any other as it is. */
function onAllCustomers(study: Study, choice: Division): Division {
  const { whole } = study;
  if (whole === undefined || choice.segmentation.base.customers.length === whole.base.customers.length)
    return choice;
  const known = onAll.get(choice);
  if (known !== undefined) return known;
  const all = fitOnAll(choice, studyFeatures(whole), whole.base, whole.seed);
  onAll.set(choice, all);
  return all;
}

/**
 * Writes `segments.json` into the study's output folder, whole or not at all; returns its path.
 *
 * @example
 * // not run: it writes segments.json into the study's output folder
 * saveSegments(study, choice)
 */
export function saveSegments(study: Study, choice: SegmentationChoice): string {
  const file = path.join(study.outputFolder, SEGMENTS_FILE);
  writeFileAtomically(file, `${JSON.stringify(segmentsFile(study, choice), null, 1)}\n`);
  return file;
}

/** The chosen segmentation, and whether the data support it. */
export type ChosenSegmentation = Segmentation & Pick<SegmentationChoice, "status" | "because">;

/**
 * The segmentation of the study: the one that notebook 07 wrote, if it belongs to this very file, seed and
 * recipe; else it is chosen here, by the same rule and with the same result, which takes some seconds.
 *
 * @param folders where that file may lie; default the study's output folder.
 * @example
 * // not run: where notebook 07 has not run, it takes 15 s
 * const segmentation = chosenSegmentation(study);
 */
export function chosenSegmentation(
  study: Study,
  folders: readonly string[] = [study.outputFolder],
): ChosenSegmentation {
  const features = studyFeatures(study);
  const fits = (file: SegmentsFile | null): file is SegmentsFile =>
    file !== null &&
    file.source === study.fingerprint &&
    file.seed === study.seed &&
    JSON.stringify(file.recipe) === JSON.stringify(features.recipe);
  const saved = folders.map((folder) => readSegments(path.join(folder, SEGMENTS_FILE))).find(fits);
  if (saved === undefined) {
    const sample = sampledStudy(study);
    const onSample = chooseSegmentation(studyFeatures(sample), sample.base, {
      ...study.choice,
      seed: study.seed,
    });
    const choice = onAllCustomers(sample, onSample);
    const { status, because } = choice;
    return Object.freeze({ ...choice.segmentation, status, because });
  }
  const clustering = Object.freeze({
    method: saved.method,
    labels: Int32Array.from(saved.customers, ({ segment }) => segment),
    clusterCount: saved.centers.length,
    parameters: saved.parameters,
  });
  return Object.freeze({
    ...segmentationOf(clustering, features, study.base),
    status: saved.status,
    because: findingFromJson(saved.because),
  });
}

/** The file's content; null where there is none, or one of another version: then the segmentation is chosen again. */
function readSegments(file: string): SegmentsFile | null {
  const parsed = existsSync(file) ? parseSegmentsFile(readFileSync(file, "utf8")) : null;
  return parsed !== null && "segments" in parsed ? parsed.segments : null;
}

/** Third quartile plus one and a half times the interquartile range. */
function upperFence(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [q1, q3] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  return q3 + 1.5 * (q3 - q1);
}
