import { createHash } from "node:crypto";

/** What a page's policy lets through beside its scripts. */
export interface PolicyOptions {
  /** Whether the page may start workers of its own text; they may load and send no more than the page. */
  readonly workers?: boolean;
  /** The texts of all its style elements; elements may then carry no styles of their own. Any style unless given. */
  readonly styles?: readonly string[];
}

/**
 * The policy of a page that needs nothing from outside: nothing is loaded, sent or framed, and of scripts only those
 * given may run, each named by the SHA-256 of its text. Pages with figures let styles stand anywhere, because Plotly
 * writes them; pictures and fonts come as data within the page.
 *
 * @param scripts The texts of all scripts that may run, those the page adds to itself later included.
 */
export function contentSecurityPolicy(scripts: readonly string[], options: PolicyOptions = {}): string {
  const { workers = false, styles } = options;
  return [
    "default-src 'none'",
    `script-src ${hashes(scripts)}`,
    `style-src ${styles === undefined ? "'unsafe-inline'" : hashes(styles)}`,
    "img-src data: blob:",
    "font-src data:",
    ...(workers ? ["worker-src blob:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashes(texts: readonly string[]): string {
  if (texts.length === 0) return "'none'";
  return texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}
