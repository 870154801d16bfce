import { createHash } from "node:crypto";

/**
 * The policy of a page that needs nothing from outside: nothing is loaded, sent or framed, and of scripts only those
 * given may run, each named by the SHA-256 of its text. Styles may stand in the page, because Plotly writes them;
 * pictures and fonts come as data within it.
 *
 * @param scripts The texts of all scripts that may run, those the page adds to itself later included.
 * @param workers Whether the page may start workers of its own text; they may load and send no more than the page.
 */
export function contentSecurityPolicy(scripts: readonly string[], workers = false): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.length > 0 ? hashes.join(" ") : "'none'"}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    ...(workers ? ["worker-src blob:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
