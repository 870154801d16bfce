import path from "node:path";
import { PROJECT_FOLDER } from "../study";

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
 * workbook and the default seed; any other run goes to a folder of its own (`out/`, which git ignores), so
 * that a company's numbers never end up in a commit.
 */
export function placesOf(options: { readonly out?: string; readonly asCommitted: boolean }): RunPlaces {
  const base =
    options.out !== undefined
      ? path.resolve(options.out)
      : options.asCommitted
        ? PROJECT_FOLDER
        : path.join(PROJECT_FOLDER, "out");
  return Object.freeze({
    notebooks: path.join(base, "notebooks"),
    figures: path.join(base, "figures"),
    report: path.join(base, "report"),
    results: base,
  });
}
