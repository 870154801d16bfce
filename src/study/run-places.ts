import path from "node:path";
import { InputError } from "../core/input-error";
import { PROJECT_FOLDER } from "./settings";

/** Where a run puts what it makes. */
export interface RunPlaces {
  readonly notebooks: string;
  readonly figures: string;
  readonly report: string;
  /** For what notebooks write themselves, such as segments.json. */
  readonly results: string;
}

/**
 * Where a run's notebooks, figures and report go. The committed notebooks and figures are those of the embedded
 * workbook and the notebooks' own parameters; any other run goes to a folder of its own (`out/`, which git ignores), so
 * that a company's numbers never end up in a commit.
 *
 * @throws InputError when such another run would write over the committed ones.
 */
export function placesOf(options: { readonly out?: string; readonly asCommitted: boolean }): RunPlaces {
  const base =
    options.out !== undefined
      ? path.resolve(options.out)
      : options.asCommitted
        ? PROJECT_FOLDER
        : path.join(PROJECT_FOLDER, "out");
  if (!options.asCommitted && base === PROJECT_FOLDER) {
    throw new InputError({
      where: "--out",
      what: `"${options.out}", where the committed notebooks lie`,
      legal: "another folder for a run on other data, with another seed or other parameters",
    });
  }
  return Object.freeze({
    notebooks: path.join(base, "notebooks"),
    figures: path.join(base, "figures"),
    report: path.join(base, "report"),
    results: base,
  });
}
