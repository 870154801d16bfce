import type { Command } from "commander";
import path from "node:path";
import { requireWritableFile } from "../core/require-writable";
import { DEFAULT_SEED, PROJECT_FOLDER } from "../study/settings";
import { REAL_TRAITS, writeSyntheticWorkbook } from "../cases/champo/workbook/synthesise";
import type { End } from "./command";
import { seedValue } from "./option-values";

/** Settings of `champo synthesise`. */
export interface SynthesiseSettings {
  readonly seed: number;
  /** Default: the embedded workbook of the project, whose truth goes next to it. */
  readonly out?: string;
  /** Plants the traits of real workbooks. */
  readonly real?: boolean;
}

/** Adds `champo synthesise` to the command line. */
export function addSynthesise(program: Command, end: End): void {
  program
    .command("synthesise")
    .option("--seed <number>", "another seed, another company", seedValue, DEFAULT_SEED)
    .option("--out <file>", "the workbook to write (default: the embedded one in data/)")
    .option("--real", "with the traits of real workbooks: one giant order, flags that contradict orders, …")
    .action(async (options: SynthesiseSettings) => {
      end(await synthesiseCommand(options));
    });
}

/** `champo synthesise`: writes a synthetic workbook, and next to it the archetypes that were planted. */
async function synthesiseCommand(settings: SynthesiseSettings): Promise<number> {
  const file = path.resolve(settings.out ?? path.join(PROJECT_FOLDER, "data", "champo-synthetic.xlsx"));
  requireWritableFile(file);
  const written = await writeSyntheticWorkbook(file, {
    seed: settings.seed,
    ...(settings.real ? { traits: REAL_TRAITS } : {}),
  });
  for (const name of written) console.log(`wrote ${name}`);
  return 0;
}
