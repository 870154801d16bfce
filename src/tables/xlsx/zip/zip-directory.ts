/** A part of a zip package, as its central directory declares it. */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  /** Check sum of the unpacked bytes. */
  readonly crc32: number;
  /** Where the entry's local header starts. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const IN_ZIP64 = 0xffffffff;

/**
 * The central directory of a zip file, or `null` where the bytes are none or damaged. Sizes are what the
 * file claims; `expand` holds it to them. The 64-bit sizes that some writers use for small files too are
 * read; files that really need them are beyond any limit here.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + ENTRY_BYTES + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > bytes.length) return null;
    const extra = bytes.subarray(at + ENTRY_BYTES + nameBytes, at + ENTRY_BYTES + nameBytes + extraBytes);
    const [expandedBytes, compressedBytes, offset] = wideSizes(extra, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    entries.push({
      path: UTF8.decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)).replace(/\\/g, "/"),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedBytes,
      expandedBytes,
      crc32: view.getUint32(at + 16, true),
      offset,
    });
    at = next;
  }
  return entries;
}

/** The compressed bytes of an entry, or `null` where it does not lie within the file. */
export function entryBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const { offset } = entry;
  const view = viewOf(bytes);
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) return null;
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const end = start + entry.compressedBytes;
  return end > bytes.length ? null : bytes.subarray(start, end);
}

/** Where the end-of-directory record starts; a comment of up to 64 KB may follow it. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}

/** Replaces sizes that are marked as 64-bit by those of the extra field 1, which holds them in this order. */
function wideSizes(extra: Uint8Array, sizes: readonly number[]): number[] {
  const view = viewOf(extra);
  let wide: DataView | null = null;
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1)
      wide = viewOf(extra.subarray(at + 4, at + 4 + view.getUint16(at + 2, true)));
  }
  let at = 0;
  return sizes.map((size) => {
    if (size !== IN_ZIP64 || wide === null || at + 8 > wide.byteLength) return size;
    at += 8;
    return Number(wide.getBigUint64(at - 8, true));
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
