import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";

export const WIDE = { width: 1440, height: 1000 };
export const PHONE = { width: 390, height: 844 };

/** A page of a report, and what it did that it should not have: errors, dialogs, requests beyond its own file. */
export interface Watched {
  readonly page: Page;
  readonly complaints: string[];
}

export interface Reader {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: "light" | "dark";
}

/** Opens a file as a reader would, and watches it. */
export async function watchPage(
  browser: Browser,
  file: string,
  reader: Reader,
  fragment = "",
): Promise<Watched> {
  const context = await browser.newContext({ ...reader, hasTouch: reader.viewport === PHONE });
  const page = await context.newPage();
  const complaints: string[] = [];
  const own = pathToFileURL(path.resolve(file)).href;
  // Everything is caught before it could leave, also what the page's policy would have let through.
  await context.route(/^(?!file:|data:|blob:)/, (route) => {
    complaints.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  page.on("request", (request) => {
    if (request.url() !== own && !/^(data|blob):/.test(request.url())) {
      complaints.push(`request: ${request.url()}`);
    }
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(own + fragment);
  return { page, complaints };
}

/** Opens what is folded as a check, as the button of the page does. */
export async function openChecks(page: Page): Promise<void> {
  const button = page.locator("#show-checks");
  if ((await button.count()) > 0) await button.click();
}

/** Opens all checks and scrolls through the page as a reader would, until every figure is drawn or has failed; their states, in order. */
export async function drawAll(page: Page): Promise<string[]> {
  await openChecks(page);
  const plots = page.locator(".plot");
  const count = await plots.count();
  for (let i = 0; i < count; i++) {
    // Scrolled to at each look: what is drawn above may push it away before the page has noticed it.
    await page.waitForFunction(
      (at) => {
        const plot = document.querySelectorAll<HTMLElement>(".plot")[at];
        plot?.scrollIntoView({ block: "center" });
        return /drawn|failed/.test(plot?.dataset["state"] ?? "");
      },
      i,
      { polling: 100 },
    );
  }
  return plots.evaluateAll((all) =>
    all.map((plot) => {
      const hasPicture = plot.querySelector(".main-svg") !== null;
      return `${(plot as HTMLElement).dataset["state"]}${hasPicture ? "" : " without a picture"}`;
    }),
  );
}

/**
 * Waits until the page has run every timer that was set for the next `milliseconds`, and has drawn twice. A timer of the
 * page itself says so, which comes after those set before it, however busy the machine is.
 */
export async function afterTimers(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate(
    (delay) =>
      new Promise<void>((resolve) =>
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())), delay),
      ),
    milliseconds,
  );
}

/** By how much the page is wider than its window, in CSS pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
