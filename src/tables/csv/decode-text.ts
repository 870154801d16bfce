/** An encoding that files of tables are written in. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251";

/** Text from bytes, and how it was encoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** The bytes, where each is a letter of ASCII; null where they are not. */
  readonly ascii: Uint8Array | null;
  /**
   * The first line, from 1, with a letter that shows the encoding, where it was guessed; null where a byte-order mark, or
   * the letters themselves, leave no doubt.
   */
  readonly guessed: { readonly line: number; readonly text: string } | null;
  /** The first line, from 1, with bytes that are no letter, where the text is UTF-8 otherwise; null where all is well. */
  readonly damaged: { readonly line: number; readonly text: string } | null;
}

/**
 * The text of a file: by its byte-order mark where it has one, as UTF-8 where it is valid UTF-8, as UTF-16 where every
 * other byte of its beginning is zero. Else it is guessed: Windows-1251 where whole words are beyond ASCII, as Cyrillic
 * ones are, and Windows-1252, which older spreadsheets write in western Europe and America, otherwise. UTF-8 with a few
 * bytes that are none stays UTF-8, with the place of the damage. The mark is no part of the text. Cost O(bytes).
 *
 * @example decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41])).text // "A"
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markOf(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== null) return decoded(bytes, marked);
  const valid = validUtf8(bytes);
  if (valid !== null) return valid;
  const { letters, faults, firstFault } = utf8Letters(bytes);
  // Other encodings make a letter of UTF-8 by chance, once in hundreds: more are a mixture.
  if (4 * letters > faults) {
    const text = new TextDecoder("utf-8").decode(bytes);
    return Object.freeze({
      text,
      encoding: "utf-8",
      ascii: null,
      guessed: null,
      damaged: lineAt(bytes, firstFault, text),
    });
  }
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const { text, encoding } = decoded(bytes, isCyrillic(bytes) ? "windows-1251" : "windows-1252");
  const printable = encoding === "windows-1252" ? text.replace(/[\u0080-\u009f]/g, printed) : text;
  return Object.freeze({
    text: printable,
    encoding,
    ascii: null,
    guessed: lineAt(bytes, first, printable),
    damaged: null,
  });
}

function markOf([first, second]: Uint8Array): TextEncoding | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** How many bytes show UTF-16 without a mark. */
const LOOKED_AT = 1_024;

/** Names and figures are ASCII mostly: in UTF-16 one byte of each pair is zero, and no other text has zeros. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | null {
  const pairs = Math.floor(Math.min(bytes.length, LOOKED_AT) / 2);
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs < 2 || Math.max(even, odd) < pairs * 0.6 || Math.min(even, odd) > 0) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return Object.freeze({ text, encoding, ascii: null, guessed: null, damaged: null });
}

/** The text of valid UTF-8; null for bytes that are none. */
function validUtf8(bytes: Uint8Array): DecodedText | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // Each letter beyond ASCII takes more bytes than it has code units, and a mark of the byte order is left out of the text.
    const ascii = text.length === bytes.length ? bytes : null;
    return Object.freeze({ text, encoding: "utf-8", ascii, guessed: null, damaged: null });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * Counts the letters beyond ASCII that are valid UTF-8, and the bytes that are part of none.
 *
 * Source: RFC 3629, section 4.
 */
function utf8Letters(bytes: Uint8Array): {
  readonly letters: number;
  readonly faults: number;
  readonly firstFault: number;
} {
  let [letters, faults, firstFault] = [0, 0, -1];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] < 0x80) {
      at++;
      continue;
    }
    const length = letterLength(bytes, at);
    if (length > 0) letters++;
    else if (faults++ === 0) firstFault = at;
    at += Math.max(1, length);
  }
  return { letters, faults, firstFault };
}

/** The bytes of the letter at a place; 0 where there is none. */
function letterLength(bytes: Uint8Array, at: number): number {
  const [first, second] = [bytes[at], bytes[at + 1]];
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i] & 0xc0) !== 0x80) return 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const beyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || beyond ? 0 : length;
}

/** Words of two letters and more that are all beyond ASCII are the rule in Cyrillic text, and hardly occur in western text. */
function isCyrillic(bytes: Uint8Array): boolean {
  let [inWords, alone, run] = [0, 0, 0];
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    // Windows-1251 has its letters here, and two more at 0xA8 and 0xB8.
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) run++;
    else {
      if (run > 1) inWords += run;
      else alone += run;
      run = 0;
      if (byte >= 0x80) alone++;
    }
  }
  return inWords > 4 * alone;
}

/** The line of a byte, cut to a readable length. */
function lineAt(
  bytes: Uint8Array,
  at: number,
  text: string,
): { readonly line: number; readonly text: string } {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
  return { line, text: text.split(/\r\n|\r|\n/, line)[line - 1].slice(0, 100) };
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; some places are empty in both. */
const PRINTED = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 decodes Windows-1252 as Latin-1 and loses the euro, dashes and quotation marks: they are put back. */
function printed(control: string): string {
  return PRINTED[control.charCodeAt(0) - 0x80];
}
