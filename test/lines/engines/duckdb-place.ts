import type { LinesPlace } from "../../../src/lines/engines/lines-place";

/** A place of lines that says nothing but where they are, changed where a test cares. */
export function placeOf(kind: LinesPlace["kind"], at: string, changes: Partial<LinesPlace> = {}): LinesPlace {
  return { kind, at, table: null, select: null, cluster: null, memory: null, spill: null, ...changes };
}
