import type { Browser, Page } from "playwright-core";
import path from "node:path";
import { expect } from "vitest";
import { violations } from "./axe";
import { PHONE, openChecks, watchPage, WIDE } from "./watched-page";

/** All rules wide and on a phone, light and dark; the page comes wide and light. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await violations(page)).toEqual([]);
}

/** The same of a page of a report, with its first figure's data and its code open. */
export async function expectAccessiblePage(browser: Browser, report: string, name: string): Promise<void> {
  const { page, complaints } = await watchPage(browser, path.join(report, name), {
    viewport: WIDE,
    colorScheme: "light",
  });
  await openChecks(page);
  // Drawn figures are all alike to those who do not see them.
  for (const plot of [page.locator(".plot").first(), page.locator(".plot").last()]) {
    if ((await plot.count()) === 0) continue;
    await plot.scrollIntoViewIfNeeded();
    await expect.poll(() => plot.getAttribute("data-state")).toBe("drawn");
  }
  const data = page.getByRole("button", { name: /^Data of Figure/ });
  if ((await data.count()) > 0) await data.first().click();
  const code = page.locator("#show-code");
  if ((await code.count()) > 0) await code.click();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}
