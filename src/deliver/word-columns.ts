import { sumBy, sumOf } from "../core/sum";

/** A page's room for a table, in points: A4 upright and on its side, less margins of an inch. */
const UPRIGHT = 451;
const ON_ITS_SIDE = 697;
/** What is left free at both sides of a cell together, in points. */
export const CELL_SIDES = 6;

/** What is tried, the first that fits is taken: sizes of type in points. */
const TRIED = [
  { landscape: false, sizes: [9, 8, 7] },
  { landscape: true, sizes: [9, 8, 7, 6] },
];

/** How a table is set so that no word of it is broken. */
export interface WordColumns {
  /** Whether the table needs a page on its side. */
  readonly landscape: boolean;
  /** Size of the type, in points. */
  readonly size: number;
  /** Of each column, in points; together as wide as the page's room. */
  readonly widths: readonly number[];
}

/** A cell as it is written: its text, whether it is a bold head, and whether the mark of a footnote follows it. */
export interface WordCell {
  readonly text: string;
  readonly bold?: boolean;
  readonly noted?: boolean;
}

/**
 * Widths of the columns by what is in them: each has room for its longest word, the rest goes to columns whose texts are longer
 * than one line. Type gets smaller, then the page is turned, where the words do not fit. If they do not fit at all, each column
 * gets its part.
 *
 * @param rows the head, then the body; as many cells each.
 * @param least of each column, the least part of the table's width, 0 to 1: columns to write in need room, too.
 */
export function wordColumns(rows: readonly (readonly WordCell[])[], least: readonly number[]): WordColumns {
  const needs = (rows[0] ?? []).map((_, j) => {
    const cells = rows.map((row) => row[j]);
    const most = (measure: (cell: WordCell) => number) => Math.max(0, ...cells.map(measure));
    return { word: most(longestWord), line: most(lineWidth) };
  });
  const tries = TRIED.flatMap(({ landscape, sizes }) => sizes.map((size) => ({ landscape, size })));
  const roomOf = ({ landscape }: { landscape: boolean }) => (landscape ? ON_ITS_SIDE : UPRIGHT);
  const wordsOf = (way: (typeof tries)[number]) =>
    needs.map(({ word }, j) => Math.max(word * way.size + CELL_SIDES, least[j] * roomOf(way)));
  const fits = (way: (typeof tries)[number]) => sumOf(wordsOf(way)) <= roomOf(way);
  const { landscape, size } = tries.find(fits) ?? tries[tries.length - 1];
  const words = wordsOf({ landscape, size });
  const room = roomOf({ landscape });
  const left = room - sumOf(words);
  const wishes = needs.map(({ line }, j) => Math.max(0, line * size + CELL_SIDES - words[j]));
  const wished = sumOf(wishes);
  const widths = words.map((word, j) =>
    left < 0
      ? word * (room / (room - left))
      : wished > left
        ? word + left * (wishes[j] / wished)
        : word + wishes[j] + (left - wished) / words.length,
  );
  return { landscape, size, widths };
}

function longestWord(cell: WordCell): number {
  const words = cell.text.split(/\s+|(?<=\p{L}-)(?=\p{L})/u);
  return Math.max(0, ...words.map((word) => widthOf(word, cell))) + noteWidth(cell);
}

function lineWidth(cell: WordCell): number {
  return widthOf(cell.text, cell) + noteWidth(cell);
}

/** The mark of a footnote: up to four raised digits. */
function noteWidth({ noted = false }: WordCell): number {
  return noted ? 4 * 0.4 : 0;
}

/**
 * The width of a text, as a share of the size of its type: by letters of a wide typeface (as Verdana), since a reader whose
 * machine lacks the document's own sees another.
 */
function widthOf(text: string, { bold = false }: WordCell): number {
  const width = sumBy([...text], letterWidth);
  return bold ? width * 1.15 : width;
}

function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!’ ]/.test(letter)) return 0.34;
  if (/[ftrI()[\]\-/\s]/.test(letter)) return 0.42;
  if (/[mwMW%@]/.test(letter)) return 1;
  if (/[A-Z&+=<>×−–—…]/.test(letter)) return 0.84;
  return letter < "\u0250" ? 0.64 : 1;
}
