import type { LiveData } from "./live-data";
import type { LivePart } from "./engine/live-parts";
import type { LiveState } from "./live-state";
import type { OwnReading, OwnTable } from "./own/own-table";

/** What the page asks of the worker. `job` numbers the questions, upwards. */
export type LiveRequest =
  | { readonly type: "load"; readonly data: LiveData }
  | { readonly type: "fit"; readonly job: number; readonly state: LiveState; readonly depth: LiveDepth }
  /** Reads what the reader dropped; in a worker of its own. */
  | { readonly type: "read"; readonly own: OwnTable }
  /** Stops the job between two of its steps. A step that takes long is ended by ending the worker. */
  | { readonly type: "cancel"; readonly job: number };

/**
 * `files`: the result as the files of a study, on request. `segments`: what follows every change at once. `checks`: stability, and twins of the data. `scorecard`: the study's whole
 * scorecard and its rule, which takes seconds. `certificate`: how far that rule can be trusted on such data, minutes, a preview after each set. The page asks for each in a job of its own.
 */
export type LiveDepth = "segments" | "checks" | "scorecard" | "certificate" | "files";

/** What the worker answers. Parts of a job come in the order of `LivePart`, as they are done. */
export type LiveResponse =
  | { readonly type: "loaded"; readonly rows: number }
  | { readonly type: "read"; readonly reading: OwnReading }
  /** The job has been read; a worker that does not say so is still inside a long step of another. */
  | { readonly type: "started"; readonly job: number }
  | { readonly type: "part"; readonly job: number; readonly part: LivePart; readonly milliseconds: number }
  | { readonly type: "progress"; readonly job: number; readonly progress: LiveProgress }
  | { readonly type: "done"; readonly job: number; readonly milliseconds: number }
  | { readonly type: "cancelled"; readonly job: number }
  /** The settings cannot be computed: `message` says why, in words for the reader. */
  | { readonly type: "failed"; readonly job: number; readonly message: string };

/** How far a step is. */
export interface LiveProgress {
  /** What is being worked out: `stability`. */
  readonly step: string;
  readonly done: number;
  readonly all: number;
}
