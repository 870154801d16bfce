import { unescapeXml } from "./package-index";
import { xmlTags } from "./xml-tags";

/** Formats of days and times that every spreadsheet program knows by their numbers; some depend on the language. */
const BUILT_IN: ReadonlySet<number> = new Set([
  ...range(14, 22),
  ...range(27, 36),
  ...range(45, 47),
  ...range(50, 58),
  ...range(71, 81),
]);

/**
 * Tells from `xl/styles.xml` which cell styles show a number as a day or a time.
 *
 * @returns a function of a style's number.
 */
export function dateStyles(xml: string): (style: number) => boolean {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  for (const tag of xmlTags(xml)) {
    if (tag.name === "numFmt" && tag.kind !== "end") {
      formats.set(Number(tag.attribute("numFmtId")), showsDate(unescapeXml(tag.attribute("formatCode"))));
    } else if (tag.name === "cellXfs") inCells = tag.kind === "start";
    else if (tag.name === "xf" && tag.kind !== "end" && inCells) {
      const format = Number(tag.attribute("numFmtId"));
      styles.push(formats.get(format) ?? BUILT_IN.has(format));
    }
  }
  return (style) => styles[style] ?? false;
}

/** A format shows a day or a time when one of its letters, outside of quotes and brackets, stands for a part of one. */
function showsDate(code: string): boolean {
  return /[ymdhsb]/i.test(
    code
      .replace(/\[[^\]]*\]/g, "")
      .replace(/"[^"]*"/g, "")
      .replace(/\\./g, ""),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
