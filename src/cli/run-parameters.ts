import path from "node:path";
import { InputError } from "../core/input-error";
import { assignedParameters } from "../notebook/run/assigned-parameters";
import { readNotebook } from "../notebook/document/notebook-file";
import { sameSource } from "../notebook/git/pair";
import { injectParameters, parametersOf, type ParameterValue } from "../notebook/run/parameters";
import { selectNotebooks } from "../notebook/run/select-notebooks";
import { DEFAULT_SEED, PROJECT_FOLDER, wholeSeed } from "../study/settings";

/** What the command line says of a run's workbook, seed and other parameters. */
export interface ParameterSettings {
  readonly data?: string;
  readonly seed?: number;
  /** `name=value` each, as typed after `-p`. */
  readonly parameter?: readonly string[];
}

/** A run's parameters, with the two that the study itself must know. */
export interface RunParameters {
  /** What is put into the notebooks; empty for a run as committed. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  readonly seed: number;
  readonly data?: string;
}

/**
 * Brings the ways to set a run's parameters together. `--seed N` and `-p seed=N` are the same, and so are `--data FILE`
 * and `-p data=FILE`: a path as typed, from the folder the command was typed in. Both spellings at once must agree.
 *
 * @param names The notebooks to be run.
 * @throws InputError for names that none of these notebooks declares, values of the wrong type, and contradictions.
 */
export function runParameters(
  settings: ParameterSettings,
  folder: string,
  names: readonly string[],
): RunParameters {
  const assignments = settings.parameter ?? [];
  const declared =
    assignments.length === 0
      ? []
      : names.flatMap((name) => parametersOf(readNotebook(path.join(folder, `${name}.ipynb`)), name));
  const assigned = assignedParameters(assignments, declared);
  const data = agreed("data", settings.data, assigned["data"] as string | undefined);
  const given = agreed("seed", settings.seed, assigned["seed"] as number | undefined);
  const seed = given === undefined ? DEFAULT_SEED : wholeSeed(String(given), "-p seed");
  return Object.freeze({
    values: Object.freeze({
      ...assigned,
      ...(seed === DEFAULT_SEED && !("seed" in assigned) ? {} : { seed }),
      ...(data === undefined || data === "" ? {} : { data: portable(data) }),
    }),
    seed,
    ...(data === undefined || data === "" ? {} : { data }),
  });
}

/**
 * The notebooks of a folder that an earlier run made with other parameters than this run's.
 *
 * @param ran The notebooks this run has made, which are not looked at.
 */
export function withOtherParameters(
  folder: string,
  ran: ReadonlySet<string>,
  values: RunParameters["values"],
): readonly string[] {
  return selectNotebooks(folder).filter((name) => {
    if (ran.has(name)) return false;
    const notebook = readNotebook(path.join(folder, `${name}.ipynb`));
    return !sameSource(injectParameters(notebook, values, name), notebook);
  });
}

function agreed<Value>(
  name: string,
  option: Value | undefined,
  assigned: Value | undefined,
): Value | undefined {
  if (option === undefined || assigned === undefined || option === assigned) return option ?? assigned;
  throw new InputError({
    where: `--${name} and -p ${name}`,
    what: `${String(option)} and ${String(assigned)}`,
    legal: "the same value, or one of the two",
  });
}

/** A path within the project is given from there, so that a notebook shows no more of a machine than it must. */
function portable(file: string): string {
  const fromProject = path.relative(PROJECT_FOLDER, path.resolve(file));
  const outside = fromProject.startsWith("..") || path.isAbsolute(fromProject);
  return outside ? path.resolve(file) : fromProject.split(path.sep).join("/");
}
