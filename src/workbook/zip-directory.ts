/** A part of a zip package, as its central directory declares it. */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
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
export function readZipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const next = at + ENTRY_BYTES + nameBytes + extraBytes + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) return null;
    const extra = bytes.subarray(at + ENTRY_BYTES + nameBytes, at + ENTRY_BYTES + nameBytes + extraBytes);
    const [expandedBytes, compressedBytes, offset] = wideSizes(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ]);
    entries.push({
      path: bytes.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes).replace(/\\/g, "/"),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      compressedBytes,
      expandedBytes,
      offset,
    });
    at = next;
  }
  return entries;
}

/** The compressed bytes of an entry, or `null` where it does not lie within the file. */
export function entryBytes(bytes: Buffer, entry: ZipEntry): Buffer | null {
  const { offset } = entry;
  if (offset + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) return null;
  const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const end = start + entry.compressedBytes;
  return end > bytes.length ? null : bytes.subarray(start, end);
}

/** Where the end-of-directory record starts; a comment of up to 64 KB may follow it. */
function findEnd(bytes: Buffer): number | null {
  const lowest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return null;
}

/** Replaces sizes that are marked as 64-bit by those of the extra field 1, which holds them in this order. */
function wideSizes(extra: Buffer, sizes: readonly number[]): number[] {
  let wide: Buffer | null = null;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) wide = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let at = 0;
  return sizes.map((size) => {
    if (size !== IN_ZIP64 || wide === null || at + 8 > wide.length) return size;
    at += 8;
    return Number(wide.readBigUInt64LE(at - 8));
  });
}
