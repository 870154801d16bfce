import path from "node:path";
import { requireWritableFile } from "../core/require-writable";
import { PROJECT_FOLDER } from "../study/settings";
import { writeSyntheticWorkbook } from "../cases/champo/workbook/synthesise";

/** Settings of `champo synthesise`. */
export interface SynthesiseSettings {
  readonly seed: number;
  /** Default: the embedded workbook of the project, whose truth goes beside it. */
  readonly out?: string;
}

/** `champo synthesise`: writes a synthetic workbook, and beside it the archetypes that were planted. */
export function synthesiseCommand(settings: SynthesiseSettings): number {
  const file = path.resolve(settings.out ?? path.join(PROJECT_FOLDER, "data", "champo-synthetic.xlsx"));
  requireWritableFile(file);
  const written = writeSyntheticWorkbook(file, { seed: settings.seed });
  for (const name of written) console.log(`wrote ${name}`);
  return 0;
}
