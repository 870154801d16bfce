import path from "node:path";
import { contentSecurityPolicy } from "../../report/pages/content-security-policy";
import { html, trusted, type Content, type Html } from "../../report/pages/html";
import { paletteSheet, stylesheet } from "../../report/pages/stylesheet";

const STYLE = path.join(__dirname, "page.css");

/** What a page has beyond its text. */
export interface PageExtras {
  /** The only script that may run in it. */
  readonly script?: string;
  readonly style?: string;
}

/**
 * A whole page of the teaching kit: nothing in it is loaded and nothing runs but its own script, whatever a submission
 * wrote. Everything that comes from a student is escaped by `html`.
 */
export function pageFrame(title: string, body: Content, extras: PageExtras = {}): string {
  const { script, style = "" } = extras;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="${contentSecurityPolicy(script === undefined ? [] : [script])}"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${trusted(paletteSheet() + stylesheet(STYLE) + style)}
        </style>
      </head>
      <body>
        <main>${body}</main>
        ${script !== undefined && scriptElement(script)}
      </body>
    </html> `.markup;
}

/** Its text is exactly the script: the policy names it by its hash. */
function scriptElement(script: string): Html {
  return trusted(`<script>${script}</script>`);
}
