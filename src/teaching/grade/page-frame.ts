import path from "node:path";
import { contentSecurityPolicy } from "../../report/pages/content-security-policy";
import { html, trusted, type Content } from "../../report/pages/html";
import { paletteSheet, stylesheet } from "../../report/pages/stylesheet";

const STYLE = path.join(__dirname, "page.css");

/**
 * A whole page of the teaching kit: nothing in it is loaded and nothing runs, whatever a submission wrote. Everything that
 * comes from a student is escaped by `html`.
 */
export function pageFrame(title: string, body: Content): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([])}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${trusted(paletteSheet() + stylesheet(STYLE))}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.markup;
}
