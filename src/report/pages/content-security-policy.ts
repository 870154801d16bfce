import { createHash } from "node:crypto";

/** What a page's policy allows besides its scripts. */
export interface PolicyOptions {
  /** What the scripts that it adds to itself later are named by: see {@link scriptHash}. */
  readonly laterScripts?: readonly string[];
  /** The texts of all its style elements; any style unless given. */
  readonly styles?: readonly string[];
  /** Whether elements may carry styles of their own, as those that Plotly draws do. */
  readonly styleAttributes?: boolean;
  /**
   * Whether the page may start workers of its own text; they may load and send no more than the page, and may compile the
   * kernels in their text: WebAssembly, which has no access to the page.
   */
  readonly workers?: boolean;
}

/**
 * The policy of a page that needs nothing from outside: nothing is loaded, sent or framed, and only those scripts and
 * style sheets given count, each named by the SHA-256 of its text. Pictures and fonts come as data within the page.
 *
 * Where elements may carry styles, an empty style sheet is let through too: Plotly adds one and fills it rule by rule.
 *
 * @param scripts The texts of the scripts in the page.
 */
export function contentSecurityPolicy(scripts: readonly string[], options: PolicyOptions = {}): string {
  const { laterScripts = [], styles, styleAttributes = false, workers = false } = options;
  const fallback = "style-src 'unsafe-inline'";
  const styleRules =
    styles === undefined
      ? [fallback]
      : styleAttributes
        ? // The first is for browsers that do not know the two after it.
          [
            fallback,
            `style-src-elem ${named([...styles, ""].map(scriptHash))}`,
            "style-src-attr 'unsafe-inline'",
          ]
        : [`style-src ${named(styles.map(scriptHash))}`];
  return [
    "default-src 'none'",
    `script-src ${named([...scripts.map(scriptHash), ...laterScripts])}${workers ? " 'wasm-unsafe-eval'" : ""}`,
    ...styleRules,
    "img-src data: blob:",
    "font-src data:",
    ...(workers ? ["worker-src blob:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** What a policy names a script or style sheet by. */
export function scriptHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function named(hashes: readonly string[]): string {
  return hashes.length === 0 ? "'none'" : hashes.join(" ");
}
