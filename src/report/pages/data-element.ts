import { gzipSync } from "node:zlib";
import { trusted, type Html } from "./html";

/** A text packed for a page: gzip, as base64. */
export function packed(text: string): string {
  return gzipSync(text, { level: 9 }).toString("base64");
}

/** An element that carries a packed text and does nothing with it; `unpack` of the page's script reads it. */
export function dataElement(id: string, content: string): Html {
  return trusted(`<script type="application/gzip" id="${id}">${content}</script>\n`);
}
