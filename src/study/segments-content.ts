import { schemaOf } from "../customers/schema/schema-column";
import type { Division } from "../segments/choose/fit-on-all";
import type { SegmentLimits } from "../segments/choose/segment-limits";
import type { Lexicon } from "../segments/naming/lexicon";
import { nameSegments } from "../segments/naming/name-segments";
import { columnMatches } from "../segments/profiles/equals-column";
import { placementModel } from "./placement-model";
import { sourcesOf, type Preparation } from "./preparation";
import type { SegmentsFile } from "./segments-schema";

/** What `segments.json` says of where a division comes from. */
export interface SegmentsOrigin extends Pick<SegmentsFile, "kind" | "source" | "seed"> {
  readonly lexicon?: Lexicon;
  readonly preparation?: Omit<Preparation, "sources">;
  readonly limits?: SegmentLimits;
}

/**
 * The content of `segments.json` for a division of all customers. Needs no Node: the live page writes the same.
 *
 * Cost O(n d), with medoids O(n^2 d).
 */
export function segmentsContent(origin: SegmentsOrigin, choice: Division): SegmentsFile {
  const { kind, source, seed, lexicon, preparation, limits } = origin;
  const { segmentation, status, because } = choice;
  const { base, parameters, method } = segmentation;
  const { recipe, centers, customers, tooFar } = placementModel(segmentation);
  return Object.freeze({
    version: 2,
    kind,
    source,
    columns: schemaOf(base, recipe),
    ...(preparation === undefined
      ? {}
      : { preparation: { ...preparation, sources: sourcesOf(base, recipe, preparation.derived) } }),
    seed,
    recipe,
    method,
    parameters,
    status,
    because,
    ...(limits === undefined ? {} : { limits }),
    columnMatches: columnMatches(segmentation),
    names: nameSegments(segmentation, lexicon).map(({ name }) => name),
    centers,
    customers,
    tooFar,
  });
}
