import type { CodedColumn } from "../coded-column";

/** Multiplier of Knuth's multiplicative hashing, 2^32 / golden ratio. */
const SPREAD = 0x9e3779b1;

/**
 * Codes the cells of one column as they are read: a cell that was met before is found by its letters in the text, without a
 * text of its own. Rows that are not put have the code 0, which is null: no cell.
 */
export class ColumnCoder {
  private readonly values: (string | null)[] = [null];
  private codes = new Uint32Array(1_024);
  /** Open addressing with linear probing: codes by hash, 0 where free; never more than half full. */
  private slots = new Uint32Array(256);
  private hashes = new Int32Array(128);

  /** @param row at least that of the cell before. @param hash `letterHash` of the letters. */
  put(row: number, text: string, from: number, to: number, hash: number): void {
    if (row >= this.codes.length) this.codes = grown(this.codes, Math.max(row + 1, 2 * this.codes.length));
    const mask = this.slots.length - 1;
    let slot = (Math.imul(hash, SPREAD) >>> 7) & mask;
    for (;;) {
      const code = this.slots[slot];
      if (code === 0) break;
      if (this.hashes[code] === hash && isSame(this.values[code]!, text, from, to)) {
        this.codes[row] = code;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.codes[row] = this.add(text.slice(from, to), hash, slot);
  }

  /** The column, of so many rows. */
  finish(rows: number): CodedColumn {
    const codes = rows > this.codes.length ? grown(this.codes, rows) : this.codes.subarray(0, rows);
    return { values: this.values, codes };
  }

  private add(value: string, hash: number, slot: number): number {
    const code = this.values.length;
    this.values.push(value);
    this.slots[slot] = code;
    if (code >= this.hashes.length) {
      const hashes = new Int32Array(2 * this.hashes.length);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    this.hashes[code] = hash;
    if (2 * code >= this.slots.length) this.widen();
    return code;
  }

  private widen(): void {
    const slots = new Uint32Array(4 * this.slots.length);
    const mask = slots.length - 1;
    for (let code = 1; code < this.values.length; code++) {
      let slot = (Math.imul(this.hashes[code], SPREAD) >>> 7) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

function isSame(value: string, text: string, from: number, to: number): boolean {
  if (value.length !== to - from) return false;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

function grown(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(numbers);
  return longer;
}
