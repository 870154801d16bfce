/**
 * The page, from 1, of every place of a PDF that one of its links leads to, as Chromium writes them: objects in plain
 * text, the places by their names in the page's markup.
 *
 * @returns by the element's id. Empty for a PDF written otherwise.
 */
export function pdfPlaces(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const root = /\/Type \/Catalog[^]*?\/Pages (\d+) 0 R/.exec(text)?.[1];
  if (root === undefined) return new Map();
  const pageOf = new Map(pagesBelow(root, text).map((object, i) => [object, i + 1]));
  const places = text.matchAll(/\/(\S+) \[(\d+) 0 R \/XYZ [\d. -]+\]/g);
  return new Map(
    [...places].flatMap(([, name, object]): [string, number][] => {
      const page = pageOf.get(object);
      return page === undefined || name === "Dest" ? [] : [[idOf(name), page]];
    }),
  );
}

/** The objects of the pages below a node of the tree of pages, in their order. */
function pagesBelow(node: string, text: string): string[] {
  const kids = new RegExp(`\\n${node} 0 obj\\n<</Type /Pages[^]*?/Kids \\[([^\\]]*)\\]`).exec(text)?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(kid, text));
}

/** A name of PDF has `#` and two digits for some characters; Chromium makes it of the address in a link. */
function idOf(name: string): string {
  const address = name.replace(/#([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
