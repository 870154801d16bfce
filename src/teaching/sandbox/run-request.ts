import type { Limits } from "../assignment";
import type { Encoded } from "../grade/encode-value";
import type { PlannedCell } from "../release/plan-run";
import type { SandboxOptions } from "./sandbox";

/** A notebook of a submission as it is to be run. */
export interface NotebookToRun {
  readonly cells: readonly PlannedCell[];
  /** Names whose values the tests read. */
  readonly collect: readonly string[];
}

/** What the warden is asked to do: notebooks of one submission, in a sandbox. */
export interface RunRequest {
  readonly notebooks: readonly NotebookToRun[];
  /** Its environment is that of the first workbook. */
  readonly sandbox: SandboxOptions;
  /** The environment of each workbook that the notebooks are run on. */
  readonly workbooks: readonly Readonly<Record<string, string>>[];
  readonly limits: Limits;
}

/** What a cell showed. */
export interface Shown {
  readonly figures: number;
  readonly tables: number;
  /** Sentences, with how many of their numbers were computed. */
  readonly sentences: readonly { readonly text: string; readonly computed: number }[];
  /** All that it showed as text, cut to what a page of feedback can hold. */
  readonly text: string;
}

/** Of a cell that was not run. */
export const NOTHING_SHOWN: Shown = Object.freeze({ figures: 0, tables: 0, sentences: [], text: "" });

/** What became of a cell. */
export interface CellResult {
  readonly id: string;
  /** `stopped`: it was ended by a limit or ended its process. `not run`: an earlier cell did. */
  readonly status: "ran" | "failed" | "stopped" | "not run";
  /** Why it failed or was stopped. */
  readonly why?: string;
  readonly shown: Shown;
}

/** What became of the notebook on one workbook. */
export interface RunOnWorkbook {
  readonly cells: readonly CellResult[];
  /** By name; what is not there was not defined, or could not be written. */
  readonly values: Readonly<Record<string, Encoded>>;
}

/** What became of the notebook: on the first workbook, and on the others. */
export interface RunResult extends RunOnWorkbook {
  /** In the order of the workbooks; fewer where the kernel ended before. */
  readonly others: readonly RunOnWorkbook[];
  readonly seconds: number;
  /** Why nothing could be run at all. */
  readonly lost?: string;
}

/** The result of a notebook that could not be run. */
export function lostRun(cells: readonly PlannedCell[], why: string): RunResult {
  return {
    cells: cells.map(({ id }) => ({ id, status: "not run", shown: NOTHING_SHOWN })),
    values: {},
    others: [],
    seconds: 0,
    lost: why,
  };
}
