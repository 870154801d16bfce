import { gzipSync } from "node:zlib";
import { keep, readKept } from "../../notebook/run/kept-file";
import { trusted, type Html } from "./html";

/** A text packed for a page: gzip, as base64. */
export function packed(text: string): string {
  return gzipSync(text, { level: 9 }).toString("base64");
}

/**
 * The same of a large script of a package, which is packed once for each version and kept.
 *
 * @param hash SHA-256 of the script.
 */
export function packedOnce(script: string, hash: string): string {
  const key = [hash, process.versions.zlib];
  return readKept("packed", key) ?? keep("packed", key, packed(script));
}

/** An element that carries a packed text and does nothing with it; `unpack` of the page's script reads it. */
export function dataElement(id: string, content: string): Html {
  return trusted(`<script type="application/gzip" id="${id}">${content}</script>\n`);
}
