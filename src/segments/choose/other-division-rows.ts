import { fewNames } from "../../text/few-names";
import type { OtherDivision } from "./other-divisions";

/** Another way to divide the same customers, as a row to be shown. */
export interface OtherDivisionRow {
  readonly method: string;
  readonly "smallest segment": number | null;
  readonly "largest segment": number | null;
  /** Names of who is left out; why there is no such division, where it is not possible. */
  readonly "left out": string;
  /** Adjusted Rand index. */
  readonly "agreement with the chosen": number | null;
}

/**
 * Other ways to divide the same customers, as rows to be shown.
 *
 * @example
 * otherDivisionRows(otherDivisions(segmentation, { also: ["trimmed-k-means"], seed: 7 }))[0].method // "trimmed k-means"
 */
export function otherDivisionRows(divisions: readonly OtherDivision[]): readonly OtherDivisionRow[] {
  return Object.freeze(
    divisions.map(({ method, smallest, largest, leftOut, impossible, agreement }) =>
      Object.freeze({
        method,
        "smallest segment": smallest,
        "largest segment": largest,
        "left out": impossible === null ? fewNames(leftOut) : `not possible: ${impossible}`,
        "agreement with the chosen": agreement,
      }),
    ),
  );
}
