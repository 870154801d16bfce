import { isCode, type Notebook } from "../document/document";

/** Code that may reach files, other programs or the network without the library: nothing is known of what it does. */
const ANYTHING = /\b(require|process|globalThis|eval|Function|fetch)\b|\bimport\s*\(/;
const IMPORTED = /\bfrom\s+["']([^"']+)["']|\bimport\s+["']([^"']+)["']/g;
/** The functions of the library by which notebooks hand something on. */
const WRITES = /\bsaveSegments\b/;
const READS = /\bchosenSegmentation\b/;

/** Whether the code of a notebook's cells uses the library alone, so that only what it hands on ties it to others. */
export function usesLibraryAlone(code: string): boolean {
  const imported = [...code.matchAll(IMPORTED)].map(([, from, bare]) => from ?? bare ?? "");
  return !ANYTHING.test(code) && imported.every((name) => /^champo(\/|$)/.test(name));
}

/**
 * Which notebooks of a run have to end before each of them may start, so that running the others at the same time
 * gives what running them in order gives: who reads the chosen segments waits for who saves them, who saves them waits
 * for earlier readers, and a notebook that may do anything waits for all before it, as all after it wait for it.
 *
 * @param notebooks in the order of the run.
 * @returns for each notebook the positions of those it waits for, all smaller than its own.
 *
 * @example
 * waitsFor([sales, features, choice, profiles]) // [[], [], [], [2]]: profiles reads the segments that choice saves
 */
export function waitsFor(notebooks: readonly Notebook[]): readonly (readonly number[])[] {
  const traits = notebooks.map((notebook) => ({
    alone: !usesLibraryAlone(codeOf(notebook)),
    writes: WRITES.test(codeOf(notebook)),
    reads: READS.test(codeOf(notebook)),
  }));
  return traits.map(({ alone, writes, reads }, place) =>
    traits
      .slice(0, place)
      .flatMap((earlier, i) =>
        alone || earlier.alone || (reads && earlier.writes) || (writes && (earlier.reads || earlier.writes))
          ? [i]
          : [],
      ),
  );
}

/**
 * In which order notebooks take their turns: first the one with the most cells from it to the end of the run, its own and
 * those of the notebooks that wait for it, so that no core is idle at the end.
 *
 * @param waits as {@link waitsFor} gives them.
 * @param cells the number of code cells of each notebook.
 * @returns positions, each after those it waits for.
 *
 * @example
 * startOrder([[], [], [1], []], [10, 8, 5, 12]) // [1, 3, 0, 2]: 8 and 5 cells, 12, 10, 5
 */
export function startOrder(
  waits: readonly (readonly number[])[],
  cells: readonly number[],
): readonly number[] {
  const ahead = cells.map((own) => own + 1); // a notebook without cells goes before those that wait for it, too
  for (let place = waits.length - 1; place >= 0; place--)
    for (const other of waits[place]!)
      ahead[other] = Math.max(ahead[other]!, cells[other]! + 1 + ahead[place]!);
  return [...waits.keys()].sort((a, b) => ahead[b]! - ahead[a]! || a - b);
}

/** The code of all cells of a notebook, one below the other. */
export function codeOf({ cells }: Notebook): string {
  return cells
    .filter(isCode)
    .map(({ source }) => source)
    .join("\n");
}
