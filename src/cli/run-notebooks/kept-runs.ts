import path from "node:path";
import type { Command } from "commander";
import { pathState } from "../../core/path-state";
import { InputError } from "../../core/input-error";
import { requireWritableFolder } from "../../core/require-writable";
import type { RunOptions } from "../../notebook/run/run";
import { PROJECT_FOLDER } from "../../study/settings";
import type { ReportSource } from "./kept-report";

/** What a user says of runs that are kept. */
export interface KeptRunSettings {
  /** Runs every notebook, whether anything has changed or not. */
  readonly fresh?: boolean;
  /** Says of each notebook why it runs. */
  readonly explain?: boolean;
}

/** Adds the options of {@link KeptRunSettings} to a command. */
export function addKeptRunOptions(command: Command): Command {
  return command
    .option("--fresh", "run every notebook, also where nothing it depends on has changed")
    .option("--explain", "say why each notebook runs");
}

/**
 * Where it is kept what came of each notebook. Where nothing can be written there, all
 * notebooks run, and a line on the screen says why.
 */
export function keptRuns({ fresh }: KeptRunSettings): Pick<RunOptions, "cacheFolder" | "fresh"> {
  const folder = path.join(PROJECT_FOLDER, "node_modules", ".cache", "champo", "runs");
  try {
    requireWritableFolder(folder);
    return { cacheFolder: folder, ...(fresh === undefined ? {} : { fresh }) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.log(`What notebooks give is not kept for the next run: ${error.message}`);
    return { cacheFolder: null };
  }
}

/** What of the whole program decides what a report says. */
export function reportSettings(
  fingerprint: string,
  seed: number,
): Pick<ReportSource, "library" | "settings"> {
  const packages = path.join(PROJECT_FOLDER, "node_modules", ".package-lock.json");
  return {
    library: path.join(PROJECT_FOLDER, "lib"),
    settings: [fingerprint, String(seed), process.version, pathState(packages, "content")],
  };
}
