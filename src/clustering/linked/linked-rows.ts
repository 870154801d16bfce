import { InputError } from "../../core/input-error";
import { nearestName } from "../../core/nearest-name";
import { requireList } from "../../core/require-list";

/** Rows that belong together as blocks, and which blocks must not meet. */
export interface LinkedRows {
  /** The block of each row, 0, 1, … as the rows first meet them. */
  readonly blockOf: Int32Array;
  readonly blocks: number;
  /** For each block the blocks that it must be apart from, each once, ascending. */
  readonly apart: readonly (readonly number[])[];
}

/**
 * Reads lists of rows that must share a cluster and of rows of which no two may share one. What must share a cluster with a
 * third row belongs together too: blocks are the whole of such chains.
 *
 * @param where function, as the error shall name it. @throws InputError for a list of fewer than two rows, for a name that no
 * row has, and for two rows that must be together and apart, which it names.
 */
export function linkedRows(
  rowNames: readonly string[],
  together: readonly (readonly string[])[],
  apart: readonly (readonly string[])[],
  where: string,
): LinkedRows {
  const rowOf = new Map(rowNames.map((name, row) => [name, row]));
  const rowsOf = (names: readonly string[], list: string): number[] => {
    requireList(names, `${where}(${list})`);
    if (names.length < 2) {
      throw new InputError({
        where: `${where}(${list})`,
        what: `a list of ${names.length}`,
        legal: "lists of two rows or more",
      });
    }
    return names.map((name) => {
      const row = rowOf.get(name);
      if (row !== undefined) return row;
      const near = nearestName(name, rowNames);
      throw new InputError({
        where: `${where}(${list})`,
        what: `"${name}"`,
        legal: "the names of rows",
        ...(near === null ? {} : { remedy: `The nearest is "${near}"` }),
      });
    });
  };
  const root = Int32Array.from(rowNames.keys());
  const find = (row: number): number => {
    while (root[row] !== row) row = root[row] = root[root[row]];
    return row;
  };
  for (const names of together) {
    const [first, ...others] = rowsOf(names, "together");
    others.forEach((row) => (root[find(row)] = find(first)));
  }
  const blockOf = new Int32Array(rowNames.length);
  const numbers = new Map<number, number>();
  rowNames.forEach((_, row) => {
    const found = find(row);
    if (!numbers.has(found)) numbers.set(found, numbers.size);
    blockOf[row] = numbers.get(found)!;
  });
  const against = Array.from({ length: numbers.size }, () => new Set<number>());
  for (const names of apart) {
    const rows = rowsOf(names, "apart");
    rows.forEach((row, i) =>
      rows.slice(i + 1).forEach((other) => {
        const [a, b] = [blockOf[row], blockOf[other]];
        if (a === b) {
          throw new InputError({
            where: `${where}(apart)`,
            what: `"${rowNames[row]}" and "${rowNames[other]}", which must be together`,
            legal: "rows that no list of `together` brings into one cluster",
          });
        }
        against[a].add(b);
        against[b].add(a);
      }),
    );
  }
  return { blockOf, blocks: numbers.size, apart: against.map((set) => [...set].sort((a, b) => a - b)) };
}
