import { baseToJson } from "../../customers/base-json";
import type { CustomerBase } from "../../customers/customer-base";
import { featureCandidates } from "../../customers/recipe/feature-candidates";
import type { StudyDescription } from "../../study/description/study-description";
import { GENERAL } from "../../study/study";
import { bestAssessment, type Assessment } from "../../validity/how-many/assess";
import { decimal } from "../../text/format";
import { liveMatrix } from "../engine/live-matrix";
import { closeSample, liveScores } from "../engine/live-scores";
import type { LiveData } from "../live-data";
import { liveMethod } from "../live-methods";
import { changed } from "../live-settings";
import type { LiveState } from "../live-state";

/** So many segments are shown where no number is better than all others. */
const USUAL = 3;

/** A reader's table, ready to be worked on. */
export interface OwnStart {
  readonly data: LiveData;
  /** Why so many segments are shown first; null where no number is better than another. */
  readonly proposal: string | null;
}

/**
 * The live page's data of a reader's table: every feature the table offers, compared as `customerFeatures` does by itself,
 * in as many segments as have the highest silhouette.
 *
 * @param description what `study.yaml` says of the table; null where it cannot.
 */
export function tableLiveData(
  base: CustomerBase,
  like: LiveState,
  description: StudyDescription | null,
): OwnStart {
  const start: LiveState = Object.freeze({
    features: Object.freeze(featureCandidates(base).map(({ name }) => name)),
    transform: "auto",
    scale: "standard",
    weight: "blocks",
    method: "k-means",
    parameters: Object.freeze({ k: Math.min(USUAL, base.customers.length) }),
    seed: like.seed,
    without: Object.freeze([]),
  });
  const data: LiveData = Object.freeze({
    version: 2,
    kind: "own",
    name: base.name,
    base: baseToJson(base),
    origin: Object.freeze({ kind: GENERAL, source: `live page, ${base.name}`, description }),
    start,
    choice: null,
  });
  const method = liveMethod(start.method);
  const { rows, sampledRows } = liveScores(
    closeSample(liveMatrix(data, start).x, method, start.seed),
    method,
    start,
  );
  const best = highest(rows);
  if (best === null) return Object.freeze({ data, proposal: null });
  const of = sampledRows === null ? "" : `, on a sample of ${sampledRows} customers`;
  return Object.freeze({
    data: Object.freeze({ ...data, start: changed(start, { parameters: { k: best.k } }, data) }),
    proposal: `k-means with ${best.k} segments is shown first: of 2 to ${rows[rows.length - 1].k} segments this number has the highest silhouette (${decimal(best.silhouette).text}${of}). Whether there are segments at all is another question: see "How many segments?" and "Silhouettes, compared with twins of the data".`,
  });
}

/** The number of segments with the highest silhouette; null where the largest tried has it: it might go on rising. */
function highest(rows: readonly Assessment[]): Assessment | null {
  if (rows.every(({ silhouette }) => silhouette === null)) return null;
  const best = bestAssessment(rows, "silhouette");
  return rows.length > 1 && best === rows[rows.length - 1] ? null : best;
}
