import type { CodedColumn } from "../coded-column";
import type { Letters, LetteredText } from "./letters";

/** Numbers of a slot: the two of its key, its code, and where the letters of a long cell are kept. */
const SLOT = 4;
/** A cell of so many letters of a byte each is its own key. */
const SHORT = 7;
/** The second number of the key of a longer cell is less than 0, with its length. */
const LONG = 1 << 31;

/**
 * Codes the cells of one column as they are read: a cell that was met before is found by its letters, without a text of its
 * own. Rows that are not put have the code 0, which is null: no cell.
 */
export class ColumnCoder {
  private readonly values: (string | null)[] = [null];
  private codes = new Uint32Array(1_024);
  /** Open addressing with linear probing, at most half full. A slot is free where its code is 0. */
  private slots = new Int32Array(SLOT * 256);
  /** The letters of the long cells, one after the other, and how many there are. */
  private kept: Letters = new Uint8Array(1_024);
  private end = 0;

  /** @param row at least that of the cell before. */
  put(row: number, source: LetteredText, from: number, to: number): void {
    if (row >= this.codes.length) this.codes = grown(this.codes, Math.max(row + 1, 2 * this.codes.length));
    const { letters } = source;
    const length = to - from;
    let [first, second] = [0, 0];
    let isLong = length > SHORT;
    for (let at = from; at < to && !isLong; at++) {
      const letter = letters[at];
      isLong = letter > 255;
      second = (second << 8) | (first >>> 24);
      first = (first << 8) | letter;
    }
    if (isLong) first = letterHash(letters, from, to);
    second = isLong ? LONG | length : second | (length << 24);
    this.codes[row] = this.codeOf(first, second, source, from, to);
  }

  /** The column, of so many rows. */
  finish(rows: number): CodedColumn {
    const codes = rows > this.codes.length ? grown(this.codes, rows) : this.codes.subarray(0, rows);
    return { values: this.values, codes };
  }

  private codeOf(first: number, second: number, source: LetteredText, from: number, to: number): number {
    const { slots } = this;
    let slot = slotOf(first, second, slots.length);
    for (;;) {
      const code = slots[slot + 2];
      if (code === 0) break;
      const isKey = slots[slot] === first && slots[slot + 1] === second;
      if (isKey && (second >= 0 || this.isKept(slots[slot + 3], source.letters, from, to))) return code;
      slot = (slot + SLOT) & (slots.length - 1);
    }
    const code = this.values.length;
    this.values.push(source.text.slice(from, to));
    slots[slot] = first;
    slots[slot + 1] = second;
    slots[slot + 2] = code;
    slots[slot + 3] = second < 0 ? this.keep(source.letters, from, to) : 0;
    if (2 * SLOT * code >= slots.length) this.widen();
    return code;
  }

  private isKept(begin: number, letters: Letters, from: number, to: number): boolean {
    const { kept } = this;
    for (let i = from, at = begin; i < to; i++, at++) if (kept[at] !== letters[i]) return false;
    return true;
  }

  /** Keeps the letters of a cell. @returns where. */
  private keep(letters: Letters, from: number, to: number): number {
    const begin = this.end;
    this.end = begin + to - from;
    const isWide = letters instanceof Uint16Array || this.kept instanceof Uint16Array;
    if (this.end > this.kept.length || isWide !== this.kept instanceof Uint16Array) {
      const length = Math.max(this.end, 2 * this.kept.length);
      const longer = isWide ? new Uint16Array(length) : new Uint8Array(length);
      longer.set(this.kept);
      this.kept = longer;
    }
    this.kept.set(letters.subarray(from, to), begin);
    return begin;
  }

  private widen(): void {
    const [before, slots] = [this.slots, new Int32Array(2 * this.slots.length)];
    for (let old = 0; old < before.length; old += SLOT) {
      if (before[old + 2] === 0) continue;
      let slot = slotOf(before[old], before[old + 1], slots.length);
      while (slots[slot + 2] !== 0) slot = (slot + SLOT) & (slots.length - 1);
      for (let i = 0; i < SLOT; i++) slots[slot + i] = before[old + i];
    }
    this.slots = slots;
  }
}

/** Multipliers of xxHash (Collet). */
const [SPREAD, MIX] = [0x9e3779b1, 0x85ebca77];

/** Where the search for a key begins, among so many numbers of slots. */
function slotOf(first: number, second: number, length: number): number {
  const hash = Math.imul(first ^ Math.imul(second, MIX), SPREAD);
  return ((hash ^ (hash >>> 15)) * SLOT) & (length - 1);
}

function letterHash(letters: Letters, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum = (Math.imul(sum, 31) + letters[at]) | 0;
  return sum;
}

function grown(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(numbers);
  return longer;
}
