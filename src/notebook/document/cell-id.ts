import { digestOf } from "../../core/digest";

/**
 * A cell id made from the cell's kind and text, so that a cell written without an id has the same one in every
 * build, whatever comes before it. A suffix separates cells with the same text.
 *
 * @param taken Ids of the cells before it.
 * @returns Eight hexadecimal digits, with `-2`, `-3` … when that is taken.
 */
export function uniqueCellId(kind: string, source: string, taken: ReadonlySet<string>): string {
  const base = digestOf(`${kind}\n${source}`).slice(0, 8);
  if (!taken.has(base)) return base;
  let suffix = 2;
  while (taken.has(`${base}-${suffix}`)) suffix++;
  return `${base}-${suffix}`;
}
