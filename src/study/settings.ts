import path from "node:path";
import { InputError } from "../core/input-error";

/** Where a study takes its data from and puts its results; `champo run` passes these to the notebooks. */
export interface StudySettings {
  /** A file of the user's own; default the study's usual one. */
  readonly data?: string;
  readonly seed: number;
  readonly outputFolder: string;
}

/** The project's folder: this file is compiled to lib/study/. */
export const PROJECT_FOLDER = path.join(__dirname, "..", "..");

/** The seed of a study that names none. */
export const DEFAULT_SEED = 7;

/** How settings travel to the notebooks' kernels: as environment variables. */
export function settingsToEnvironment(settings: StudySettings): Record<string, string> {
  return {
    ...(settings.data === undefined ? {} : { CHAMPO_DATA: path.resolve(settings.data) }),
    CHAMPO_SEED: String(settings.seed),
    CHAMPO_OUT: path.resolve(settings.outputFolder),
  };
}

/** The settings of this process, from its environment; each has a default, so a notebook runs by itself too. */
function settingsFromEnvironment(env: NodeJS.ProcessEnv = process.env): StudySettings {
  const { CHAMPO_DATA: data, CHAMPO_SEED: seed, CHAMPO_OUT: outputFolder = PROJECT_FOLDER } = env;
  return {
    ...(data === undefined || data === "" ? {} : { data }),
    seed:
      seed === undefined || seed === "" ? DEFAULT_SEED : wholeSeed(seed, "environment variable CHAMPO_SEED"),
    outputFolder,
  };
}

/**
 * Settings of a call, completed by those of the environment.
 *
 * @param own go before those of the environment. `data` is a path, from the project's folder where it is relative; ""
 * names none.
 * @throws InputError for a seed out of range.
 */
export function completeSettings(own: Partial<StudySettings> = {}): StudySettings {
  const around = settingsFromEnvironment();
  const data =
    own.data === undefined || own.data === "" ? around.data : path.resolve(PROJECT_FOLDER, own.data);
  return {
    ...(data === undefined ? {} : { data }),
    seed: own.seed === undefined ? around.seed : wholeSeed(String(own.seed), "loadStudy(seed)"),
    outputFolder: own.outputFolder ?? around.outputFolder,
  };
}

/** Reads a seed as a user types it. */
export function wholeSeed(text: string, where: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= 0xffffffff) return seed;
  throw new InputError({ where, what: `"${text}"`, legal: "a whole number from 0 to 4294967295" });
}
