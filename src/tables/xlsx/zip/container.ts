import { sumBy } from "../../../core/sum";
import { crc32 } from "./crc32";
import { inflateInParts, type Inflate } from "./inflate";
import { LIMITS } from "../limits";
import type { ProblemLog } from "../../problem-log";
import { entryBytes, readZipDirectory, type ZipEntry } from "./zip-directory";

/** What helps where a file is no .xlsx workbook. */
export const REMEDY_XLSX = "Open the file in a spreadsheet program and save it as .xlsx (Excel workbook)";

/** An .xlsx file that has passed the guard: nothing in it is unpacked yet. */
export interface Container {
  readonly bytes: Uint8Array;
  readonly inflate: Inflate;
  /** By the names of the parts in small letters: see `findEntry`. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/**
 * The guard at the door: says what a file is when it is no workbook, and refuses what would unpack beyond
 * the limits, before anything of it is unpacked.
 *
 * @param inflate unpacks deflated parts; the default runs in a browser too.
 * @returns the container, or `null` with the reason in `log`.
 */
export function openContainer(
  bytes: Uint8Array,
  log: ProblemLog,
  inflate: Inflate = inflateInParts,
): Container | null {
  const refuse = (value: string, legal: string, remedy: string): null => {
    log.add({ value, legal, remedy });
    return null;
  };
  if (bytes.length < 4) {
    return refuse(`a file of ${bytes.length} bytes`, "an .xlsx workbook", "Copy or download the file again");
  }
  if (bytes.length > LIMITS.fileBytes) {
    return refuse(
      `a file of ${megabytes(bytes.length)}`,
      `at most ${megabytes(LIMITS.fileBytes)}`,
      TOO_LARGE,
    );
  }
  if (OLE_SIGNATURE.every((byte, i) => bytes[i] === byte)) {
    return holds(bytes, ENCRYPTED)
      ? refuse(
          "an encrypted workbook",
          "a workbook without a password",
          "Remove the password and save the workbook again",
        )
      : refuse(
          "a workbook in the legacy .xls format (or another old Office file)",
          "an .xlsx workbook",
          REMEDY_XLSX,
        );
  }
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const listed = zipped ? readZipDirectory(bytes) : null;
  if (listed === null) {
    return zipped
      ? refuse("a damaged or cut-off zip file", "an .xlsx workbook", "Copy or download the file again")
      : refuse(
          `a file that begins with ${describeStart(bytes)}`,
          "an .xlsx workbook, which is a zip file",
          REMEDY_XLSX,
        );
  }
  const expanded = sumBy(listed, ({ expandedBytes }) => expandedBytes);
  if (expanded > LIMITS.expandedBytes || listed.length > LIMITS.parts) {
    return refuse(
      `a file that unpacks to ${megabytes(expanded)} in ${listed.length} parts (a zip bomb?)`,
      `at most ${megabytes(LIMITS.expandedBytes)} in ${LIMITS.parts} parts`,
      TOO_LARGE,
    );
  }
  const entries = new Map(listed.map((entry) => [partName(entry.path), entry]));
  if (entries.size < listed.length || regionsOverlap(listed)) {
    return refuse(
      "a zip file whose parts overlap or repeat (a zip bomb?)",
      "parts that each occur once",
      REMEDY_XLSX,
    );
  }
  if (listed.some(({ encrypted }) => encrypted)) {
    return refuse(
      "an encrypted zip file",
      "a workbook without a password",
      "Remove the password and save the workbook again",
    );
  }
  return { bytes, entries, inflate };
}

/** The entry of a part; the case of its name does not matter, by the rules of the format. */
export function findEntry({ entries }: Container, path: string): ZipEntry | undefined {
  return entries.get(partName(path));
}

function partName(path: string): string {
  return path.replace(/^(?:\.?\/)+/, "").toLowerCase();
}

/**
 * Unpacks one part, never beyond the size it declares.
 *
 * @returns its bytes, or `null` where it is missing, or damaged (then with a problem in `log`).
 */
export function expand(container: Container, path: string, log: ProblemLog): Uint8Array | null {
  const entry = findEntry(container, path);
  if (entry === undefined) return null;
  const packed = entryBytes(container.bytes, entry);
  const unpacked = packed === null ? null : unpack(packed, entry, container.inflate);
  const whole = unpacked !== null && crc32(unpacked) === entry.crc32;
  if (!whole) {
    log.add({
      value: `part "${path}", damaged or other than its declared ${entry.expandedBytes} bytes (a zip bomb?)`,
      legal: "parts that unpack to their declared size and check sum",
      remedy: "Open the file in a spreadsheet program and save it again",
    });
  }
  return whole ? unpacked : null;
}

function unpack(
  packed: Uint8Array,
  { method, expandedBytes }: ZipEntry,
  inflate: Inflate,
): Uint8Array | null {
  if (method === 0) return packed.length === expandedBytes ? packed : null;
  return method === 8 ? inflate(packed, expandedBytes) : null;
}

/** Overlapping parts are how a small zip file unpacks to a huge one within each part's limits. */
function regionsOverlap(entries: readonly ZipEntry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  return sorted.some(
    (entry, i) => i > 0 && sorted[i - 1].offset + sorted[i - 1].compressedBytes > entry.offset,
  );
}

const TOO_LARGE = "Delete sheets and rows that are not needed";
const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The name of the stream that an encrypted workbook keeps its content in, in UTF-16. */
const ENCRYPTED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function describeStart(bytes: Uint8Array): string {
  return `"${String.fromCharCode(...bytes.subarray(0, 12))}"`;
}
