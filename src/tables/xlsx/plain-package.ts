import { isAscii } from "node:buffer";
import { expand, type Container } from "./container";
import { LIMITS } from "./limits";
import type { PackageIndex, SheetPart } from "./package-index";
import type { ProblemLog } from "../problem-log";

/**
 * The same workbook as the plainest package there can be, part after part, for exceljs to stream: only
 * the sheets asked for, and each oddity that its streaming reader stumbles over ironed out.
 *
 * - It wants relationships, workbook, styles and shared strings before the sheets (else it parks sheets in
 *   temporary files), relative targets, and sheets named `sheetN.xml`: they are, and the Nth sheet asked for
 *   is `sheetN.xml`.
 * - It decodes UTF-8 chunk by chunk and breaks letters at the seams: other than ASCII becomes a reference.
 * - It gives dependents of a shared formula as JSON text: formulas are left out, their cached values stay.
 * - It keeps the last run of an inline rich text, and reading aids in place of the text: both are resolved.
 * - It resolves entities twice in texts that are not shared strings: their ampersands are escaped twice.
 *
 * One part at a time is unpacked; nothing is compressed again. A damaged part ends the package early, with
 * a problem in `log`.
 */
export function* plainPackage(
  container: Container,
  index: PackageIndex,
  sheets: readonly SheetPart[],
  log: ProblemLog,
): Generator<Buffer> {
  const ids = sheets.map((_, i) => i + 1);
  yield* stored("xl/_rels/workbook.xml.rels", Buffer.from(relationships(ids)));
  yield* stored("xl/workbook.xml", Buffer.from(workbookXml(ids, index.from1904)));
  for (const [path, name] of [
    [index.styles, "xl/styles.xml"],
    [index.sharedStrings, "xl/sharedStrings.xml"],
  ] as const) {
    const problemsBefore = log.count;
    const part = path === null ? null : asBuffer(expand(container, path, log));
    if (log.count > problemsBefore) return;
    if (part !== null) yield* stored(name, name.endsWith("styles.xml") ? ascii(part) : plainTexts(part));
    else if (name.endsWith("sharedStrings.xml")) yield* stored(name, Buffer.from("<sst/>"));
  }
  const counted = { rows: 0, cells: 0 };
  for (const [i, sheet] of sheets.entries()) {
    const part = asBuffer(expand(container, sheet.path, log));
    if (part === null || !isWhole(part)) {
      if (part !== null || !container.entries.has(sheet.path)) {
        log.add({
          sheet: sheet.name,
          value: part === null ? `no part "${sheet.path}" in the file` : "XML that ends before its end",
          legal: "the sheet's cells",
          remedy: "Open the file in a spreadsheet program and save it again",
        });
      }
      return;
    }
    countElements(part, counted);
    if (counted.rows > LIMITS.rows || counted.cells > LIMITS.cells) {
      log.add({
        sheet: sheet.name,
        value: `${counted.rows} rows and ${counted.cells} cells up to this sheet`,
        legal: `at most ${LIMITS.rows} rows and ${LIMITS.cells} cells, empty ones included`,
        remedy: "Delete what is not needed, and the formatted empty rows below the table",
      });
      return;
    }
    yield* stored(`xl/worksheets/sheet${i + 1}.xml`, plainCells(part));
  }
}

/** The same bytes, not copied. */
function asBuffer(part: Uint8Array | null): Buffer | null {
  return part === null ? null : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/** A streaming reader does not miss the end of a sheet that was cut off: this does. */
function isWhole(part: Buffer): boolean {
  return /<\/(?:\w+:)?worksheet\s*>\s*$/.test(part.toString("latin1", Math.max(0, part.length - 200)));
}

/** A zip entry without compression: the local header alone is what a streaming reader needs. */
function* stored(path: string, data: Buffer): Generator<Buffer> {
  const name = Buffer.from(path);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(data.length, 22);
  header.writeUInt16LE(name.length, 26);
  yield Buffer.concat([header, name]);
  for (let at = 0; at < data.length; at += CHUNK) yield data.subarray(at, at + CHUNK);
}

const CHUNK = 16_384;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function relationships(ids: readonly number[]): string {
  const items = ids.map(
    (id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  );
  return `<Relationships>${items.join("")}</Relationships>`;
}

/** Sheets are named by their numbers; the true names are known from the index. */
function workbookXml(ids: readonly number[], from1904: boolean): string {
  const items = ids.map((id) => `<sheet name="${id}" sheetId="${id}" r:id="rId${id}"/>`);
  return `<workbook xmlns:r="${OFFICE}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${items.join("")}</sheets></workbook>`;
}

/*
 * Each pattern stops at the next element of its own kind, so that its cost stays linear in the text,
 * whatever a hostile file holds.
 */
const PHONETIC_RUN = /<rPh\b[^<]*(?:<(?!\/?rPh\b)[^<]*)*<\/rPh>/g;
const FORMULA = /<f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/f>)/g;
const INLINE_TEXT = /<is>([^<]*(?:<(?!\/?is>)[^<]*)*)<\/is>/g;
const TEXT_RUN = /<t(?:\s[^<>]*)?>([^<]*)<\/t>/g;
const FORMULA_TEXT = /(<c\s[^<>]*\bt="str"[^<>]*>\s*<v[^<>]*>)([^<]*)/g;

/** Shared strings: reading aids (phonetic runs) out. */
function plainTexts(part: Buffer): Buffer {
  return ascii(part.includes("<rPh") ? Buffer.from(part.toString("utf8").replace(PHONETIC_RUN, "")) : part);
}

/** A sheet: formulas out, inline rich texts joined, texts outside the shared ones escaped once more. */
function plainCells(part: Buffer): Buffer {
  const formulas = part.includes("<f");
  const inline = part.includes("<is>");
  const results = part.includes('t="str"');
  if (!formulas && !inline && !results) return ascii(part);
  let xml = part.toString("utf8");
  if (formulas) xml = xml.replace(FORMULA, "");
  if (inline) {
    xml = xml.replace(INLINE_TEXT, (_, body: string) => `<is><t>${escapedAgain(joinedRuns(body))}</t></is>`);
  }
  if (results) {
    xml = xml.replace(FORMULA_TEXT, (_, cell: string, text: string) => cell + escapedAgain(text));
  }
  return ascii(Buffer.from(xml));
}

function joinedRuns(body: string): string {
  return [...body.replace(PHONETIC_RUN, "").matchAll(TEXT_RUN)].map((match) => match[1]).join("");
}

function escapedAgain(xmlText: string): string {
  return xmlText.replaceAll("&amp;", "&amp;amp;");
}

/** The same XML in ASCII: every other character as a numeric reference. */
function ascii(part: Buffer): Buffer {
  if (isAscii(part)) return part;
  const escaped = part
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .replace(/[^\x00-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  return Buffer.from(escaped, "latin1");
}

/** Counts the row and cell elements of a sheet; by hand, since it is every byte of every sheet. */
function countElements(part: Buffer, counted: { rows: number; cells: number }): void {
  for (let i = 0; i + 2 < part.length; i++) {
    if (part[i] !== LESS) continue;
    if (part[i + 1] === LETTER_C && part[i + 2] <= GREATER) counted.cells++;
    else if (part[i + 1] === LETTER_R && part[i + 2] === LETTER_O) counted.rows++;
  }
}

const LESS = 0x3c;
/** White space, `/` and `>` end an element's name; none of them is above `>`, every letter is. */
const GREATER = 0x3e;
const LETTER_C = 0x63;
const LETTER_O = 0x6f;
const LETTER_R = 0x72;
