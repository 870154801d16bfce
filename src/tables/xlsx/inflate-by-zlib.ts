import { inflateRawSync } from "node:zlib";
import type { Inflate } from "./inflate";

/** Unpacks by Node's zlib, four times as fast as in JavaScript. */
export const inflateByZlib: Inflate = (packed, expandedBytes) => {
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, expandedBytes) });
    return unpacked.length === expandedBytes ? unpacked : null;
  } catch (error) {
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith("Z_") === true)
      return null;
    throw error;
  }
};
