import { xmlText } from "./xml/xml-text";
import type { XmlTag } from "./xml/xml-tags";

/**
 * Formats of days that every spreadsheet program knows by their numbers; some depend on the language. Those of times alone
 * (18 to 21, 32, 33, 45 to 47, 75 to 77, 79, 80) are not among them: a time is no day, and a duration is a number.
 */
const BUILT_IN: ReadonlySet<number> = new Set([
  ...range(14, 17),
  22,
  ...range(27, 31),
  ...range(34, 36),
  ...range(50, 58),
  ...range(71, 74),
  78,
  81,
]);

/**
 * Finds in the styles part which cell styles show a number as a day.
 *
 * @param tags of the part.
 * @returns a function of a style's number.
 */
export function dateStyles(tags: Iterable<XmlTag>): (style: number) => boolean {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  for (const tag of tags) {
    if (tag.name === "numFmt" && tag.kind !== "end") {
      formats.set(Number(tag.attribute("numFmtId")), showsDay(xmlText(tag.attribute("formatCode"))));
    } else if (tag.name === "cellXfs") inCells = tag.kind === "start";
    else if (tag.name === "xf" && tag.kind !== "end" && inCells) {
      const format = Number(tag.attribute("numFmtId"));
      styles.push(formats.get(format) ?? BUILT_IN.has(format));
    }
  }
  return (style) => styles[style] ?? false;
}

/**
 * True for a format that shows a day: one of its letters, outside of quotes and brackets, is a year or a day, or a month (an
 * `m` next to no hour or second, which would make it minutes). `[h]` shows a duration, whatever else is there.
 */
function showsDay(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\.|[_*]./g, "")
    .replace(/AM\/PM|A\/P/gi, "");
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return false;
  const letters = bare.replace(/\[[^\]]*\]/g, "");
  return /[ydb]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
