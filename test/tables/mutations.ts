import { strToU8, unzipSync, zipSync } from "fflate";
import { randomSource, type RandomSource } from "../../src/math/distributions/random";

/** What readers of XML, zip files and tables stumble over. */
const TOKENS: readonly string[] = [
  '<row r="1048577">',
  '<row r="9007199254740993">',
  '<c r="XFD1" t="s"><v>99999999999</v></c>',
  '<c r="ZZZZZZ1" s="-1" t="d"><v>9999-12-31T23:59:60</v></c>',
  '<c t="e"><v>#</v></c>',
  "</row>",
  "</c>",
  "</sheetData>",
  "<sheetData>",
  '<mergeCell ref="A1:XFD1048576"/>',
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<?",
  "&#x110000;",
  "&#0;",
  "&lol;",
  "_xD800_",
  "_x0000_",
  "1e309",
  "-0",
  "NaN",
  '="',
  '"',
  '""',
  "\r",
  "\n\n",
  "\t",
  ";",
  ",",
  "|",
  "\u001a",
  "\u0000",
  "\u2028",
  "'=",
  "sep=,\n",
  "1.234.567,89-",
  "31/02/2019 25:61",
  "../../../../etc/",
  "%2e%2e/",
  "extLst",
  "true",
  "null",
  "[[[[",
  "}",
  "__proto__",
];

/** One mutation of bytes: some flipped, cut out, doubled, or replaced by a token. */
function mutateBytes(bytes: Uint8Array, random: RandomSource): Uint8Array {
  const whole = (below: number): number => Math.floor(random() * below);
  const at = whole(bytes.length + 1);
  const length = Math.min(bytes.length - at, whole(random() < 0.5 ? 8 : 400));
  const between = (middle: Uint8Array, after: number): Uint8Array =>
    Uint8Array.from([...bytes.subarray(0, at), ...middle, ...bytes.subarray(after)]);
  switch (whole(6)) {
    case 0:
      return bytes.map((byte) => (random() < 2 / bytes.length ? byte ^ (1 << whole(8)) : byte));
    case 1:
      return between(new Uint8Array(), at + length);
    case 2:
      return between(bytes.subarray(at, at + length), at);
    case 3:
      return bytes.map((byte, i) => (i >= at && i < at + 4 ? [0, 255, 127, 128][whole(4)] : byte));
    case 4:
      return bytes.subarray(0, at);
    default: {
      const token = strToU8(TOKENS[whole(TOKENS.length)]);
      const times = random() < 0.05 ? 2_000 : 1 + whole(3);
      return between(
        Uint8Array.from({ length: token.length * times }, (_, i) => token[i % token.length]),
        at + (random() < 0.5 ? token.length : 0),
      );
    }
  }
}

/** The same workbook with one of its parts mutated; null where the bytes are no zip file any more. */
function mutatePart(bytes: Uint8Array, random: RandomSource): Uint8Array | null {
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 });
  } catch {
    return null;
  }
  const names = Object.keys(parts);
  if (names.length === 0) return null;
  const name = names[Math.floor(random() * names.length)];
  parts[name] = mutateBytes(parts[name], random);
  return zipSync(parts, { level: 0 });
}

/**
 * A mutated input: of the corpus, by one to four mutations, of the bytes themselves or of a part of the zip file.
 *
 * @param seed the same gives the same input.
 */
export function mutated(
  corpus: readonly (readonly [name: string, bytes: Uint8Array])[],
  seed: number,
): { readonly name: string; readonly bytes: Uint8Array } {
  const random = randomSource(seed);
  const [name, original] = corpus[Math.floor(random() * corpus.length)];
  let bytes = original;
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
    const inside =
      random() < 0.8 && bytes[0] === 0x50 && bytes[1] === 0x4b ? mutatePart(bytes, random) : null;
    bytes = inside ?? mutateBytes(bytes, random);
  }
  return { name, bytes };
}
