/** Text from bytes, and how it was encoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

/**
 * The text of a file: by its byte-order mark where it has one, as UTF-8 where it is valid UTF-8, else as Windows-1252,
 * which older spreadsheets write in western Europe and America. The mark is no part of the text. Cost O(bytes).
 *
 * @example decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41])).text // "A"
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(bytes, "utf-16be");
  try {
    return Object.freeze({
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes),
      encoding: "utf-8" as const,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const { text, encoding } = decoded(bytes, "windows-1252");
    return Object.freeze({ text: text.replace(/[\u0080-\u009f]/g, printed), encoding });
  }
}

function decoded(bytes: Uint8Array, encoding: DecodedText["encoding"]): DecodedText {
  return Object.freeze({ text: new TextDecoder(encoding).decode(bytes), encoding });
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; some places are empty in both. */
const PRINTED = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 decodes Windows-1252 as Latin-1 and loses the euro, dashes and quotation marks: they are put back. */
function printed(control: string): string {
  return PRINTED[control.charCodeAt(0) - 0x80];
}
