import type { Command } from "commander";
import { InputError } from "../../core/input-error";
import { KEPT_FOLDER } from "../../notebook/run/kept-file";
import { requireWritableFolder } from "../../core/require-writable";
import type { RunOptions } from "../../notebook/run/run";
import { installedPackages, LIBRARY } from "../../notebook/run/run-cache";
import { wholeAtLeastOne } from "../option-values";
import type { ReportSource } from "./kept-report";

/** What a user says of how notebooks run, whatever study they belong to. */
export interface KeptRunSettings {
  /** How many notebooks run at the same time; default one for each core, up to four. */
  readonly jobs?: number;
  /** Runs every notebook, whether anything has changed or not. */
  readonly fresh?: boolean;
  /** Says of each notebook why it runs. */
  readonly explain?: boolean;
}

/** Adds the options of {@link KeptRunSettings} to a command. */
export function addKeptRunOptions(command: Command): Command {
  return command
    .option(
      "--jobs <number>",
      "how many notebooks run at the same time (default: one for each core, up to 4, and as many as memory holds)",
      wholeAtLeastOne,
    )
    .option("--fresh", "run every notebook, also where nothing it depends on has changed")
    .option("--explain", "say why each notebook runs");
}

/**
 * How many notebooks run at the same time, and where it is kept what came of each notebook. Where nothing can be written there, all
 * notebooks run, and a line on the screen says why.
 */
export function keptRuns({
  jobs,
  fresh,
}: KeptRunSettings): Pick<RunOptions, "cacheFolder" | "fresh" | "jobs"> {
  const asked = { ...(jobs === undefined ? {} : { jobs }), ...(fresh === undefined ? {} : { fresh }) };
  try {
    requireWritableFolder(KEPT_FOLDER);
    return { ...asked, cacheFolder: KEPT_FOLDER };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.log(`What notebooks give is not kept for the next run: ${error.message}`);
    return { ...asked, cacheFolder: null };
  }
}

/** What of the whole program decides what a report says. */
export function reportSettings(
  fingerprint: string,
  seed: number,
): Pick<ReportSource, "library" | "settings"> {
  return { library: LIBRARY, settings: [fingerprint, String(seed), process.version, installedPackages()] };
}
