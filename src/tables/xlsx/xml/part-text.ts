/** Bytes decoded at a time: whole sheets as one text would be held twice. */
const PIECE = 65_536;

/** The text of a part, or what is wrong with its encoding. */
export type PartText = { readonly pieces: Iterable<string> } | { readonly encoding: string };

/**
 * The text of an XML part, piece by piece: UTF-8 or UTF-16, the encodings that the format allows, by the byte-order mark
 * or the first letters. Damaged letters become U+FFFD.
 *
 * @returns `encoding` where the part says that it is in another.
 */
export function partText(bytes: Uint8Array): PartText {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return { pieces: decoded(bytes, "utf-16le") };
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return { pieces: decoded(bytes, "utf-16be") };
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const said =
    /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? "utf-8";
  // US-ASCII is UTF-8, and a part that can be read so far is not UTF-16, whatever it says.
  if (!/^(?:utf-?8|utf-?16.*|(?:us-)?ascii)$/i.test(said)) return { encoding: said };
  return { pieces: decoded(bytes, "utf-8") };
}

function* decoded(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
}
