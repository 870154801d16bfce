import { sumOf } from "../../core/sum";
import { compiledKernels, type CompiledKernels } from "../../math/compiled/compiled-kernels";
import { describeLetters, type CellLetters } from "../cell-letters";
import type { CodedColumn } from "../coded-column";
import type { FoundGrid } from "../found-grid";
import { TABLE_LIMITS } from "../limits";
import type { LetteredText } from "./letters";
import type { ScanStart } from "./scan-cells";

/** Letters that are read at a time: what runs often is compiled again, faster, while it runs. */
const LETTERS = 1 << 18;
/** Of the number of slots that most columns do with: 2 to this power of them are in the processor's cache. */
const FEW = 11;
/** Whole numbers of a slot. */
const SLOT = 4;
/** Whole numbers that say which letters the cells of a column have: the first code that is described, whether a cell is empty, three sets. */
const SETS = 14;
/** Texts that would need more memory are read without the compiled kernels. */
const MOST_BYTES = 1 << 29;

/**
 * As `scanColumns`, by the compiled kernels; null where these cannot, or do not, do it: without WebAssembly, for letters beyond ASCII,
 * for cells that are not in the text as they are (quotes within quotes, guards against formulas), for faults, and beyond the limits.
 */
export function scanColumnsCompiled(
  source: LetteredText,
  delimiter: string,
  start: ScanStart,
  mostCells: number,
): FoundGrid | null {
  const { letters } = source;
  const separator = delimiter.charCodeAt(0);
  if (!(letters instanceof Uint8Array) || separator > 127) return null;
  const room = roomFor(letters, separator);
  if (room === null || room.cells > mostCells) return null;
  const bits = Math.max(FEW, Math.ceil(Math.log2(2 * room.rows + 4)));
  const integers = [
    Math.ceil(letters.length / 4),
    2 * room.cells,
    room.rows + 1,
    room.rows,
    5,
    SLOT * 2 ** bits,
    room.rows,
    room.rows + 1,
    SETS,
  ];
  if (4 * sumOf(integers) > MOST_BYTES) return null;
  const compiled = compiledKernels([], integers);
  if (compiled === null) return null;
  try {
    return gridOf(compiled, source, separator, start, bits, mostCells);
  } finally {
    compiled.giveBack();
  }
}

/** How many cells and rows a text has at most. */
function roomFor(
  letters: Uint8Array,
  separator: number,
): { readonly cells: number; readonly rows: number } | null {
  const compiled = compiledKernels([], [Math.ceil(letters.length / 4), 2]);
  if (compiled === null) return null;
  const [text, counts] = compiled.integers;
  useText(compiled, text, letters, separator);
  compiled.run.countMarks(counts.byteOffset);
  const [separators, ends] = counts;
  compiled.giveBack();
  return { cells: separators + ends + 1, rows: ends + 1 };
}

function useText({ run }: CompiledKernels, text: Int32Array, letters: Uint8Array, separator: number): void {
  new Uint8Array(text.buffer, text.byteOffset, letters.length).set(letters);
  run.useText(text.byteOffset, letters.length, separator);
}

function gridOf(
  compiled: CompiledKernels,
  { text, letters }: LetteredText,
  separator: number,
  start: ScanStart,
  bits: number,
  mostCells: number,
): FoundGrid | null {
  const { run, integers } = compiled;
  const [room, places, begins, lines, state, slots, codes, firsts, sets] = integers;
  useText(compiled, room, letters as Uint8Array, separator);
  state.set([start.at, start.line]);
  for (let upTo = LETTERS; state[0] < letters.length; upTo += LETTERS) {
    const end = Math.min(upTo, letters.length);
    const found = run.findCells(
      end,
      state.byteOffset,
      places.byteOffset,
      begins.byteOffset,
      lines.byteOffset,
    );
    if (found === 0) return null;
  }
  const [, , , rows, width] = state;
  if (width > TABLE_LIMITS.columns || rows * width > mostCells) return null;
  const ofCells = [places.byteOffset, begins.byteOffset, slots.byteOffset] as const;
  const codeColumn = (column: number, power: number): number => {
    slots.fill(0, 0, SLOT * 2 ** power);
    const found = [codes.byteOffset, firsts.byteOffset, sets.byteOffset] as const;
    return run.codeCells(column, rows, ...ofCells, power, ...found);
  };
  const columns = Array.from({ length: width }, (_, column): CodedColumn => {
    const known = codeColumn(column, FEW) || codeColumn(column, bits);
    const values = new Array<string | null>(known);
    values[0] = null;
    for (let code = 1; code < known; code++) {
      const cell = 2 * firsts[code];
      values[code] = text.slice(places[cell], places[cell + 1]);
    }
    describeLetters(values, lettersOfSets(sets));
    return { values, codes: new Uint32Array(codes.subarray(0, rows)) };
  });
  const widths = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) widths[row] = begins[row + 1] - begins[row];
  return { lines: new Uint32Array(lines.subarray(0, rows)), widths, columns };
}

function lettersOfSets(sets: Int32Array): CellLetters {
  const set = (at: number): Uint32Array => Uint32Array.from(sets.subarray(at, at + 4));
  return { from: sets[0], hasEmpty: sets[1] === 1, first: set(2), last: set(6), any: set(10) };
}
