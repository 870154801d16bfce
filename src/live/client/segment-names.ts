import type { LabSegments } from "../engine/lab-parts";

/** The names of the segments by label, short enough for a legend. */
export function segmentNames({ segments }: LabSegments): ReadonlyMap<number, string> {
  return new Map(segments.map(({ label, name }) => [label, name.name]));
}
