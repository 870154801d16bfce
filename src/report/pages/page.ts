import { contentSecurityPolicy } from "./content-security-policy";
import { html, trusted, type Content, type Html } from "./html";
import type { Packed } from "./page-assets";

/** A whole page before it is put together. */
export interface PageParts {
  /** Shown on the browser's tab. */
  readonly title: string;
  /** One sentence for those who find the file. */
  readonly description: string;
  readonly kind: "chapter" | "index" | "live" | "study" | "paper" | "slides";
  readonly style: string;
  readonly body: Content;
  /** Scripts in the page, run in order after the body. */
  readonly scripts: readonly string[];
  /** Scripts that these add later: the policy must know them. */
  readonly laterScripts: readonly Pick<Packed, "hash">[];
  /** Whether elements may carry styles of their own, as Plotly's do; default true. */
  readonly inlineStyles?: boolean;
  /** Whether the page may start workers of its own text; default not. */
  readonly workers?: boolean;
}

/** The first words of every page, by which an export knows the pages of an earlier one. */
export const PAGE_MARK = "<!doctype html><!-- champo report -->";

/** A page's whole text, with a policy that lets only its own scripts run and nothing be loaded. */
export function page(parts: PageParts): string {
  const policy = contentSecurityPolicy(parts.scripts, {
    laterScripts: parts.laterScripts.map(({ hash }) => hash()),
    styles: [parts.style],
    styleAttributes: parts.inlineStyles ?? true,
    workers: parts.workers ?? false,
  });
  return html`${trusted(PAGE_MARK)}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content="${parts.description}" />
        <title>${parts.title}</title>
        ${exactly("style", parts.style)}
      </head>
      <body class="${parts.kind}">
        <a class="skip" href="#main">Skip to the content</a>
        ${parts.body} ${parts.scripts.map((script) => exactly("script", script))}
      </body>
    </html> `.markup;
}

/** An element of our own text, to the letter: a space more in a script would change its hash. */
function exactly(element: "style" | "script", text: string): Html {
  if (new RegExp(`</${element}|<!--`, "i").test(text))
    throw new Error(`a ${element} that ends its element early`);
  return trusted(`<${element}>${text}</${element}>`);
}
