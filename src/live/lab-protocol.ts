import type { LabData } from "./lab-data";
import type { LabPart } from "./engine/lab-parts";
import type { LabState } from "./lab-state";
import type { OwnReading, OwnTable } from "./own/own-table";

/** What the page asks of the worker. `job` numbers the questions, upwards. */
export type LabRequest =
  | { readonly type: "load"; readonly data: LabData }
  | { readonly type: "fit"; readonly job: number; readonly state: LabState; readonly depth: LabDepth }
  /** Reads what the reader dropped; in a worker of its own. */
  | { readonly type: "read"; readonly own: OwnTable }
  /** Stops the job between two of its steps. A step that takes long is ended by ending the worker. */
  | { readonly type: "cancel"; readonly job: number };

/**
 * `segments`: what follows every change at once. `checks`: stability, and twins of the data. `scorecard`: the study's whole
 * scorecard and its rule, which takes seconds. The page asks for each in a job of its own.
 */
export type LabDepth = "segments" | "checks" | "scorecard";

/** What the worker answers. Parts of a job come in the order of `LabPart`, as they are done. */
export type LabResponse =
  | { readonly type: "loaded"; readonly rows: number }
  | { readonly type: "read"; readonly reading: OwnReading }
  /** The job has been read; a worker that does not say so is still inside a long step of another. */
  | { readonly type: "started"; readonly job: number }
  | { readonly type: "part"; readonly job: number; readonly part: LabPart; readonly milliseconds: number }
  | { readonly type: "progress"; readonly job: number; readonly progress: LabProgress }
  | { readonly type: "done"; readonly job: number; readonly milliseconds: number }
  | { readonly type: "cancelled"; readonly job: number }
  /** The settings cannot be computed: `message` says why, in words for the reader. */
  | { readonly type: "failed"; readonly job: number; readonly message: string };

/** How far a step is. */
export interface LabProgress {
  /** What is being worked out: `stability`. */
  readonly step: string;
  readonly done: number;
  readonly all: number;
}
