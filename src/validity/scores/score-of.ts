import type { Groups } from "../groups";
import type { Score } from "./score";

/** A score with what it was computed on. */
export function scoreOf(groups: Groups, better: Score["better"], value: number | null): Score {
  return Object.freeze({
    value,
    better,
    clusterCount: groups.labels.length,
    scoredRows: groups.scoredRows,
    noiseRows: groups.noiseRows,
  });
}
