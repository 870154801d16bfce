// The cells of a text of one byte a letter, by column: src/tables/csv/scan-columns.ts, where all cells are in the text as they are.
import { atInteger, integer } from "./tiles";

const QUOTE: i32 = 34;
const APOSTROPHE: i32 = 39;
const EQUALS: i32 = 61;
const RETURN: i32 = 13;
const NEW_LINE: i32 = 10;

let letters: usize, length: i32, separator: i32;
let line: i32;

/** The text that the other functions read, and the letter between its cells. */
export function useText(lettersAt: usize, lettersLength: i32, separatorLetter: i32): void {
  letters = lettersAt;
  length = lettersLength;
  separator = separatorLetter;
}

/** How often the separator is there goes to `counts`, and then how many letters of line ends: a text has no more cells than both and one. */
export function countMarks(counts: usize): void {
  let separators = 0,
    ends = 0,
    at = 0;
  const cut = i8x16.splat(<i8>separator),
    feed = i8x16.splat(<i8>NEW_LINE),
    carriage = i8x16.splat(<i8>RETURN);
  for (; at + 16 <= length; at += 16) {
    const sixteen = v128.load(letters + <usize>at);
    separators += popcnt(i8x16.bitmask(i8x16.eq(sixteen, cut)));
    ends += popcnt(i8x16.bitmask(v128.or(i8x16.eq(sixteen, feed), i8x16.eq(sixteen, carriage))));
  }
  for (; at < length; at++) {
    const letter = letterAt(at);
    if (letter === separator) separators++;
    else if (isLineEnd(letter)) ends++;
  }
  put(counts, 0, separators);
  put(counts, 1, ends);
}

/**
 * Finds the cells of the records that begin before the letter `upTo`. `state` holds the letter to go on from, its line, the cells and
 * the rows so far, and the most cells of a row. `places` gets two numbers a cell: where it begins and where it ends; `begins` the first
 * cell of the row behind each row, `lines` the line of each.
 *
 * Returns 0 where a cell is not in the text as it is (quotes within quotes, a guard against formulas) or is none; else 1.
 */
export function findCells(upTo: i32, state: usize, places: usize, begins: usize, lines: usize): i32 {
  let at = integer(state, 0),
    cell = integer(state, 2),
    row = integer(state, 3),
    widest = integer(state, 4);
  line = integer(state, 1);
  while (at < upTo) {
    if (!isLineEnd(letterAt(at))) {
      put(lines, row, line);
      const first = cell;
      for (; ; at++) {
        const quoted = at < length && letterAt(at) === QUOTE;
        if (quoted) at++;
        put(places, 2 * cell, at);
        at = quoted ? endOfQuoted(at) : endOfPlain(at);
        if (at < 0) return 0;
        put(places, 2 * cell++ + 1, at);
        if (quoted) at++;
        if (at >= length || isLineEnd(letterAt(at))) break;
        // Behind a quote: another quote, or a letter that should not be there.
        if (letterAt(at) !== separator) return 0;
      }
      widest = max(widest, cell - first);
      put(begins, ++row, cell);
    }
    if (at < length) line++;
    at += isPair(at) ? 2 : 1;
  }
  put(state, 0, at);
  put(state, 1, line);
  put(state, 2, cell);
  put(state, 3, row);
  put(state, 4, widest);
  return 1;
}

/** Where the cell without quotes that begins here ends; -1 where it is not in the text as it is. */
function endOfPlain(begin: i32): i32 {
  if (begin + 1 < length && letterAt(begin) === EQUALS && letterAt(begin + 1) === QUOTE) return -1;
  for (let at = begin; at < length; at++) {
    const letter = letterAt(at);
    if (letter === separator) return at;
    if (letter > APOSTROPHE) continue;
    if (isLineEnd(letter)) return at;
    if (letter === APOSTROPHE && mayGuard(begin, at)) return -1;
  }
  return length;
}

/** Where the quote is that closes the cell that begins here, over line ends; -1 where there is none, or a guard. */
function endOfQuoted(begin: i32): i32 {
  for (let at = begin; at < length; at++) {
    const letter = letterAt(at);
    if (letter === QUOTE) return at;
    if (isLineEnd(letter) && !isPair(at)) line++;
    if (letter === APOSTROPHE && mayGuard(begin, at)) return -1;
  }
  return -1;
}

/** Whether an apostrophe may be a guard against formulas: at the beginning of a cell, or of what another reader takes for one. */
function mayGuard(begin: i32, at: i32): bool {
  if (at === begin) return true;
  const before = letterAt(at - 1);
  return before === 44 || before === 59 || before === 9 || before === 124 || isLineEnd(before);
}

/**
 * Codes the cells of a column: `codes` gets a number for each row, 0 where the row has no such cell, and `firsts` the cell where each
 * other code was first met. `slots` have 16 bytes each, all 0 before, and there are 2 to the power of `bits`. `sets` gets the first code
 * that is described, and the letters of its cell and all later ones (src/tables/cell-letters.ts).
 *
 * Returns how many codes there are, 0 among them; or 0 where they would fill more than half of the slots.
 */
export function codeCells(
  column: i32,
  rows: i32,
  places: usize,
  begins: usize,
  slots: usize,
  bits: i32,
  codes: usize,
  firsts: usize,
  sets: usize,
): i32 {
  const last = (1 << bits) - 1;
  let known = 1;
  for (let i = 0; i < 14; i++) put(sets, i, 0);
  for (let row = 0; row < rows; row++) {
    if (row === FIRST_ROWS) put(sets, 0, known);
    const cell = integer(begins, row) + column;
    if (cell >= integer(begins, row + 1)) {
      put(codes, row, 0);
      continue;
    }
    const from = integer(places, 2 * cell);
    const size = integer(places, 2 * cell + 1) - from;
    const key = keyOf(from, size);
    let slot = <i32>((key * SPREAD) >>> (64 - bits));
    let code = 0;
    for (; ; slot = (slot + 1) & last) {
      const at = slots + ((<usize>slot) << 4);
      code = integer(at, 3);
      if (code === 0) break;
      if (load<u64>(at) !== key || integer(at, 2) !== size) continue;
      if (size <= 8 || isSame(integer(places, 2 * integer(firsts, code)), from, size)) break;
    }
    if (code === 0) {
      if (2 * known > last) return 0;
      code = known++;
      put(firsts, code, cell);
      if (row >= FIRST_ROWS) addLetters(sets, from, size);
      const at = slots + ((<usize>slot) << 4);
      store<u64>(at, key);
      put(at, 2, size);
      put(at, 3, code);
    }
    put(codes, row, code);
  }
  if (rows <= FIRST_ROWS) put(sets, 0, known);
  return known;
}

/** Titles and names of columns are in the first rows: the letters of what is met there are not added. */
const FIRST_ROWS: i32 = 16;

/** Adds a cell to the sets of letters: whether one is empty, and those that cells begin with, end with, and have. */
function addLetters(sets: usize, from: i32, size: i32): void {
  if (size === 0) return put(sets, 1, 1);
  addLetter(sets + 8, letterAt(from));
  addLetter(sets + 24, letterAt(from + size - 1));
  for (let i = 0; i < size; i++) addLetter(sets + 40, letterAt(from + i));
}

function addLetter(set: usize, letter: i32): void {
  const at = set + ((<usize>(letter >>> 6)) << 3);
  store<u64>(at, load<u64>(at) | ((<u64>1) << (letter & 63)));
}

/** The fraction of the golden ratio. */
const SPREAD: u64 = 0x9e3779b97f4a7c15;

/** Up to eight letters are their own key; of more, eight at a time are mixed into one. */
function keyOf(from: i32, size: i32): u64 {
  let key: u64 = 0;
  let text = letters + <usize>from;
  for (; size > 8; size -= 8, text += 8) {
    key = (key ^ load<u64>(text)) * SPREAD;
    key ^= key >>> 29;
  }
  // What is read behind a cell is taken off.
  return size === 0 ? key : key ^ (load<u64>(text) & (u64.MAX_VALUE >>> (64 - 8 * size)));
}

function isSame(a: i32, b: i32, size: i32): bool {
  for (let i = 0; i < size; i++) if (letterAt(a + i) !== letterAt(b + i)) return false;
  return true;
}

function letterAt(place: i32): i32 {
  return load<u8>(letters + <usize>place);
}

function put(base: usize, place: i32, value: i32): void {
  store<i32>(atInteger(base, place), value);
}

function isLineEnd(letter: i32): bool {
  return letter === NEW_LINE || letter === RETURN;
}

/** Whether a line end of two letters begins here. */
function isPair(at: i32): bool {
  return at + 1 < length && letterAt(at) === RETURN && letterAt(at + 1) === NEW_LINE;
}
