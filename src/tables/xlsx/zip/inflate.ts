import { Inflate as InflateStream } from "fflate";

/**
 * Unpacks deflated bytes whose unpacked size is given.
 *
 * @returns the bytes, or null where they are damaged or of another size: it stops before it exceeds it by much.
 */
export type Inflate = (packed: Uint8Array, expandedBytes: number) => Uint8Array | null;

/** Deflate packs 1,032 to 1 at most: so many bytes at a time unpack to less than 17 MB. */
const STEP = 16_384;

/** Unpacks in JavaScript, in a browser too, step by step: what lies about its size is given up after one step more. */
export const inflateInParts: Inflate = (packed, expandedBytes) => {
  const unpacked = new Uint8Array(expandedBytes);
  let length = 0;
  const stream = new InflateStream((chunk) => {
    if (length + chunk.length <= expandedBytes) unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= expandedBytes; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    // What fflate throws for damaged data has a number for its kind.
    if (typeof (error as { readonly code?: unknown }).code === "number") return null;
    throw error;
  }
  return length === expandedBytes ? unpacked : null;
};
