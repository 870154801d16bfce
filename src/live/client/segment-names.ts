import type { LiveSegments } from "../engine/live-parts";

/** The names of the segments by label, short enough for a legend. */
export function segmentNames({ segments }: LiveSegments): ReadonlyMap<number, string> {
  return new Map(segments.map(({ label, name }) => [label, name.name]));
}
