import type { Limits } from "../assignment";
import type { Encoded } from "../grade/encode-value";
import type { PlannedCell } from "../release/plan-run";
import type { SandboxOptions } from "./sandbox";

/** What the warden is asked to do: one notebook of one submission, in a sandbox. */
export interface RunRequest {
  readonly cells: readonly PlannedCell[];
  /** Names whose values the tests read. */
  readonly collect: readonly string[];
  readonly sandbox: SandboxOptions;
  readonly limits: Limits;
}

/** What a cell showed. */
export interface Shown {
  readonly figures: number;
  readonly tables: number;
  /** Sentences, with how many of their numbers were computed. */
  readonly sentences: readonly { readonly text: string; readonly computed: number }[];
}

/** What became of a cell. */
export interface CellResult {
  readonly id: string;
  /** `stopped`: it was ended by a limit or ended its process. `not run`: an earlier cell did. */
  readonly status: "ran" | "failed" | "stopped" | "not run";
  /** Why it failed or was stopped. */
  readonly why?: string;
  readonly shown: Shown;
}

/** What became of the notebook. */
export interface RunResult {
  readonly cells: readonly CellResult[];
  /** By name; what is not there was not defined, or could not be written. */
  readonly values: Readonly<Record<string, Encoded>>;
  readonly seconds: number;
  /** Why nothing could be run at all. */
  readonly lost?: string;
}

/** The result of a notebook that could not be run. */
export function lostRun(cells: readonly PlannedCell[], why: string): RunResult {
  const shown = { figures: 0, tables: 0, sentences: [] };
  return {
    cells: cells.map(({ id }) => ({ id, status: "not run", shown })),
    values: {},
    seconds: 0,
    lost: why,
  };
}
