import { baseToJson } from "../../customers/base-json";
import type { CustomerBase } from "../../customers/customer-base";
import { featureCandidates } from "../../customers/recipe/feature-candidates";
import type { StudyDescription } from "../../study/description/study-description";
import { GENERAL } from "../../study/study";
import { decimal } from "../../text/format";
import { liveMatrix } from "../engine/live-matrix";
import { liveSample } from "../engine/live-sample";
import type { LiveData } from "../live-data";
import { liveMethod } from "../live-methods";
import { changed } from "../live-settings";
import type { LiveState } from "../live-state";
import { proposeK } from "./propose-k";

/** So many segments are shown where no number is better than all others. */
const USUAL = 3;
/** A proposal looks at so many customers. */
const SAMPLE = 1_000;

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
  const { x, sampled } = liveSample(liveMatrix(data, start).x, start.seed, SAMPLE, SAMPLE);
  const found = proposeK(x, liveMethod(start.method), start);
  if (found === null) return Object.freeze({ data, proposal: null });
  const of = sampled === null ? "" : `, on a sample of ${sampled} customers`;
  return Object.freeze({
    data: Object.freeze({ ...data, start: changed(start, { parameters: { k: found.k } }, data) }),
    proposal: `k-means with ${found.k} segments is shown first: of 2 to ${found.most} segments this number has the highest silhouette (${decimal(found.silhouette).text}${of}). Whether there are segments at all is another question: see "How many segments?" and "Silhouettes, compared with twins of the data".`,
  });
}
