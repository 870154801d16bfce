import { dayText } from "../core/day";
import { isBlank } from "./cells/is-blank";
import type { ProblemLog } from "./problem-log";
import { isFault, type FoundCell, type FoundRow } from "./raw-table";

/** What names of columns must be, as the report of a problem says it. */
export const OWN_NAMES = "a name of its own for each column";

/** Names longer than this are cut. */
const NAME_LENGTH = 120;

/**
 * A name per column, no two alike: a column without a name gets one, a name that occurs again gets a number, each with a
 * warning. Null for a column without a name and without content.
 *
 * @param isEmpty whether a column, by its place, holds nothing below its name.
 */
export function columnNames(
  header: FoundRow,
  width: number,
  isEmpty: (place: number) => boolean,
  place: { readonly sheet?: string },
  warnings: ProblemLog,
): (string | null)[] {
  const used = new Set<string>();
  return Array.from({ length: width }, (_, j) => {
    const cell = header.cells[j] ?? null;
    const blank = isBlank(cell);
    if (blank && isEmpty(j)) return null;
    const wanted = blank ? `column ${j + 1}` : nameOf(cell);
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted} (${n})`;
    used.add(name);
    if (blank || name !== wanted) {
      warnings.add({
        ...place,
        row: header.line,
        column: name,
        value: blank ? `no name for column ${j + 1}` : `"${wanted}" again`,
        legal: OWN_NAMES,
        remedy: `The column is called "${name}" here`,
      });
    }
    return name;
  });
}

function nameOf(cell: FoundCell): string {
  const text = isFault(cell) ? cell.text : cell instanceof Date ? dayText(cell) : String(cell);
  return text
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, NAME_LENGTH)
    .replace(/\p{Cs}/gu, "");
}
