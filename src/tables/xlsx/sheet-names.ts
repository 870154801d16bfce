import { fold, nearestName } from "../../core/nearest-name";
import { orRename } from "./or-rename";
import type { ProblemLog } from "../problem-log";
import type { TableSchema } from "../table-schema";

/**
 * Finds each sheet by its name: exactly first, else but for case and spaces.
 *
 * @param others sheets without a table, which no missing name is likely to mean.
 * @returns per schema the place among `names`, or `null` with a problem in `problems`.
 */
export function matchSheets(
  schemas: readonly TableSchema[],
  names: readonly string[],
  problems: ProblemLog,
  others: readonly string[] = [],
): (number | null)[] {
  const exact = schemas.map(({ name }) => names.indexOf(name));
  const places = exact.map((place, i) =>
    place >= 0
      ? place
      : names.findIndex((name, j) => fold(name) === fold(schemas[i].name) && !exact.includes(j)),
  );
  const unused = names.filter((name, i) => !places.includes(i) && !others.includes(name));
  return places.map((place, i) => {
    if (place >= 0) return place;
    const { name, holds } = schemas[i];
    const meant = nearestName(name, unused);
    problems.add({
      sheet: name,
      value: "no such sheet",
      legal: `a sheet of this name (${holds})`,
      remedy:
        meant === null
          ? `Add the sheet${orRename(unused)}`
          : `Did you mean the sheet "${meant}"? Rename it to "${name}"`,
    });
    return null;
  });
}
