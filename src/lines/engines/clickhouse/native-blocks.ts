import type { ResultColumn } from "../sql-runner";

/** Thrown inside: the block is not whole yet. */
const MORE = new RangeError("The block is not whole yet.");

/**
 * Reads ClickHouse's form `Native` as it comes: blocks of columns, each of texts or of numbers of double precision, whose
 * values may be missing. Numbers come to their last bit.
 */
export class NativeBlocks {
  #bytes: Buffer = Buffer.alloc(0);
  #wait: Buffer[] = [];
  #waiting = 0;

  /** Takes bytes and hands on the blocks that are whole. */
  add(bytes: Buffer, take: (columns: readonly ResultColumn[]) => void): void {
    this.#wait.push(bytes);
    this.#waiting += bytes.length;
    // A block is tried again when its bytes have doubled, so each byte is read about twice.
    if (this.#waiting >= this.#bytes.length) this.#read(take);
  }

  /** Hands on the last blocks. @returns whether nothing is left over. */
  end(take: (columns: readonly ResultColumn[]) => void): boolean {
    this.#read(take);
    return this.#bytes.length === 0;
  }

  #read(take: (columns: readonly ResultColumn[]) => void): void {
    const bytes = Buffer.concat([this.#bytes, ...this.#wait]);
    let at = 0;
    try {
      while (at < bytes.length) {
        const block = new Block(bytes, at);
        const columns = block.columns();
        at = block.at;
        if (columns.length > 0 && columns[0].length > 0) take(columns);
      }
    } catch (error) {
      if (error !== MORE) throw error;
    }
    this.#bytes = bytes.subarray(at);
    this.#wait = [];
    this.#waiting = 0;
  }
}

class Block {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  columns(): readonly ResultColumn[] {
    const columns = this.#whole();
    const rows = this.#whole();
    return Array.from({ length: columns }, () => {
      this.#text();
      return this.#column(this.#text(), rows);
    });
  }

  #column(type: string, rows: number): ResultColumn {
    const inner = /^Nullable\((.*)\)$/.exec(type)?.[1];
    const missing = inner === undefined ? null : this.#take(rows);
    switch (inner ?? type) {
      case "String":
        return Array.from({ length: rows }, (_, row) => {
          const text = this.#text();
          return missing?.[row] === 1 ? null : text;
        });
      case "Float64": {
        const bytes = this.#take(rows * Float64Array.BYTES_PER_ELEMENT);
        return Float64Array.from({ length: rows }, (_, row) =>
          missing?.[row] === 1 ? NaN : bytes.readDoubleLE(row * Float64Array.BYTES_PER_ELEMENT),
        );
      }
      default:
        throw new TypeError(`A column of type ${type} was not asked for.`);
    }
  }

  #text(): string {
    return this.#take(this.#whole()).toString("utf8");
  }

  /** Seven bits a byte, the least first. */
  #whole(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const [byte] = this.#take(1);
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }

  #take(length: number): Buffer {
    if (this.at + length > this.#bytes.length) throw MORE;
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}
