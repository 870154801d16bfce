import { writeDescription } from "../../study/description/write-description";
import type { LiveData } from "../live-data";
import type { LiveState } from "../live-state";
import { descriptionOfState } from "./description-of-state";
import { segmentsOfState } from "./segments-of-state";

/** What the page shows, as the files of a study: the commands take them. */
export interface LiveFiles {
  readonly kind: "files";
  /** The text of `segments.json`. */
  readonly segments: string;
  /** The text of `study.yaml`; null for data that it cannot describe. */
  readonly description: string | null;
}

/**
 * The files of a study for what the page shows.
 *
 * @throws InputError where the settings cannot be computed, or give no segment.
 */
export function liveFiles(data: LiveData, state: LiveState): LiveFiles {
  const description = descriptionOfState(data, state);
  return Object.freeze({
    kind: "files",
    segments: `${JSON.stringify(segmentsOfState(data, state), null, 1)}\n`,
    description: description === null ? null : writeDescription(description),
  });
}
