/** Text that arrives in pieces, of which only what has not been taken yet is kept. Places count from the first letter not taken. */
export class XmlInput {
  private readonly pieces: Iterator<string>;
  private text = "";
  private at = 0;
  private ended = false;

  constructor(pieces: Iterable<string>) {
    this.pieces = pieces[Symbol.iterator]();
  }

  /** True where the text goes on with these letters. */
  startsWith(letters: string): boolean {
    while (this.text.length - this.at < letters.length && this.more());
    return this.text.startsWith(letters, this.at);
  }

  /** The place of some letters, from a place on; -1 where they do not occur, or not before `before`. */
  find(letters: string, from: number, before = Infinity): number {
    for (let start = from; ;) {
      const found = this.text.indexOf(letters, this.at + start);
      if (found >= 0) return found - this.at < before ? found - this.at : -1;
      const length = this.text.length - this.at;
      if (length >= before) return -1;
      start = Math.max(start, length - letters.length + 1);
      if (!this.more()) return -1;
    }
  }

  /** The letters up to a place that `find` gave. */
  peek(to: number): string {
    return this.text.slice(this.at, this.at + to);
  }

  /** Takes the letters up to a place that `find` gave. */
  take(to: number): string {
    const taken = this.peek(to);
    this.at += to;
    return taken;
  }

  /** Takes the same letters without looking at them. */
  drop(to: number): void {
    this.at += to;
  }

  /** Takes all up to some letters, and them; false, with nothing left, where they do not occur. */
  skipPast(letters: string): boolean {
    const found = this.find(letters, 0);
    this.at = found < 0 ? this.text.length : this.at + found + letters.length;
    return found >= 0;
  }

  /** Brings at least as much again as is kept: a long text in many pieces costs its length, not its square. */
  private more(): boolean {
    if (this.ended) return false;
    const kept = this.text.slice(this.at);
    const parts = [kept];
    for (let length = 0; length <= kept.length;) {
      const { value, done } = this.pieces.next();
      if (done === true) {
        this.ended = true;
        break;
      }
      parts.push(value);
      length += value.length;
    }
    this.text = parts.join("");
    this.at = 0;
    return parts.length > 1;
  }
}
