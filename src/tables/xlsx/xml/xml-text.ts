const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Text of XML as its rules read it: line ends are one line feed, the five entities and numeric references are resolved.
 * Entities of a document type stay as they are.
 *
 * @example xmlText("a&#13;&amp;\r\nb") // "a\r&\nb"
 */
export function xmlText(raw: string): string {
  const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!lines.includes("&")) return lines;
  return lines.replace(
    /&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/**
 * Text of a cell: that of the XML, with the format's own escapes of letters that XML cannot hold (`_x000D_` is a
 * carriage return, `_x005F_` the underscore that begins such an escape). Halves of letters become U+FFFD.
 *
 * Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 * @example cellText("a_x0041_") // "aA"
 */
export function cellText(raw: string): string {
  const text = xmlText(raw);
  const whole = text.includes("_x")
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return whole === raw ? raw : whole.replace(/\p{Cs}/gu, "\ufffd");
}
