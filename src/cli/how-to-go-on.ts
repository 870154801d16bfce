/**
 * How to go on after a run that died: what was kept, and the command that runs the rest.
 *
 * @param notebook name of the notebook in which the run died, such as `05-density`. @param kept the folder of what ran.
 * @example howToGoOn("05-density", "notebooks") // "… champo run --from 05 …"
 */
export function howToGoOn(notebook: string, kept: string): string {
  const number = /^\d+/.exec(notebook)?.[0] ?? notebook;
  return `What ran until then is kept in ${kept}; the rest was not run. To go on from there: champo run --from ${number}, with the same options.`;
}
